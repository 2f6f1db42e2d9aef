/**
 * Reading one chat of a million messages: a page of 50 at random positions, around a message, at a date, with its
 * entry in the ledger; the day rail and the list beside it.
 *
 * The peer is the way pages are usually cut: LIMIT and OFFSET in SQL over the same rows, through the bare driver and
 * with no permission, no ledger and no views made.
 *
 *   node bench/reader.ts [--messages 1000000] [--pages 300] [--home FOLDER]
 *
 * Budget: p95 of a page under 20 ms at the server.
 */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { randomNamed } from '../samples/larch/random.ts';
import { conversationService } from '../src/conversations/index.ts';
import { openChats, storeChats } from './stored-chats.ts';

const BUDGET_MS = 20;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    pages: { type: 'string', default: '300' },
    home: { type: 'string' },
  },
});
const home = values.home ?? mkdtempSync(join(tmpdir(), 'candour-bench-'));
const filled = existsSync(join(home, 'candour.db'));
const stored = filled ? await openChats(home) : await storeChats(home, Number(values.messages), 1);
const service = conversationService(stored.app.store);
const asking = { actor: stored.actor, operationId: stored.operationId, reason: null };
const random = randomNamed('reader');
const total = (await service.one(asking, 1)).entries;

async function measure(label: string, times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? 0;
  console.log(`${label.padEnd(30)}${[0.5, 0.95, 1].map((part) => at(part).toFixed(1).padStart(8)).join('')}`);
  return at(0.95);
}

try {
  console.log(`${total.toLocaleString('en-GB')} messages in one chat`);
  console.log(`${'milliseconds'.padEnd(30)}     p50     p95     max`);
  const pages = Number(values.pages);
  const page = (place: object) => service.entries(asking, 1, { limit: 50, ...place });
  const somewhere = (): number => random.next() % Math.max(1, total - 50);
  const chosen: number[] = [];
  const p95 = await measure('page of 50 at a position', pages, async () => {
    const { entries } = await page({ from: somewhere() });
    chosen.push(entries[25]?.observation ?? 0);
  });
  await measure('page of 50 around a message', pages, () =>
    page({ around: chosen[random.next() % chosen.length] ?? 0 }),
  );
  await measure('page of 50 at a date', pages, () =>
    page({ date: `20${18 + (random.next() % 5)}-${String(1 + (random.next() % 12)).padStart(2, '0')}-15T12:00` }),
  );
  await measure('page of 200 at a position', pages, () =>
    service.entries(asking, 1, { from: somewhere(), limit: 200 }),
  );
  await measure('day rail', 20, () => service.days(asking, 1));
  await measure('conversation', 20, () => service.one(asking, 1));
  const bare = new Database(join(home, 'candour.db'), { readonly: true });
  const cut = bare.prepare(
    'select * from observation where operation_id = ? and copy_id = 1 order by position limit 50 offset ?',
  );
  const peer = await measure('peer: LIMIT 50 OFFSET n', Math.min(pages, 60), async () => {
    cut.all(stored.operationId, somewhere());
  });
  bare.close();
  const pass = p95 < BUDGET_MS;
  console.log(
    `${pass ? 'PASS' : 'FAIL'}: p95 ${p95.toFixed(1)} ms of ${BUDGET_MS} ms for a page; the peer takes ${(peer / p95).toFixed(1)} times as long`,
  );
  process.exitCode = pass ? 0 : 1;
} finally {
  await stored.app.close();
  if (values.home === undefined) rmSync(home, { recursive: true, force: true });
}
