import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonChange } from './contract.ts';
import { android, type Line, messenger, openRoom, ownTombstone, type Room } from './testing/room.ts';

let room: Room;
let conversation = 0;

/** The relief on Rook's phone: Nia is added, Jo leaves, Rook deletes a message of his own. */
const relief: Line[] = [
  [0, null, 'Sarge created group "Relief"'],
  [1, 'Sarge', 'keys are on the board'],
  [2, 'Jo Heron', 'thanks'],
  [3, 'Rooky', 'what time tomorrow'],
  [5, null, 'Sarge added Nia'],
  [6, 'Sarge', 'six, and bring the van keys'],
  [7, 'Nia', 'hello all'],
  [8, 'Rooky', ownTombstone],
  [9, 'Jo Heron', 'see you then'],
  [10, null, 'Jo Heron left'],
  [70, 'Rooky', 'quiet in here'],
];

beforeAll(async () => {
  room = await openRoom();
  await room.import({
    ref: 'JM/1',
    custodian: 'Danny Rook',
    files: { 'WhatsApp Chat with Relief.txt': android(relief) },
  });
  await room.import({
    ref: 'JM/8',
    custodian: 'Lee Bracken',
    files: {
      'messages/inbox/fiveaside_1/message_1.json': messenger(
        'Five a side',
        ['Lee Bracken', 'Danny Rook', 'Ravi Finch'],
        [
          { minute: 1, by: 'Lee Bracken', text: 'pitch is booked' },
          { minute: 2, by: 'Danny Rook', text: 'in', reactions: ['Lee Bracken'] },
          { minute: 4000, by: 'Lee Bracken', text: 'who pays', reactions: ['Ravi Finch'] },
        ],
      ),
    },
  });
  conversation = await room.conversation('Relief');
});
afterAll(() => room.close());

const enter = (name: string, given: object = {}) =>
  room.people.enter(room.asking(), { name, category: 'unknown', note: '', handles: [], ...given });
const row = async (id: number) => (await room.people.list(room.asking())).people.find((one) => one.id === id);
const change = (id: number, given: PersonChange) => room.people.change(room.asking(), id, given);
const attribution = { confidence: 0.9, basis: 'statement' as const, note: '', from: null, to: null };

