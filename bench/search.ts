/**
 * Search at a million and at five million messages: pages of 50 hits with their neighbours, counted, recorded in the
 * ledger; single words rare, common and the most common, with and without filters, and everything else the language
 * has. Beside it the same single words in a plain FTS5 table (unicode61) ranked by bm25, as most programs search.
 *
 *   node bench/search.ts [--messages 5000000] [--chats 50] [--rounds 5] [--home FOLDER] [--no-peer]
 *
 * A --home that is filled already is used again. Budget: p95 under 50 ms for any word (docs/decisions/0003-search.md).
 */

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { conversationService } from '../src/conversations/index.ts';
import { openChats, type Stored, storeChats } from './stored-chats.ts';

const BUDGET_MS = 50;

interface Question {
  readonly group: string;
  /** Counts for the budget: words with and without filters. */
  readonly word: boolean;
  readonly query: Readonly<Record<string, string | number>>;
}

function questions(words: readonly string[]): Question[] {
  const at = (rank: number): string => words[rank] ?? '';
  const ranks = { 'most common': [0, 1, 2], common: [50, 100, 200, 400], rare: [5_000, 10_000, 20_000, 39_000] };
  const asked: Question[] = [];
  for (const [group, list] of Object.entries(ranks)) {
    for (const rank of list) {
      const q = at(rank);
      const add = (more: string, query: Question['query']) =>
        asked.push({ group: `${group} word${more}`, word: true, query: { q, ...query } });
      add('', {});
      add(', oldest first', { order: 'oldest' });
      add(', one sender', { sender: 'Sender 7' });
      add(', one chat', { conversation: 3 });
      add(', one sender in one chat', { sender: 'Sender 7', conversation: 3 });
      add(', one kind', { kind: 'media' });
      add(', a month', { from: '2019-03', to: '2019-03' });
      add(', to a day', { to: '2018-02-10' });
    }
  }
  const other = (group: string, ...queries: Question['query'][]) =>
    asked.push(...queries.map((query) => ({ group, word: false, query })));
  other('two words', { q: `${at(0)} ${at(1)}` }, { q: `${at(3)} ${at(9_000)}` }, { q: `${at(8_000)} ${at(9_000)}` });
  other(
    'a phrase',
    { q: `"${at(0)} ${at(1)}"` },
    { q: `"${at(0)} ${at(1)} ${at(2)} ${at(3)}"` },
    { q: `"${at(40)} ${at(900)}"` },
  );
  other('a word and not another', { q: `${at(0)} -${at(1)}` }, { q: `${at(9_000)} -${at(0)}` });
  other('a beginning', ...[at(0), at(50).slice(0, 3), at(700).slice(0, 4), 's', 'th'].map((q) => ({ q: `${q}*` })));
  other('a disguised word', { q: 'plonker' }, { q: 'muppet' }, { q: '"plonker muppet"' });
  other('words as written', { q: at(0), mode: 'words' }, { q: at(9_000), mode: 'words' });
  other(
    'filters alone',
    { sender: 'Sender 7' },
    { conversation: 3 },
    { kind: 'media' },
    { from: '2020-02', to: '2020-02' },
    {},
  );
  other('an emoji', { q: '😂' });
  return asked;
}

const ordered = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b);
const quantile = (times: readonly number[], part: number): number =>
  ordered(times)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

function line(label: string, times: readonly number[]): string {
  const cell = (ms: number): string => ms.toFixed(1).padStart(8);
  return `${label.padEnd(46)}${cell(quantile(times, 0.5))}${cell(quantile(times, 0.95))}${cell(quantile(times, 1))}`;
}

async function ask(stored: Stored, list: readonly Question[], rounds: number): Promise<Map<Question, number[]>> {
  const service = conversationService(stored.app.store);
  const asking = { actor: stored.actor, operationId: stored.operationId, reason: null };
  const times = new Map<Question, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const question of list) {
      const begun = performance.now();
      await service.search(asking, { q: '', mode: 'folded', order: 'newest', limit: 50, ...question.query });
      times.set(question, [...(times.get(question) ?? []), performance.now() - begun]);
    }
  }
  return times;
}

async function peer({ app, operationId, words }: Stored, rounds: number): Promise<number[]> {
  const { db, dialect } = app.store;
  await app.store.transaction(async (trx) => {
    await dialect.run(
      trx,
      `create virtual table if not exists peer using fts5(body, content='', tokenize='unicode61')`,
    );
    const [there] = await dialect.run(trx, 'select 1 from peer_data where id > 10 limit 1');
    if (there === undefined) {
      await dialect.run(
        trx,
        'insert into peer(rowid, body) select observation_id, body from observation where operation_id = ? order by observation_id',
        [operationId],
      );
    }
  });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const rank of [0, 1, 2, 50, 100, 200, 400, 5_000, 10_000, 20_000, 39_000]) {
      const begun = performance.now();
      await dialect.run(db, 'select rowid from peer where peer match ? order by rank limit 50', [`"${words[rank]}"`]);
      times.push(performance.now() - begun);
    }
  }
  return times;
}

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '5000000' },
    chats: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '5' },
    home: { type: 'string' },
    'no-peer': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const home = values.home ?? mkdtempSync(join(tmpdir(), 'candour-bench-'));
const filled = existsSync(join(home, 'candour.db'));
const stored = filled ? await openChats(home) : await storeChats(home, Number(values.messages), Number(values.chats));
try {
  const megabytes = statSync(join(home, 'candour.db')).size / 1e6;
  console.log(
    `${stored.messages.toLocaleString('en-GB')} messages in ${stored.chats} chats, ${megabytes.toFixed(0)} MB${
      filled ? '' : `; stored and indexed in ${stored.seconds.toFixed(1)} s`
    }`,
  );
  const times = await ask(stored, questions(stored.words), rounds);
  console.log(`${'milliseconds'.padEnd(46)}     p50     p95     max`);
  for (const [label, asked] of Map.groupBy(times, ([question]) => question.group)) {
    console.log(
      line(
        label,
        asked.flatMap(([, ms]) => ms),
      ),
    );
  }
  const words = [...times].filter(([question]) => question.word).flatMap(([, ms]) => ms);
  console.log(line('any word, with and without filters', words));
  console.log(line('everything asked', [...times.values()].flat()));
  if (!values['no-peer']) console.log(line('FTS5 ranked by bm25, ids only', await peer(stored, rounds)));
  const p95 = quantile(words, 0.95);
  const pass = p95 < BUDGET_MS;
  console.log(`${pass ? 'PASS' : 'FAIL'}: p95 ${p95.toFixed(1)} ms of ${BUDGET_MS} ms for any word`);
  process.exitCode = pass ? 0 : 1;
} finally {
  await stored.app.close();
  if (values.home === undefined) rmSync(home, { recursive: true, force: true });
}
