import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/index.ts';
import { android, openRoom, type Room } from './testing/room.ts';

let room: Room;
let reader: Actor;
let reviewer: Actor;

beforeAll(async () => {
  room = await openRoom();
  const chat = android([
    [0, 'Rook', 'morning all'],
    [1, 'Teasel', 'spoke to Marlowe Sedge LLP about the van'],
    [2, 'Rook', 'the van is fixed'],
  ]);
  await room.import('JM/1', 'WhatsApp Chat with Relief.txt', chat, ['Marlowe Sedge LLP']);
  reader = room.person(['evidence.read', 'search', 'extract', 'annotate']);
  reviewer = room.person(['evidence.read', 'search', 'extract', 'privilege.read']);
});
afterAll(() => room.close());

const read = async (actor: Actor) => (await room.service.entries(room.asking(actor), 1, { limit: 10 })).entries;

describe('A held entry', () => {
  it('is a place and nothing else to who may not read it', async () => {
    const [, stub] = await read(reader);
    expect(stub).toEqual({
      observation: 0,
      position: 1,
      kind: 'held',
      event: null,
      sender: null,
      handleId: null,
      body: '',
      time: null,
      timePrecision: null,
      utc: null,
      timeCaveat: null,
      state: 'held',
      flags: [],
      media: [],
      reactions: [],
      flagged: false,
      notes: 0,
      held: true,
      lanes: null,
    });
  });

  it('is read by the independent reviewer', async () => {
    const [, entry] = await read(reviewer);
    expect(entry).toMatchObject({ held: true, sender: 'Teasel', body: 'spoke to Marlowe Sedge LLP about the van' });
  });

  it.each(['folded', 'words', 'substring'])(
    'is in no search of others (%s), whose answer tells only how many are withheld',
    async (mode) => {
      for (const q of ['Marlowe', 'marl*', 'nothing like it', 'van']) {
        const page = await room.find({ q, mode }, reader);
        expect(page.hits.map((hit) => hit.entry.position)).toEqual(q === 'van' ? [2] : []);
        expect(page.count).toBe(q === 'van' ? 1 : 0);
        expect(page.withheld).toBe(1);
      }
      const [hit] = (await room.find({ q: 'fixed', mode }, reader)).hits;
      expect(hit?.before).toMatchObject({ held: true, body: '', observation: 0 });
    },
  );

  it.each(['folded', 'words', 'substring'])('is found by the reviewer (%s)', async (mode) => {
    const page = await room.find({ q: 'van', mode }, reviewer);
    expect(page.hits.map((hit) => hit.entry.position)).toEqual([2, 1]);
    expect(page.withheld).toBe(0);
  });

  it('is in no count by text, no term list, no participant count and no listing by filter', async () => {
    const [view] = await room.service.list(room.asking(reader));
    expect(view).toMatchObject({ entries: 3, messages: 2, held: 1 });
    expect(view?.participants.map(({ shown }) => shown)).toEqual(['Rook']);
    expect((await room.service.days(room.asking(reader), 1)).days).toMatchObject([{ entries: 2 }]);
    const { rows } = await room.service.terms(room.asking(reader), { terms: ['van', 'Marlowe'], mode: 'folded' });
    expect(rows.map((row) => row.hits)).toEqual([1, 0]);
    expect((await room.find({ q: '', sender: 'Teasel' }, reader)).hits).toEqual([]);
    expect((await room.find({ q: '' }, reader)).hits).toHaveLength(2);
    const [full] = await room.service.list(room.asking(reviewer));
    expect(full).toMatchObject({ messages: 3, held: 1 });
  });

  it('is refused by its number as if it were not there, and in an extract', async () => {
    const id = (await read(reviewer))[1]?.observation ?? 0;
    const gone = { code: 'NOT_FOUND' };
    await expect(room.service.inspect(room.asking(reader), id)).rejects.toMatchObject(gone);
    await expect(room.service.flag(room.asking(reader), id)).rejects.toMatchObject(gone);
    await expect(room.service.entries(room.asking(reader), 1, { around: id, limit: 3 })).rejects.toMatchObject(gone);
    const take = (observations: number[]) =>
      room.service.extract(room.asking(reader), { observations, context: 1, format: 'html', title: 'Extract' });
    await expect(take([id])).rejects.toMatchObject(gone);
    const first = (await read(reader))[0]?.observation ?? 0;
    const html = (await take([first])).bytes.toString();
    expect(html).toContain('withheld (scope or privilege)');
    expect(html).not.toMatch(/Marlowe|Teasel/);
  });

  it('leaves nothing in the index that everybody searches', async () => {
    const terms = await room.store.dialect.run<{ c: number }>(
      room.store.db,
      `select count(*) as c from "search_${room.operationId}" where "search_${room.operationId}" match 'marlowe'`,
    );
    expect(terms).toEqual([{ c: 0 }]);
  });

  it('becomes readable, searchable and counted when it is released', async () => {
    await room.service.work.build(room.operationId);
    const held = await room.db.selectFrom('observation').selectAll().where('bin', '=', 'held').execute();
    await room.store.transaction(async (trx) => {
      await trx
        .withTables<{ observation: { bin: string; observation_id: number } }>()
        .updateTable('observation')
        .set({ bin: 'unread' })
        .where('bin', '=', 'held')
        .execute();
      await trx
        .withTables<{ hold: { released_at: string | null } }>()
        .updateTable('hold')
        .set({ released_at: 'now' })
        .execute();
      await room.evidence.handlers.onReleased(
        trx,
        room.store,
        room.operationId,
        held.map((row) => ({ ...row, bin: 'unread' })),
      );
    });
    for (const mode of ['folded', 'words', 'substring']) {
      const page = await room.find({ q: 'marlowe', mode }, reader);
      expect(page.hits.map((hit) => hit.entry.position)).toEqual([1]);
      expect(page.withheld).toBe(0);
    }
    const [view] = await room.service.list(room.asking(reader));
    expect(view).toMatchObject({ messages: 3, held: 0 });
  });
});