describe('Persons', () => {
  it('begin with nobody: every name that writes is unattributed, with how much it wrote', async () => {
    const { people, unattributed } = await room.people.list(room.asking());
    expect(people).toEqual([]);
    expect(unattributed.map(({ shown, exhibitRef, messages }) => [shown, exhibitRef, messages])).toEqual([
      ['Sarge', 'JM/1', 2],
      ['Jo Heron', 'JM/1', 2],
      ['Rooky', 'JM/1', 3],
      ['Nia', 'JM/1', 1],
      ['Lee Bracken', 'JM/8', 2],
      ['Danny Rook', 'JM/8', 1],
    ]);
  });

  it('are entered with their handles and counted by them', async () => {
    const handles = [await room.handle('Rooky', 'JM/1'), await room.handle('Danny Rook', 'JM/8')];
    const id = await enter('Danny Rook', { category: 'subject', handles });
    expect(await row(id)).toEqual({
      id,
      name: 'Danny Rook',
      category: 'subject',
      anonymous: false,
      posting: '',
      handles: 2,
      conversations: 2,
      messages: 4,
      first: '2017-10-14T21:02:00.000Z',
      last: '2017-10-14T22:10',
      confidence: 1,
    });
  });

  it('a name is kept as it was when it is changed, and the ledger has numbers only (R18)', async () => {
    const id = await enter('Ruth Wrenn', { note: 'heard of in interview 3' });
    await change(id, { name: 'Ruth Wren', category: 'witness' });
    expect(await row(id)).toMatchObject({ name: 'Ruth Wren', category: 'witness' });
    const kept = await room.db.selectFrom('person_change').selectAll().where('person_id', '=', id).execute();
    expect(kept.map(({ field, before, after, changed_by }) => [field, before, after, changed_by])).toEqual([
      ['name', 'Ruth Wrenn', 'Ruth Wren', 'Owner Example'],
      ['category', 'unknown', 'witness', 'Owner Example'],
    ]);
    const lines = await room.ledger();
    expect(lines.filter((line) => line.includes('person.changed')).at(-1)).toContain(`"person":${id}`);
    expect(lines.join('\n')).not.toMatch(/Wren|interview 3|Rooky/);
  });

  it('who is not there is not found, and a change of nothing is no change', async () => {
    await expect(change(99, { name: 'X' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [first] = (await room.people.list(room.asking())).people;
    await change(first?.id ?? 0, { name: first?.name ?? '' });
    expect((await room.ledger()).filter((line) => line.includes('person.changed'))).toHaveLength(1);
  });
});

describe('A victim', () => {
  it('is anonymous from the first moment, and cannot be entered otherwise (R18)', async () => {
    expect(await row(await enter('Ada Example', { category: 'victim' }))).toMatchObject({ anonymous: true });
    await expect(enter('Ada Example', { category: 'victim', anonymous: false })).rejects.toMatchObject({
      code: 'BAD_USAGE',
    });
  });

  it('becomes anonymous when found to be one, and stays so when found to be something else', async () => {
    const id = await enter('Bea Example');
    await change(id, { category: 'victim' });
    expect(await row(id)).toMatchObject({ anonymous: true });
    await change(id, { category: 'witness' });
    expect(await row(id)).toMatchObject({ anonymous: true, category: 'witness' });
  });

  it('loses it on a recorded basis alone, which stays with the change and out of the ledger (R19)', async () => {
    const id = await enter('Cleo Example', { category: 'victim' });
    for (const given of [
      { anonymous: false },
      { anonymous: false, anonymityBasis: '  ' },
      { category: 'witness' as const, anonymous: false },
    ]) {
      await expect(change(id, given)).rejects.toMatchObject({ code: 'BAD_USAGE' });
      expect(await row(id)).toMatchObject({ anonymous: true, category: 'victim' });
    }
    await change(id, { anonymous: false, anonymityBasis: 'Written consent of Cleo Example, 3 May 2018' });
    expect(await row(id)).toMatchObject({ anonymous: false });
    const [kept] = await room.db.selectFrom('person_change').selectAll().where('person_id', '=', id).execute();
    expect(kept).toMatchObject({
      field: 'anonymous',
      before: '1',
      after: '0',
      basis: expect.stringContaining('3 May'),
    });
    expect((await room.ledger()).join('\n')).not.toContain('Cleo');
  });
});

describe('An attribution', () => {
  it('is refused where the handle is somebody’s, and for what is not there', async () => {
    const id = await enter('Somebody Else');
    const give = (given: object) => room.people.attribute(room.asking(), id, { ...attribution, handleId: 1, ...given });
    await expect(give({ handleId: await room.handle('Rooky', 'JM/1') })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    await expect(give({ handleId: 9999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(give({ from: '2017-10-15', to: '2017-10-14' })).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(room.people.attribute(room.asking(), 9999, { ...attribution, handleId: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('of a handset that changed hands is kept for both, and messages are counted by the time of each', async () => {
    const handleId = await room.handle('Sarge', 'JM/1');
    const [first, second] = [await enter('First Holder'), await enter('Second Holder')];
    await room.people.attribute(room.asking(), first, { ...attribution, handleId, to: '2017-10-14T21:03' });
    await expect(
      room.people.attribute(room.asking(), second, { ...attribution, handleId, from: '2017-10-14T21:03' }),
    ).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await room.people.attribute(room.asking(), second, { ...attribution, handleId, from: '2017-10-14T21:04' });
    expect(await row(first)).toMatchObject({ messages: 1, last: '2017-10-14T21:01' });
    expect(await row(second)).toMatchObject({ messages: 1, first: '2017-10-14T21:06' });
    const { people } = await room.people.cast(room.asking(), conversation);
    expect(
      people.filter((one) => one.handleId === handleId).map(({ personId, from, to }) => [personId, from, to]),
    ).toEqual([
      [first, null, '2017-10-14T21:03'],
      [second, '2017-10-14T21:04', null],
    ]);
  });

  it('that is withdrawn is kept, with who withdrew it, and its handle is free again', async () => {
    const handleId = await room.handle('Nia', 'JM/1');
    const id = await enter('Nia Plover');
    const made = await room.people.attribute(room.asking(), id, { ...attribution, handleId });
    await room.people.withdrawAttribution(room.asking(), id, made);
    await expect(room.people.withdrawAttribution(room.asking(), id, made)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const kept = await room.db
      .selectFrom('attribution')
      .selectAll()
      .where('attribution_id', '=', made)
      .executeTakeFirst();
    expect(kept).toMatchObject({ handle_id: handleId, person_id: id, withdrawn_by: 'Owner Example' });
    await room.people.attribute(room.asking(), id, { ...attribution, handleId });
    expect(await row(id)).toMatchObject({ handles: 1, messages: 1 });
  });
});

describe('A posting', () => {
  it('shows the rank and unit that somebody has or last had, and is withdrawn, not deleted', async () => {
    const id = await enter('Posted Person');
    const post = (given: object) =>
      room.people.post(room.asking(), id, { unit: '', rank: '', role: '', from: null, to: null, source: '', ...given });
    await expect(post({})).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(post({ unit: 'Team B', from: '2018-01-02', to: '2018-01-01' })).rejects.toMatchObject({
      code: 'BAD_USAGE',
    });
    const first = await post({
      unit: 'Team B',
      rank: 'constable',
      from: '2015-01-01',
      to: '2017-12-31',
      source: 'HR file',
    });
    expect((await row(id))?.posting).toBe('constable, Team B');
    const second = await post({ unit: 'Team C', rank: 'sergeant', from: '2018-01-01' });
    expect((await row(id))?.posting).toBe('sergeant, Team C');
    await room.people.withdrawPosting(room.asking(), id, second);
    expect((await row(id))?.posting).toBe('constable, Team B');
    expect((await room.people.one(room.asking(), id)).postings.map((one) => one.id)).toEqual([first]);
    expect(await room.db.selectFrom('posting').selectAll().where('person_id', '=', id).execute()).toHaveLength(2);
  });
});

describe('The page of a person', () => {
  it('tells chat by chat what they wrote, what they could have seen and what they opened after', async () => {
    const [rook] = (await room.people.list(room.asking())).people.filter(({ name }) => name === 'Danny Rook');
    const view = await room.people.one(room.asking(), rook?.id ?? 0);
    expect(view.chats).toEqual([
      {
        conversationId: conversation,
        title: 'Relief',
        messages: 3,
        intervals: [],
        first: '2017-10-14T21:03',
        last: '2017-10-14T22:10',
        // The export is his own: all five messages of the others; all of them before his last.
        couldHaveSeen: 5,
        openedAfter: 5,
      },
      {
        conversationId: await room.conversation('Five a side'),
        title: 'Five a side',
        messages: 1,
        intervals: [],
        first: '2017-10-14T21:02:00.000Z',
        last: '2017-10-14T21:02:00.000Z',
        couldHaveSeen: 0,
        openedAfter: 0,
      },
    ]);
    expect(
      view.attributions.map(({ shown, exhibitRef, basis, messages }) => [shown, exhibitRef, basis, messages]),
    ).toEqual([
      ['Rooky', 'JM/1', 'other', 3],
      ['Danny Rook', 'JM/8', 'other', 1],
    ]);
    // 14 October 2017 was a Saturday.
    expect([view.hours[5]?.[21], view.hours[5]?.[22], view.hours.flat().reduce((sum, n) => sum + n)]).toEqual([
      3, 1, 4,
    ]);
    expect(view.months).toEqual([{ month: '2017-10', messages: 4 }]);
  });

  it('begins what could have been seen where a notice adds them, and ends it where one says that they left', async () => {
    const { people } = await room.people.list(room.asking());
    const nia = await room.people.one(room.asking(), people.find(({ name }) => name === 'Nia Plover')?.id ?? 0);
    // After she was added: Sarge 21:06, Rook 21:08, Jo 21:09, Rook 22:10; opened after: the one before her own message.
    expect(nia.chats[0]).toMatchObject({
      couldHaveSeen: 4,
      openedAfter: 1,
      intervals: [{ from: '2017-10-14T21:05', to: null }],
    });
    const id = await enter('Jo Heron', { handles: [await room.handle('Jo Heron', 'JM/1')] });
    // From her first message, since no notice tells when she came, to her leaving: Rook, Sarge, Nia, Rook.
    expect((await room.people.one(room.asking(), id)).chats[0]).toMatchObject({ couldHaveSeen: 4, openedAfter: 4 });
  });

  it('counts a reaction as opening the chat, though nothing was written after', async () => {
    const id = await enter('Lee Bracken', { handles: [await room.handle('Lee Bracken', 'JM/8')] });
    expect((await room.people.one(room.asking(), id)).chats[0]).toMatchObject({
      messages: 2,
      couldHaveSeen: 1,
      openedAfter: 1,
    });
  });
});

describe('Who may', () => {
  it('read people needs that act, and changing them another', async () => {
    const reader = room.asking(room.person(['people.read', 'evidence.read']));
    const [known] = (await room.people.list(reader)).people;
    const id = known?.id ?? 0;
    const refused = { code: 'NOT_ALLOWED' };
    await expect(
      room.people.enter(reader, { name: 'X', category: 'unknown', note: '', handles: [] }),
    ).rejects.toMatchObject(refused);
    await expect(room.people.change(reader, id, { name: 'X' })).rejects.toMatchObject(refused);
    await expect(room.people.attribute(reader, id, { ...attribution, handleId: 1 })).rejects.toMatchObject(refused);
    await expect(room.people.merge(reader, id, { into: 2, reason: '' })).rejects.toMatchObject(refused);
    const writer = room.asking(room.person(['evidence.read']));
    await expect(room.people.list(writer)).rejects.toMatchObject(refused);
    await expect(
      room.people.participation(room.asking(room.person(['people.read'])), conversation, { from: 0, limit: 5 }),
    ).rejects.toMatchObject(refused);
  });

  it('a participation is read for a reason where the operation asks for one (R11), and the ledger has it', async () => {
    await room.db.updateTable('operation').set({ reason_required: 1 }).execute();
    const page = { from: 0, limit: 5 };
    await expect(room.people.participation(room.asking(), conversation, page)).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
    await room.people.participation(room.asking(room.owner, 'strand 2'), conversation, page);
    await room.db.updateTable('operation').set({ reason_required: 0 }).execute();
    const line = (await room.ledger()).filter((one) => one.includes('participation.read')).at(-1);
    expect(line).toContain(`"conversation":${conversation},"from":0,"to":5`);
    expect(line).toContain('strand 2');
  });
});
