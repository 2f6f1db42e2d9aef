import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from './open.ts';
import { ada, appendMany, draft, noteMigrations, testStore } from './testing/home.ts';
import type { Store } from './types.ts';

async function consultMany(store: Store, chain: string, count: number, session = ada.session) {
  const actor = { ...ada, session };
  for (let n = 1; n <= count; n++) {
    await store.ledger.consult({ chain, actor, act: 'page.read', subject: { from: n, to: n + 50 } });
  }
}

const actsOf = async (store: Store, chain: string) =>
  (await store.ledger.page(chain, null, 100)).map(({ seq, act }) => `${seq} ${act}`).reverse();

describe('an entry', () => {
  test('names who, when, what kind, what and why (R9)', async () => {
    const store = await testStore({ now: () => new Date('2026-11-23T10:00:00Z') });
    const entry = await store.transaction((trx) =>
      store.ledger.append(trx, { ...draft('1', 1), type: 'disclosure', reason: 'asked by the regulator' }),
    );
    expect(entry).toMatchObject({
      chain: '1',
      seq: 1,
      at: '2026-11-23T10:00:00.000Z',
      actor: ada,
      type: 'disclosure',
      subject: { n: 1 },
      reason: 'asked by the regulator',
    });
    expect(await store.ledger.page('1', null, 10)).toEqual([entry]);
  });

  test('stands and falls with its act: what is rolled back leaves neither', async () => {
    const store = await testStore();
    const act = store.transaction(async (trx) => {
      await store.dialect.bulkInsert(trx, 'note', ['operation_id', 'id', 'text'], [[1, 1, 'x']]);
      await store.ledger.append(trx, draft('1', 1));
      throw new Error('stopped');
    });
    await expect(act).rejects.toThrow('stopped');
    expect(await store.ledger.page('1', null, 10)).toEqual([]);
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, entries: 0 });
  });

  test('cannot be changed or taken away through the database by mistake', async () => {
    const store = await testStore();
    await appendMany(store, '1', 2);
    for (const statement of ["update ledger_entry set hash = 'x'", 'delete from ledger_entry']) {
      await expect(store.dialect.run(store.db, statement)).rejects.toThrow('append-only');
    }
  });

  test('keeps its place when the clock goes back between two openings', async () => {
    let now = new Date('2026-11-23T10:00:00Z');
    const store = await testStore({ now: () => now });
    await appendMany(store, '1', 1);
    now = new Date('2026-11-23T09:00:00Z');
    await appendMany(store, '1', 1);
    const [second, first] = await store.ledger.page('1', null, 2);
    expect(second).toMatchObject({ seq: 2, at: first?.at, clock: '2026-11-23T09:00:00.000Z' });
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, entries: 2 });
  });
});

describe('chains', () => {
  test('are apart: one for the installation, one an operation', async () => {
    const store = await testStore();
    await appendMany(store, '1', 2);
    await appendMany(store, '2', 1);
    expect(await store.ledger.chains()).toEqual(['1', '2', 'installation']);
    expect(await actsOf(store, 'installation')).toEqual(['1 installation.made']);
    for (const chain of ['1', '2', 'installation'])
      expect(await store.ledger.verify(chain)).toMatchObject({ ok: true });
  });

  test('are paged from the newest', async () => {
    const store = await testStore();
    await appendMany(store, '1', 5);
    const page = await store.ledger.page('1', 4, 2);
    expect(page.map(({ seq }) => seq)).toEqual([3, 2]);
  });

  test('go on where they ended when two processes write in turn', async () => {
    const store = await testStore();
    const other = await openStore({ home: store.home, migrations: noteMigrations });
    await Promise.all([appendMany(store, '1', 20), appendMany(other, '1', 20)]);
    await other.close();
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, entries: 40 });
  });
});

describe('reading and searching (R10)', () => {
  test('are chained a session, and anchored in the operation when the session ends', async () => {
    const store = await testStore();
    await appendMany(store, '1', 1);
    await consultMany(store, '1', 3);
    await consultMany(store, '1', 2, 's-2');
    expect(await actsOf(store, '1')).toEqual(['1 note.taken']);
    await store.ledger.endSession('s-1');
    await store.ledger.endSession('s-1');
    expect(await actsOf(store, '1')).toEqual(['1 note.taken', '2 session.anchored']);
    const [anchor] = await store.ledger.page('1', null, 1);
    const [last] = await store.ledger.consultations('1', 's-1', null, 1);
    expect(anchor).toMatchObject({
      type: 'consultation',
      actor: ada,
      subject: { session: 's-1', from: 1, to: 3, head: last?.hash },
    });
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, entries: 2, consultations: 5 });
  });

  test('are anchored after every thousand', async () => {
    const store = await testStore();
    await consultMany(store, '1', 1001);
    const [anchor] = await store.ledger.page('1', null, 1);
    expect(anchor?.subject).toMatchObject({ from: 1, to: 1000 });
    await store.ledger.checkpoint('1');
    const [next] = await store.ledger.page('1', null, 1);
    expect(next?.subject).toMatchObject({ from: 1001, to: 1001 });
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, entries: 2, consultations: 1001 });
  });

  test('of a browser that was closed are anchored after a while', async () => {
    let now = new Date('2026-11-23T10:00:00Z');
    const store = await testStore({ now: () => now });
    await consultMany(store, '1', 1);
    now = new Date('2026-11-23T10:40:00Z');
    await consultMany(store, '1', 1, 's-2');
    await store.ledger.anchorIdle(new Date('2026-11-23T10:30:00Z'));
    const page = await store.ledger.page('1', null, 10);
    expect(page.map(({ subject }) => subject.session)).toEqual(['s-1']);
  });

  test('are there before the answer: a consultation that was awaited survives', async () => {
    const store = await testStore();
    await consultMany(store, '1', 1);
    const other = await openStore({ home: store.home, migrations: noteMigrations });
    expect(await other.ledger.consultations('1', 's-1', null, 10)).toHaveLength(1);
    await other.close();
  });
});

describe('a checkpoint', () => {
  test('signs the head, anchoring open sessions first, and the same head only once', async () => {
    const store = await testStore();
    await appendMany(store, '1', 2);
    await consultMany(store, '1', 1);
    const first = await store.ledger.checkpoint('1');
    expect(first.seq).toBe(3);
    expect(await store.ledger.checkpoint('1')).toEqual(first);
    expect(await store.ledger.checkpoints('1')).toHaveLength(1);
    expect(await store.ledger.verify('1')).toMatchObject({ ok: true, checkpoints: 1 });
  });

  test('of an empty chain is refused', async () => {
    const store = await testStore();
    await expect(store.ledger.checkpoint('9')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('the private key stands in its file alone', async () => {
    const store = await testStore();
    await appendMany(store, '1', 1);
    await store.ledger.checkpoint('1');
    const pem = await readFile(join(store.home, 'ledger-key.pem'), 'utf8');
    const secret = pem.split('\n')[1] ?? '';
    expect(secret.length).toBeGreaterThan(40);
    let text = '';
    for (const chain of await store.ledger.chains()) for await (const line of store.ledger.export(chain)) text += line;
    expect(text).not.toContain(secret);
    const database = await readFile(join(store.home, 'candour.db'), 'latin1');
    const log = await readFile(join(store.home, 'candour.db-wal'), 'latin1');
    expect(database + log).not.toContain(secret);
  });
});
