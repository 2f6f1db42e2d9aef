/** The original bytes of an entry, as text. */

import type { Store } from '../storage/index.ts';
import type { EntryRow } from './entry-store.ts';
import type { Source } from './source-store.ts';

/** Raw bytes shown at most: longer entries are read from the file itself. */
const RAW_AT_MOST = 64 * 1024;

/** As sealed; bytes that are no UTF-8 become U+FFFD. */
export async function rawText(
  store: Store,
  operationId: number,
  row: Pick<EntryRow, 'byte_start' | 'byte_end'>,
  source: Pick<Source, 'sha256'>,
): Promise<{ readonly raw: string; readonly rawTruncated: boolean }> {
  const end = Math.min(row.byte_end, row.byte_start + RAW_AT_MOST);
  const bytes = await store.vault(operationId).read(source.sha256, row.byte_start, end);
  return { raw: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), rawTruncated: end < row.byte_end };
}
