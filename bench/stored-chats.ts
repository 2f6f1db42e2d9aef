/**
 * A data folder with as many messages as asked for, written as rows and indexed as an import does it, so that
 * measurements of searching and reading need not import for minutes. Words follow Zipf's law (samples/bulk-words).
 */

import type { Transaction } from 'kysely';
import { vocabulary, wordFor } from '../samples/bulk-words.ts';
import { randomNamed } from '../samples/larch/random.ts';
import { type Actor, localActor } from '../src/access/index.ts';
import { type App, openApp } from '../src/app.ts';
import { type EvidenceTables, openOperation } from '../src/evidence/index.ts';

type Tables = Pick<EvidenceTables, keyof EvidenceTables>;

const START = Date.UTC(2018, 0, 1) / 1000;
const SPAN_SECONDS = 5 * 365 * 86_400;
const SENDERS = 40;
const ROWS = 10_000;
/** One message in so many has a disguised word. */
const DISGUISED = 200;

export interface Stored {
  readonly app: App;
  readonly actor: Actor;
  readonly operationId: number;
  readonly messages: number;
  readonly chats: number;
  readonly seconds: number;
  /** Words of the vocabulary, the most common first. */
  readonly words: readonly string[];
}

const columns = [
  'operation_id',
  'observation_id',
  'copy_id',
  'part_id',
  'entry_index',
  'position',
  'kind',
  'event',
  'handle_id',
  'body',
  'time',
  'time_precision',
  'utc_ms',
  'byte_start',
  'byte_end',
  'line',
  'lines',
  'flags',
  'extra',
  'state',
  'bin',
] as const;

/** Fills `home` with `messages` in `chats` chats of equal length that go on beside each other for five years. */
export async function storeChats(home: string, messages: number, chats: number): Promise<Stored> {
  const latin = vocabulary('latin', 40_000, 'bench');
  const arabic = vocabulary('arabic', 12_000, 'bench');
  const random = randomNamed(`bench/${messages}/${chats}`);
  const app = await openApp({ home });
  const { store, evidence } = app;
  const { actor } = await localActor(store, { name: 'Bench Example', role: 'measurement' });
  const given = { name: 'Bench', responsible: 'Bench Example', purpose: '' };
  const operation_id = await openOperation(evidence, actor, given, app.random);
  const each = Math.floor(messages / chats);
  await store.transaction((trx) => label(trx, operation_id, chats, each));
  const begun = performance.now();
  let making = 0;
  for (let copy = 1; copy <= chats; copy++) {
    for (let from = 0; from < each; from += ROWS) {
      const made = performance.now();
      const rows: EvidenceTables['observation'][] = [];
      for (let position = from; position < Math.min(each, from + ROWS); position++) {
        const dice = random.next();
        const second = START + Math.floor(((position + (dice % 1000) / 1000) / each) * SPAN_SECONDS);
        const words = dice % 100 < 17 ? arabic : latin;
        const count = 1 + ((dice >>> 7) % 12) + ((dice >>> 11) % 9);
        let body = wordFor(words, random.next());
        for (let n = 1; n < count; n++) body += ` ${wordFor(words, random.next())}`;
        if (dice % 20 === 0) body += ' 😂';
        if (position % DISGUISED === 0) body += ' p**nker m u p p e t';
        rows.push({
          operation_id,
          observation_id: second * 2 ** 21 + (copy - 1) * 4096 + (position % 4096),
          copy_id: copy,
          part_id: copy,
          entry_index: position,
          position,
          kind: dice % 33 === 0 ? 'media-omitted' : 'text',
          event: null,
          handle_id: (copy - 1) * SENDERS + 1 + ((dice >>> 3) % SENDERS),
          body,
          time: new Date(second * 1000).toISOString().slice(0, 16),
          time_precision: 'minute',
          utc_ms: null,
          byte_start: position * 100,
          byte_end: position * 100 + 100,
          line: position + 1,
          lines: 1,
          flags: '',
          extra: null,
          state: 'present',
          bin: 'unread',
        });
      }
      making += performance.now() - made;
      await store.transaction(async (trx) => {
        const cells = rows.map((row) => columns.map((column) => row[column]));
        await store.dialect.bulkInsert(trx, 'observation', columns, cells);
        await evidence.handlers.onObservations(trx, store, operation_id, rows);
      });
    }
    await store.transaction((trx) => evidence.handlers.onCopySealed(trx, store, operation_id, copy));
  }
  const seconds = (performance.now() - begun - making) / 1000;
  return { app, actor, operationId: operation_id, messages: each * chats, chats, seconds, words: latin.words };
}

/** Opens a folder filled before. */
export async function openChats(home: string): Promise<Stored> {
  const app = await openApp({ home });
  const { actor } = await localActor(app.store);
  const db = app.store.db.withTables<Tables>();
  const { operation_id } = await db.selectFrom('operation').select('operation_id').executeTakeFirstOrThrow();
  const copies = await db.selectFrom('copy').select('entries').execute();
  return {
    app,
    actor,
    operationId: operation_id,
    messages: copies.reduce((sum, copy) => sum + copy.entries, 0),
    chats: copies.length,
    seconds: 0,
    words: vocabulary('latin', 40_000, 'bench').words,
  };
}

async function label(trx: Transaction<unknown>, operation_id: number, chats: number, each: number): Promise<void> {
  const db = trx.withTables<Tables>();
  const at = '2026-01-01T00:00:00.000Z';
  const texts = { custodian: 'Nobody', device: '', authority: '', seized_at: '', description: '' };
  await db
    .insertInto('exhibit')
    .values({
      operation_id,
      exhibit_id: 1,
      ref: 'B/1',
      kind: 'chat-export',
      ...texts,
      scope_from: null,
      scope_to: null,
      entered_at: at,
      sealed_at: at,
    })
    .execute();
  for (let copy_id = 1; copy_id <= chats; copy_id++) {
    await db
      .insertInto('copy')
      .values({
        operation_id,
        copy_id,
        exhibit_id: 1,
        extraction_id: 1,
        format: 'whatsapp-text',
        title: `Chat ${copy_id}`,
        thread_key: String(copy_id),
        exporter: null,
        zone: null,
        zone_basis: '',
        date_order: 'DMY',
        date_order_basis: '',
        state: 'sealed',
        entries: each,
        messages: each,
        notices: 0,
        calls: 0,
        first_time: null,
        last_time: null,
        participants: '[]',
        months: '{}',
      })
      .execute();
    await db
      .insertInto('copy_part')
      .values({
        operation_id,
        part_id: copy_id,
        copy_id,
        sha256: '0'.repeat(64),
        chat: 0,
        given_path: `chat ${copy_id}.txt`,
        member: null,
        bytes: each * 100,
        in_entries: each * 100,
        unparsed: 0,
        entries: each,
        entries_done: each,
        report: '{}',
      })
      .execute();
    for (let n = 0; n < SENDERS; n++) {
      const handle_id = (copy_id - 1) * SENDERS + 1 + n;
      await db
        .insertInto('handle')
        .values({ operation_id, handle_id, copy_id, shown: `Sender ${n}` })
        .execute();
    }
  }
}
