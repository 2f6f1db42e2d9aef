import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../access/index.ts';
import { chatMessages, chatSenders } from '../chat.ts';
import { conversationHandlers } from '../handlers.ts';
import { exportOf, privileged, swept } from '../testing/phones.ts';
import { openRoom, type Room } from '../testing/room.ts';

let room: Room;
let reader: Actor;
let reviewer: Actor;
const conversation = 4;
const gapQuery = { sort: 'time', after: 0, limit: 100 } as const;

/** Held on one phone alone: only its exhibit was given the term. The third phone lacks it. */
beforeAll(async () => {
  room = await openRoom();
  const name = 'WhatsApp Chat with Relief.txt';
  await room.import('JM/1', name, exportOf());
  await room.import('JM/2', name, exportOf(), ['Marlowe Sedge LLP']);
  await room.import('JM/3', name, exportOf({ without: [...swept, privileged, 81] }));
  reader = room.person(['evidence.read', 'search', 'extract', 'annotate', 'copies.join']);
  reviewer = room.person(['evidence.read', 'search', 'extract', 'privilege.read']);
});
afterAll(() => room.close());

async function join(): Promise<void> {
  await room.service.join(room.asking(), 1, '');
  await room.service.joiningWork.settle(room.operationId);
}

const observations = async (): Promise<{ observation_id: number; copy_id: number }[]> =>
  await room.db
    .selectFrom('observation')
    .select(['observation_id', 'copy_id'])
    .where('body', 'like', '%Marlowe%')
    .orderBy('copy_id')
    .execute();

const stub = { position: privileged, observation: 0, kind: 'held', body: '', sender: null, time: null, lanes: null };

describe('Before copies are joined', () => {
  it('what is held on one phone is read on another', async () => {
    const found = await room.find({ q: 'Marlowe' }, reader);
    expect(found.hits.map(({ exhibitRef }) => exhibitRef)).toEqual(['JM/1']);
  });
});

describe('A message that is held on one phone', () => {
  beforeAll(join);

  it('is withheld as a whole, whichever phone leads, from who may not read it', async () => {
    const page = await room.service.entries(room.asking(reader), conversation, { from: privileged, limit: 1 });
    expect(page.entries[0]).toMatchObject({ ...stub, held: true });
    expect(page.entries[0]?.common).toBeUndefined();
    const full = await room.service.entries(room.asking(reviewer), conversation, { from: privileged, limit: 1 });
    expect(full.entries[0]).toMatchObject({ held: true, lanes: 'ppx', body: expect.stringContaining('Marlowe') });
  });

  it.each(['folded', 'words', 'substring'] as const)(
    'is in no search, count or listing of others (%s)',
    async (mode) => {
      await room.service.work.build(room.operationId);
      for (const q of ['Marlowe', 'sedge llp', 'meeting']) {
        expect(await room.find({ q, mode }, reader)).toMatchObject({ hits: [], count: 0, withheld: 2 });
        expect((await room.find({ q, mode }, reviewer)).hits.map(({ entry }) => entry.position)).toEqual([privileged]);
      }
      const listed = await room.find({ q: '', limit: 200 }, reader);
      expect(listed.hits.map(({ entry }) => entry.position)).not.toContain(privileged);
      expect(listed.hits).toHaveLength(119);
      const [neighbour] = (await room.find({ q: '"note 79"', mode: 'words' }, reader)).hits;
      expect(neighbour?.after).toMatchObject(stub);
    },
  );

  it('is refused by the number of any of its observations, as if it were not there', async () => {
    const gone = { code: 'NOT_FOUND' };
    const own = await observations();
    expect(own.map(({ copy_id }) => copy_id)).toEqual([1, 2]);
    for (const { observation_id } of own) {
      await expect(room.service.inspect(room.asking(reader), observation_id)).rejects.toMatchObject(gone);
      await expect(room.service.flag(room.asking(reader), observation_id)).rejects.toMatchObject(gone);
      await expect(
        room.service.entries(room.asking(reader), conversation, { around: observation_id, limit: 3 }),
      ).rejects.toMatchObject(gone);
      const request = { observations: [observation_id], context: 0, format: 'csv' as const, title: 'Extract' };
      await expect(room.service.extract(room.asking(reader), request)).rejects.toMatchObject(gone);
    }
    await expect(room.service.compare(room.asking(reader), conversation, privileged)).rejects.toMatchObject(gone);
    expect(await room.service.compare(room.asking(reviewer), conversation, privileged)).toMatchObject({
      position: privileged,
    });
  });

  it('leaves no line beside a place in a comparison, and no words in an extract around it', async () => {
    const compared = await room.service.compare(room.asking(reader), conversation, 81);
    expect(compared.lanes[2]).toMatchObject({ letter: 'C', state: 'x', original: null });
    expect(JSON.stringify(compared)).not.toContain('Marlowe');
    const page = await room.service.entries(room.asking(reader), conversation, { from: 79, limit: 1 });
    const html = await room.service.extract(room.asking(reader), {
      observations: [page.entries[0]?.observation ?? 0],
      context: 2,
      format: 'html',
      title: 'Extract',
    });
    expect(html.bytes.toString()).toContain(`Position ${privileged}: withheld (scope or privilege).`);
    expect(html.bytes.toString()).not.toContain('Marlowe');
  });

  it('is no gap for others, in no list, count, summary, run or table, which say only how many are withheld', async () => {
    const gaps = await room.service.gaps(room.asking(reader), gapQuery);
    expect(gaps.gaps.map(({ position }) => position)).toEqual([...swept, 81]);
    expect(gaps).toMatchObject({ total: 5, withheld: 1 });
    const summary = await room.service.gapSummary(room.asking(reader), gapQuery);
    expect(summary).toMatchObject({ total: 5, deletions: 5 });
    expect(summary.runs.map((run) => [run.gaps, run.to.slice(0, 13)])).toEqual([[5, '2017-10-21T16']]);
    expect((await room.service.gapsFile(room.asking(reader), gapQuery)).bytes.toString()).not.toContain('Marlowe');
    const full = await room.service.gaps(room.asking(reviewer), gapQuery);
    expect(full).toMatchObject({ total: 6, withheld: 0 });
    expect(full.gaps.find(({ position }) => position === privileged)).toMatchObject({ held: true });
  });

  it('is in no count of the conversation, its days, its people and its months', async () => {
    const [view] = await room.service.list(room.asking(reader));
    expect(view).toMatchObject({ entries: 120, messages: 119, held: 1 });
    const sum = (days: { days: readonly { entries: number }[] }) => days.days.reduce((n, day) => n + day.entries, 0);
    expect(sum(await room.service.days(room.asking(reader), conversation))).toBe(119);
    expect(sum(await room.service.days(room.asking(reviewer), conversation))).toBe(120);
    const written = (await room.service.membership(room.asking(reader), conversation)).rows;
    expect(written.reduce((n, row) => n + row.messages, 0)).toBe(119);
    const { rows } = await room.service.terms(room.asking(reader), { terms: ['Marlowe'], mode: 'folded' });
    expect(rows[0]?.hits).toBe(0);
  });

  it('is a place and nothing else to the rooms that read on', async () => {
    const asked = { db: room.db, operationId: room.operationId, mayReadHeld: false };
    const chat = await chatMessages(asked, conversation, privileged, 1);
    expect(chat).toMatchObject({ total: 120, messages: [{ held: true, observation: 0, shown: null, common: null }] });
    const senders = await chatSenders(asked, conversation);
    expect(senders.reduce((n, { messages }) => n + messages, 0)).toBe(119);
    expect(
      (await chatMessages({ ...asked, mayReadHeld: true }, conversation, privileged, 1))?.messages[0],
    ).toMatchObject({
      body: expect.stringContaining('Marlowe'),
      lanes: 'ppx',
    });
  });
});

