/** `candour ledger`: what a stranger needs to verify the record without Candour, and signed heads to hand over. */

import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { allow } from '../access/index.ts';
import { listOperations } from '../evidence/index.ts';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { withApp } from './with-app.ts';

/** R13: what the law lets a log be used for. */
export const purposes = ['lawfulness', 'self-monitoring', 'security', 'criminal-proceedings'] as const;

export async function exportCommand(
  folder: string,
  given: { readonly operation?: string; readonly purpose: string },
): Promise<ExitCode> {
  if (!purposes.some((purpose) => purpose === given.purpose))
    throw new CandourError(
      'BAD_USAGE',
      `--purpose takes ${purposes.join(', ')}, not ${JSON.stringify(given.purpose)}.`,
    );
  return withApp<ExitCode>(async (app, actor) => {
    const operations = (await listOperations(app.evidence, actor)).filter(
      (o) => given.operation === undefined || o.name === given.operation,
    );
    if (given.operation !== undefined && operations.length === 0)
      throw new CandourError('NOT_FOUND', `There is no operation named ${JSON.stringify(given.operation)}.`);
    const there = await readdir(folder).catch(() => []);
    if (there.length > 0)
      throw new CandourError('ALREADY_EXISTS', `${folder} is not empty.`, { hint: 'Name a new folder.' });
    await mkdir(folder, { recursive: true });
    const chains = [
      { chain: 'installation', file: 'installation.jsonl' },
      ...operations.map((o) => ({ chain: String(o.id), file: `${fileName(o.name)}-${o.id}.jsonl` })),
    ];
    for (const { chain, file } of chains) {
      allow(actor, 'ledger.read', chain === 'installation' ? 'installation' : { operationId: Number(chain) });
      await app.store.transaction((trx) =>
        app.store.ledger.append(trx, {
          chain,
          actor,
          type: 'disclosure',
          act: 'ledger.exported',
          subject: { recipient: actor.name, file, purpose: given.purpose },
        }),
      );
      await app.store.ledger.checkpoint(chain);
      await pipeline(Readable.from(app.store.ledger.export(chain)), createWriteStream(join(folder, file)));
      process.stdout.write(`${join(folder, file)}\n`);
    }
    await copyFile(
      fileURLToPath(new URL('../storage/verify-ledger.mjs', import.meta.url)),
      join(folder, 'verify-ledger.mjs'),
    );
    process.stdout.write(
      `${join(folder, 'verify-ledger.mjs')}\nVerify anywhere with Node alone: node verify-ledger.mjs ${chains[0]?.file ?? ''}\n`,
    );
    return 0;
  });
}

export async function checkpointCommand(): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, actor) => {
    allow(actor, 'ledger.read', 'installation');
    for (const chain of await app.store.ledger.chains()) {
      const head = await app.store.ledger.checkpoint(chain);
      process.stdout.write(`${chain}  entry ${head.seq}  ${head.hash}  signature ${head.signature}\n`);
    }
    process.stdout.write(
      'A checkpoint proves only what came before it, and only where somebody else holds it: print or send these lines.\n',
    );
    return 0;
  });
}

function fileName(text: string): string {
  return (
    text
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'operation'
  );
}
