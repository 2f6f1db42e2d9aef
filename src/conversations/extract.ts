/** Taking chosen messages out of the operation as a file: a disclosure, with the file's hash in the ledger (R9). */

import { createHash } from 'node:crypto';
import { type Asking, type ConversationDeps, consult } from './consult.ts';
import type { ExtractRequest } from './contract.ts';
import { extractCsv } from './extract-csv.ts';
import { extractHtml } from './extract-html.ts';
import { extractRows } from './extract-rows.ts';
import { operationName } from './store.ts';

export interface ExtractedFile {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly name: string;
  readonly sha256: string;
}

export async function extract(deps: ConversationDeps, asking: Asking, request: ExtractRequest): Promise<ExtractedFile> {
  const reading = await consult(deps, asking, 'extract');
  const { actor, operationId, reason, db } = reading;
  const found = await extractRows(reading, request);
  const at = deps.store.now().toISOString();
  const { title, context } = request;
  const head = {
    title,
    context,
    at,
    operation: await operationName(db, operationId),
    by: actor.name,
    role: actor.role,
  };
  const text = request.format === 'csv' ? extractCsv(found) : extractHtml(found, head);
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.store.transaction((trx) =>
    deps.store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'disclosure',
      act: 'extract.made',
      subject: { observations: request.observations, context, format: request.format, sha256, bytes: bytes.length },
      ...(reason === null ? {} : { reason }),
    }),
  );
  return {
    bytes,
    sha256,
    mime: request.format === 'csv' ? 'text/csv; charset=utf-8' : 'text/html; charset=utf-8',
    name: `extract-${at.slice(0, 10)}.${request.format}`,
  };
}