describe('Releasing it', () => {
  it('makes it readable, searchable and counted on every phone, and its gap a gap', async () => {
    const held = await room.db.selectFrom('observation').selectAll().where('bin', '=', 'held').execute();
    expect(held).toHaveLength(1);
    await room.store.transaction(async (trx) => {
      const db = trx.withTables<{
        observation: { bin: string };
        hold: { released_at: string | null };
      }>();
      await db.updateTable('observation').set({ bin: 'unread' }).where('bin', '=', 'held').execute();
      await db.updateTable('hold').set({ released_at: 'now' }).execute();
      const rows = held.map((row) => ({ ...row, bin: 'unread' as const }));
      await room.evidence.handlers.onReleased(trx, room.store, room.operationId, rows);
    });
    await room.service.joiningWork.settle(room.operationId);
    for (const mode of ['folded', 'substring'] as const) {
      expect(await room.find({ q: 'Marlowe', mode }, reader)).toMatchObject({ hits: [{ phones: 2 }], withheld: 0 });
    }
    const [view] = await room.service.list(room.asking(reader));
    expect(view).toMatchObject({ messages: 120, held: 0 });
    expect(await room.service.gaps(room.asking(reader), gapQuery)).toMatchObject({ total: 6, withheld: 0 });
    expect((await room.service.gapSummary(room.asking(reader), gapQuery)).runs.map(({ gaps }) => gaps)).toEqual([6]);
  });

  it('is undone by holding it again, at once and without a trace in the runs', async () => {
    const [first] = await observations();
    const row = await room.db
      .selectFrom('observation')
      .selectAll()
      .where('observation_id', '=', first?.observation_id ?? 0)
      .executeTakeFirstOrThrow();
    await room.store.transaction(async (trx) => {
      const db = trx.withTables<{
        observation: { bin: string; observation_id: number };
        hold: { released_at: string | null; observation_id: number };
      }>();
      await db
        .updateTable('observation')
        .set({ bin: 'held' })
        .where('observation_id', '=', row.observation_id)
        .execute();
      await db.updateTable('hold').set({ released_at: null, observation_id: row.observation_id }).execute();
      await conversationHandlers.onHeld(trx, room.store, room.operationId, [{ ...row, bin: 'held' }]);
    });
    expect((await room.service.gapSummary(room.asking(reader), gapQuery)).runs).toEqual([]);
    expect(await room.find({ q: 'Marlowe' }, reader)).toMatchObject({ hits: [], count: 0, withheld: 2 });
    await room.service.joiningWork.settle(room.operationId);
    const summary = await room.service.gapSummary(room.asking(reader), gapQuery);
    expect(summary.runs.map(({ gaps }) => gaps)).toEqual([5]);
    expect(await room.service.list(room.asking(reader))).toMatchObject([{ messages: 119, held: 1 }]);
  });
});

describe('Separating the phones', () => {
  it('leaves held what is held, and nothing else', async () => {
    await room.service.separate(room.asking(reader), 1, '');
    const found = await room.find({ q: 'Marlowe' }, reader);
    expect(found).toMatchObject({ hits: [{ exhibitRef: 'JM/2' }], count: 1, withheld: 1 });
    await room.service.joiningWork.settle(room.operationId);
    expect((await room.find({ q: 'Marlowe', mode: 'substring' }, reader)).hits).toHaveLength(1);
  });
});
