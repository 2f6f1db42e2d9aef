/** What the index of words takes of entries: with the names of their senders. */

import type { ObservationTable } from '../evidence/index.ts';
import type { IndexRow } from './search/port.ts';
import { type Db, namesOfHandles } from './store.ts';

export async function indexRows(db: Db, operationId: number, rows: readonly ObservationTable[]): Promise<IndexRow[]> {
  const ids = new Set<number>();
  for (const { handle_id } of rows) if (handle_id !== null) ids.add(handle_id);
  const names = await namesOfHandles(db, operationId, [...ids]);
  return rows.map(({ observation_id, copy_id, handle_id, kind, body }) => ({
    observation_id,
    copy_id,
    sender: handle_id === null ? null : (names.get(handle_id) ?? null),
    kind,
    body,
  }));
}
