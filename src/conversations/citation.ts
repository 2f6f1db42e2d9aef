/** How a message is cited and addressed. Pure. */

import type { EntryRow } from './entry-store.ts';
import type { Source } from './source-store.ts';

export interface Cited {
  readonly row: Pick<EntryRow, 'line' | 'lines' | 'byte_start' | 'byte_end' | 'time'>;
  readonly source: Source;
  readonly title: string;
}

/** Exhibit, file, line, bytes and hash: what leads anybody with the sealed file back to the very bytes. */
export function citation({ row, source, title }: Cited): string {
  const file = source.member === null ? source.given_path : `${source.given_path} / ${source.member}`;
  const lines = row.lines > 1 ? `lines ${row.line}–${row.line + row.lines - 1}` : `line ${row.line}`;
  const time = row.time === null ? '' : `, ${row.time.replace('T', ' ')}`;
  return `${source.ref} (${source.custodian}), “${title}”${time}: ${file}, ${lines}, bytes ${row.byte_start}–${row.byte_end}, SHA-256 ${source.sha256}`;
}

/** The message's own address in the page. Positions move when a later import adds to a chat; the observation does not. */
export function permalink(
  operationId: number,
  conversationId: number,
  row: Pick<EntryRow, 'position' | 'observation_id'>,
): string {
  return `/operations/${operationId}/conversations/${conversationId}/at/${row.position}?o=${row.observation_id}`;
}
