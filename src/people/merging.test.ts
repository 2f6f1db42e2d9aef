import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { android, openRoom, type Room } from './testing/room.ts';

let room: Room;
let rook = 0;
let danny = 0;
let third = 0;

beforeAll(async () => {
  room = await openRoom();
  const chat = android([
    [0, 'Rooky', 'one'],
    [0, 'Danny Rook', 'two'],
    [5, 'Nia', 'three'],
    [9, 'Rooky', 'four'],
  ]);
  await room.import({ ref: 'JM/1', custodian: 'Owner Example', files: { 'WhatsApp Chat with Relief.txt': chat } });
  const enter = async (name: string, handle: string, category: 'subject' | 'victim' | 'unknown') =>
    await room.people.enter(room.asking(), { name, category, note: '', handles: [await room.handle(handle, 'JM/1')] });
  rook = await enter('Rooky', 'Rooky', 'subject');
  danny = await enter('Danny Rook', 'Danny Rook', 'subject');
  third = await enter('Nia Plover', 'Nia', 'victim');
  const posting = { unit: 'Team B', rank: 'constable', role: '', from: null, to: null, source: '' };
  await room.people.post(room.asking(), rook, posting);
});
afterAll(() => room.close());

/** Everything that says what belongs to whom. */
async function state() {
  const of = async (table: 'person' | 'attribution' | 'posting') =>
    await room.db
      .selectFrom(table as 'person')
      .selectAll()
      .execute();
  return { person: await of('person'), attribution: await of('attribution'), posting: await of('posting') };
}
const list = async () => (await room.people.list(room.asking())).people.sort((a, b) => a.id - b.id);
const merge = (from: number, into: number, reason = '') => room.people.merge(room.asking(), from, { into, reason });
const split = (person: number, merged: number, reason = '') =>
  room.people.split(room.asking(), person, { merged, reason });

describe('Before a merge', () => {
  it('it is told what would move and what speaks against it', async () => {
    const preview = await room.people.previewMerge(room.asking(), rook, danny);
    expect(preview).toMatchObject({
      from: { id: rook, messages: 2 },
      into: { id: danny, messages: 1 },
      handles: 1,
      messages: 2,
      postings: 1,
      against: ['“Rooky” and “Danny Rook” both wrote in “Relief” in the same minute.'],
    });
  });

  it('that categories which the law keeps apart would be made one is said (R17)', async () => {
    const { against } = await room.people.previewMerge(room.asking(), third, rook);
    expect(against[0]).toMatch(/^One is entered as victim, the other as subject/);
  });

  it('a person and itself, and persons that are not there, are refused', async () => {
    await expect(room.people.previewMerge(room.asking(), rook, rook)).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(merge(rook, rook)).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(merge(rook, 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(split(rook, danny)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('A merge', () => {
  it('makes one person of two, keeps what it moved and why, and is a combination in the ledger by numbers', async () => {
    await merge(rook, danny, 'same voice on the recordings');
    expect((await list()).map(({ id, handles, messages, posting }) => [id, handles, messages, posting])).toEqual([
      [danny, 2, 3, 'constable, Team B'],
      [third, 1, 1, ''],
    ]);
    await expect(room.people.one(room.asking(), rook)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `Person ${rook} was merged into person ${danny}.`,
    });
    const view = await room.people.one(room.asking(), danny);
    expect(view.merged).toEqual([{ id: rook, name: 'Rooky', at: expect.any(String), by: 'Owner Example' }]);
    const kept = await room.db.selectFrom('person_merge').selectAll().execute();
    expect(kept).toMatchObject([
      { moved: '{"attributions":[1],"postings":[1]}', reason: 'same voice on the recordings' },
    ]);
    const [line] = (await room.ledger()).filter((one) => one.includes('persons.merged'));
    expect(line).toContain('"type":"combination"');
    expect(line).toContain(`"from":${rook},"into":${danny}`);
    expect(line).not.toMatch(/Rooky|Danny/);
  });

  it('split again leaves every row as it was', async () => {
    const merged = await state();
    await split(danny, rook, 'another man');
    const before = await state();
    expect(before.attribution.map((row) => row.person_id)).toEqual([rook, danny, third]);
    await merge(rook, danny);
    expect(await state()).toEqual(merged);
    await split(danny, rook);
    expect(await state()).toEqual(before);
    expect(await room.db.selectFrom('person_merge').selectAll().execute()).toMatchObject([
      { undone_by: 'Owner Example', undone_reason: 'another man' },
      { undone_by: 'Owner Example' },
    ]);
  });

  it('into a merged person can be taken back from the middle', async () => {
    const before = await state();
    await merge(rook, danny);
    await merge(danny, third);
    const view = await room.people.one(room.asking(), third);
    expect(view.merged.map(({ id }) => id)).toEqual([rook, danny]);
    expect(view.attributions).toHaveLength(3);
    await split(third, rook);
    expect((await list()).map(({ id, handles }) => [id, handles])).toEqual([
      [rook, 1],
      [third, 2],
    ]);
    await split(third, danny);
    expect(await state()).toEqual(before);
  });

  it('of somebody anonymous makes the whole person so, and no longer when it is split (R18)', async () => {
    await merge(third, rook);
    expect((await list()).find(({ id }) => id === rook)).toMatchObject({ anonymous: true });
    await expect(room.people.change(room.asking(), rook, { anonymous: false })).rejects.toMatchObject({
      code: 'BAD_USAGE',
    });
    await split(rook, third);
    expect((await list()).map(({ id, anonymous }) => [id, anonymous])).toEqual([
      [rook, false],
      [danny, false],
      [third, true],
    ]);
  });

  it('once undone leaves with the other what was withdrawn in between', async () => {
    await merge(rook, danny);
    const [first] = (await room.people.one(room.asking(), danny)).attributions;
    expect(first?.shown).toBe('Rooky');
    await room.people.withdrawAttribution(room.asking(), danny, first?.id ?? 0);
    await split(danny, rook);
    expect((await list()).find(({ id }) => id === rook)).toMatchObject({ handles: 0, posting: 'constable, Team B' });
  });
});
