/** SQL of where entries come from: the file of a part, its archive, its exhibit. */

import type { Db } from './store.ts';

export interface Source {
  readonly part_id: number;
  /** The chat file in the vault: byte ranges are of this file. */
  readonly sha256: string;
  readonly given_path: string;
  /** Name within the archive, where it came in one. */
  readonly member: string | null;
  readonly container_sha256: string | null;
  readonly exhibit_id: number;
  readonly ref: string;
  readonly custodian: string;
  readonly device: string;
}

/** Sources by part. */
export async function sourcesOf(db: Db, operationId: number, partIds: readonly number[]): Promise<Map<number, Source>> {
  if (partIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('copy_part as p')
    .innerJoin('copy as c', (join) =>
      join.onRef('c.operation_id', '=', 'p.operation_id').onRef('c.copy_id', '=', 'p.copy_id'),
    )
    .innerJoin('exhibit as x', (join) =>
      join.onRef('x.operation_id', '=', 'c.operation_id').onRef('x.exhibit_id', '=', 'c.exhibit_id'),
    )
    .leftJoin('artefact as a', (join) =>
      join.onRef('a.operation_id', '=', 'p.operation_id').onRef('a.sha256', '=', 'p.sha256'),
    )
    .select([
      'p.part_id',
      'p.sha256',
      'p.given_path',
      'p.member',
      'a.parent_sha256 as container_sha256',
      'x.exhibit_id',
      'x.ref',
      'x.custodian',
      'x.device',
    ])
    .where('p.operation_id', '=', operationId)
    .where('p.part_id', 'in', partIds)
    .execute();
  return new Map(rows.map((row) => [row.part_id, row]));
}
