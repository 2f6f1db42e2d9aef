import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/index.ts';
import type { ParticipationView } from './contract.ts';
import { android, type Line, messenger, openRoom, ownTombstone, type Room } from './testing/room.ts';

let room: Room;
afterAll(() => room.close());

const read = async (conversation: number, page: { from: number; limit: number }, actor: Actor = room.owner) =>
  await room.people.participation(room.asking(actor), conversation, page);

/** Findings as `name: codes`, of one row; empty cells left out. */
function told(view: ParticipationView, position: number): string[] {
  const row = view.rows.find((one) => one.position === position);
  return view.columns.flatMap(({ shown }, at) => {
    const cell = row?.cells[at] ?? [];
    return cell.length === 0 ? [] : `${shown}: ${cell.map(({ code }) => code).join(' ')}`;
  });
}
const basis = (view: ParticipationView, position: number, name: string, code: string) =>
  view.rows
    .find((one) => one.position === position)
    ?.cells[view.columns.findIndex(({ shown }) => shown === name)]?.find((one) => one.code === code)?.basis;

describe('A chat of one phone', () => {
  let conversation = 0;
  const relief: Line[] = [
    [0, null, 'Sarge created group "Relief"'],
    [1, null, 'Sarge added Quiet Colleague'],
    [2, 'Sarge', 'keys are on the board'],
    [3, 'Rooky', 'what time @Jo Heron'],
    [4, 'Jo Heron', 'six'],
    [5, null, 'Sarge added Nia'],
    [6, 'Nia', 'hello'],
    [7, 'Rooky', 'not for you this one'],
    [30, null, 'Jo Heron left'],
    [31, 'Sarge', 'that will do'],
    [32, 'Rooky', ownTombstone],
  ];

  beforeAll(async () => {
    room = await openRoom();
    await room.import({
      ref: 'JM/1',
      custodian: 'Danny Rook',
      files: { 'WhatsApp Chat with Relief.txt': android(relief) },
    });
    conversation = await room.conversation('Relief');
  });

  it('shows who wrote, who was there by notice, by own words or by own phone, and who left soon after', async () => {
    const view = await read(conversation, { from: 0, limit: 50 });
    expect(view.columns.map(({ key, shown, personId }) => [key.slice(0, 1), shown, personId])).toEqual([
      ['s', 'Rooky', null],
      ['s', 'Sarge', null],
      ['s', 'Jo Heron', null],
      ['s', 'Nia', null],
      ['s', 'Quiet Colleague', null],
    ]);
    expect(told(view, 3)).toEqual([
      'Rooky: author',
      'Sarge: member opened-after replied',
      'Jo Heron: addressee replied left-soon',
      'Quiet Colleague: member',
    ]);
    expect(told(view, 7)).toEqual([
      'Rooky: author',
      'Sarge: member opened-after replied',
      'Jo Heron: member left-soon',
      'Nia: member',
      'Quiet Colleague: member',
    ]);
    expect(basis(view, 7, 'Jo Heron', 'left-soon')).toBe(
      'left the chat 23 minutes after it, on 14 October 2017 at 21:30',
    );
    expect(basis(view, 7, 'Quiet Colleague', 'member')).toBe(
      'could have seen it: the notices say: was added on 14 October 2017 at 21:01',
    );
    expect(basis(view, 9, 'Rooky', 'member')).toBe(
      'could have seen it: it is in the export of this person’s own phone (JM/1)',
    );
    expect(told(view, 9)).toEqual([
      'Rooky: member opened-after replied',
      'Sarge: author',
      'Nia: member',
      'Quiet Colleague: member',
    ]);
    expect(told(view, 5)).toEqual([]);
  });

  it('a message that came before somebody was added shows nothing of them that is not written after (R38)', async () => {
    const view = await read(conversation, { from: 2, limit: 3 });
    expect([2, 3, 4].map((position) => told(view, position).filter((cell) => cell.startsWith('Nia')))).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('shows a person and the rank of the time where a handle is theirs', async () => {
    const id = await room.people.enter(room.asking(), {
      name: 'Danny Rook',
      category: 'subject',
      note: '',
      handles: [await room.handle('Rooky', 'JM/1')],
    });
    await room.people.post(room.asking(), id, {
      unit: 'Team B',
      rank: 'constable',
      role: '',
      from: '2017-01-01',
      to: null,
      source: '',
    });
    const view = await read(conversation, { from: 3, limit: 1 });
    expect(view.columns[0]).toEqual({ key: `p${id}`, shown: 'Danny Rook', personId: id });
    expect(basis(view, 3, 'Danny Rook', 'author')).toBe('wrote it; constable on Team B at the time');
  });

  it('a page alone says what the whole says there, and one past the end is empty', async () => {
    const whole = await read(conversation, { from: 0, limit: 50 });
    for (const from of [0, 3, 6, 9]) {
      expect((await read(conversation, { from, limit: 2 })).rows).toEqual(whole.rows.slice(from, from + 2));
    }
    expect(await read(conversation, { from: 500, limit: 5 })).toMatchObject({ total: 11, rows: [] });
    await expect(read(99, { from: 0, limit: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('A chat of two, downloaded from Messenger', () => {
  let conversation = 0;

  beforeAll(async () => {
    const sent = [
      { minute: 1, by: 'Lee Bracken', text: 'are you in' },
      { minute: 2, by: 'Danny Rook', text: 'yes', reactions: ['Lee Bracken'] },
      ...Array.from({ length: 40 }, (_, n) => ({ minute: 10 + n, by: 'Lee Bracken', text: `note ${n}` })),
      { minute: 90, by: 'Lee Bracken', text: 'last', reactions: ['Danny Rook'] },
    ];
    await room.import({
      ref: 'JM/8',
      custodian: 'Lee Bracken',
      files: {
        'messages/inbox/dannyrook_1/message_1.json': messenger('Danny Rook', ['Lee Bracken', 'Danny Rook'], sent),
      },
    });
    conversation = await room.conversation('Danny Rook');
  });

  it('the other is the addressee, could have seen it, and a reaction far below shows that the chat was opened', async () => {
    const view = await read(conversation, { from: 1, limit: 2 });
    expect(told(view, 1)).toEqual(['Lee Bracken: addressee member opened-after reactor replied', 'Danny Rook: author']);
    expect(told(view, 2)).toEqual(['Lee Bracken: author', 'Danny Rook: addressee member opened-after']);
    expect(basis(view, 2, 'Danny Rook', 'opened-after')).toBe(
      'has had the chat open since: reacted to a message of 14 October 2017 at 22:30 UTC',
    );
    expect(basis(view, 1, 'Lee Bracken', 'reactor')).toBe('reacted to it with ok');
  });

  it('where reactions are is looked for once and again when the copy has changed', async () => {
    const scans = async () => await room.db.selectFrom('reaction_scan').select(['entries', 'held']).execute();
    expect(await scans()).toEqual([{ entries: 43, held: 0 }]);
    await room.db.updateTable('last_reaction').set({ any_observation: 1, open_observation: null }).execute();
    expect(told(await read(conversation, { from: 2, limit: 1 }), 2)[1]).toBe('Danny Rook: addressee member');
    await room.db.updateTable('reaction_scan').set({ entries: 42 }).execute();
    expect(told(await read(conversation, { from: 2, limit: 1 }), 2)[1]).toBe(
      'Danny Rook: addressee member opened-after',
    );
    expect(await scans()).toEqual([{ entries: 43, held: 0 }]);
  });
});

describe('What is held', () => {
  let conversation = 0;
  let reader: Actor;
  let reviewer: Actor;

  beforeAll(async () => {
    await room.import({
      ref: 'JM/9',
      custodian: 'Jo Heron',
      terms: ['Marlowe Sedge LLP'],
      files: {
        'WhatsApp Chat with Custody.txt': android([
          [0, 'Rook', 'morning all'],
          [1, 'Heron', 'morning'],
          [2, 'Teasel', 'spoke to Marlowe Sedge LLP'],
          [3, 'Rook', 'the van is fixed'],
          [4, 'Heron', 'Marlowe Sedge LLP rang back'],
        ]),
      },
    });
    conversation = await room.conversation('Custody');
    reader = room.person(['people.read', 'people.manage', 'evidence.read']);
    reviewer = room.person(['people.read', 'people.manage', 'evidence.read', 'privilege.read']);
  });

  it('is a place in the matrix and nothing else, and shows nothing of anybody else’s messages', async () => {
    const view = await read(conversation, { from: 0, limit: 9 }, reader);
    expect(view.columns.map(({ shown }) => shown)).toEqual(['Rook', 'Heron']);
    expect(view.rows[2]).toEqual({
      position: 2,
      observation: 0,
      time: null,
      sender: null,
      held: true,
      cells: [[], []],
    });
    // Heron's only later message is held: nothing shows that she opened the chat.
    expect(told(view, 3)).toEqual(['Rook: author']);
    expect(told(view, 0)).toEqual(['Rook: author', 'Heron: replied']);
  });

  it('is read in full by the reviewer', async () => {
    const view = await read(conversation, { from: 0, limit: 9 }, reviewer);
    expect(view.columns.map(({ shown }) => shown)).toEqual(['Heron', 'Rook', 'Teasel']);
    expect(told(view, 3)).toEqual(['Heron: member opened-after replied', 'Rook: author']);
    expect(view.rows[2]).toMatchObject({ sender: 'Teasel', held: false });
  });

  it('is in no count, list or page of a person for who may not read it', async () => {
    const handles = [await room.handle('Heron', 'JM/9')];
    const id = await room.people.enter(room.asking(reader), {
      name: 'Jo Heron',
      category: 'witness',
      note: '',
      handles,
    });
    const { unattributed } = await room.people.list(room.asking(reader));
    expect(unattributed.map(({ shown }) => shown)).not.toContain('Teasel');
    const seen = async (actor: Actor) => {
      const view = await room.people.one(room.asking(actor), id);
      return {
        messages: view.messages,
        last: view.last,
        hours: view.hours.flat().reduce((sum, n) => sum + n),
        handle: view.attributions[0]?.messages,
        chat: view.chats.map(({ couldHaveSeen, openedAfter }) => [couldHaveSeen, openedAfter]),
      };
    };
    expect(await seen(reader)).toEqual({ messages: 1, last: '2017-10-14T21:01', hours: 1, handle: 1, chat: [[0, 0]] });
    expect(await seen(reviewer)).toEqual({
      messages: 2,
      last: '2017-10-14T21:04',
      hours: 2,
      handle: 2,
      chat: [[2, 2]],
    });
  });

  it('hides the handle of whom everything is withheld, though the reviewer knows whose it is', async () => {
    const handleId = await room.handle('Teasel', 'JM/9');
    const id = await room.people.enter(room.asking(reader), {
      name: 'Shaun Teasel',
      category: 'subject',
      note: '',
      handles: [],
    });
    const given = { handleId, confidence: 0.9, basis: 'statement' as const, note: '', from: null, to: null };
    await expect(room.people.attribute(room.asking(reader), id, given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await room.people.attribute(room.asking(reviewer), id, given);
    const shown = async (actor: Actor) => ({
      handles: (await room.people.one(room.asking(actor), id)).handles,
      names: (await room.people.one(room.asking(actor), id)).attributions.map((one) => one.shown),
      cast: (await room.people.cast(room.asking(actor), conversation)).people.map(({ name }) => name).sort(),
    });
    expect(await shown(reader)).toEqual({ handles: 0, names: [], cast: ['Jo Heron'] });
    expect(await shown(reviewer)).toEqual({ handles: 1, names: ['Teasel'], cast: ['Jo Heron', 'Shaun Teasel'] });
  });

  it('is no ground of a proposal, whoever asks', async () => {
    await room.import({
      ref: 'JM/10',
      custodian: 'Somebody Else',
      files: {
        'WhatsApp Chat with Yard.txt': android([
          [500, '+44 7700 900001', 'hello'],
          [501, 'X', 'hi'],
        ]),
      },
    });
    await room.import({
      ref: 'JM/11',
      custodian: 'Another Person',
      terms: ['Marlowe Sedge LLP'],
      files: {
        'WhatsApp Chat with Gate.txt': android([
          [600, '07700 900001', 'Marlowe Sedge LLP'],
          [601, 'Y', 'hi'],
        ]),
      },
    });
    const numbers = async (actor: Actor) =>
      (await room.people.proposals(room.asking(actor))).filter(({ kind }) => kind === 'number');
    expect(await numbers(reader)).toEqual([]);
    expect(await numbers(reviewer)).toEqual([]);
  });
});

describe('A chat of several phones', () => {
  let conversation = 0;
  const words = 'keys van rota tea court door radio shift gate yard'.split(' ');
  const line = (n: number): string => `${words[n % 10]} ${words[(n * 3 + 1) % 10]} number ${n}`;

  beforeAll(async () => {
    const phone = (
      names: readonly [string, string, string],
      own: number,
      without: readonly number[],
      named: string,
    ): Line[] => [
      [0, null, `${names[0]} created group "Nights"`],
      ...Array.from({ length: 60 }, (_, n) => [1 + n * 2, names[(n * 7) % 3] ?? '', line(n)] as Line).filter(
        (_, n) => !without.includes(n),
      ),
      [128, null, `${names[0]} added Quiet Example`],
      [130, names[own] ?? '', ownTombstone],
      // Nobody says when this one came or whether they stayed.
      [135, 'Late Example', 'first time here'],
      [140, null, `${named} left`],
      [141, names[0], 'and that is that'],
    ];
    await room.import({
      ref: 'JM/21',
      custodian: 'Shaun Teasel',
      files: { 'WhatsApp Chat with Nights.txt': android(phone(['Teas', 'Col Alder', 'Nia'], 0, [], 'Nia')) },
    });
    await room.import({
      ref: 'JM/22',
      custodian: 'Colin Alder',
      terms: ['gate door number 48'],
      files: {
        'WhatsApp Chat with Nights.txt': android(phone(['S Teasel', 'Colin A', 'N Plover'], 1, [30], 'N Plover')),
      },
    });
    await room.joinAll();
    conversation = await room.conversation('Nights');
  });

  it('has one column a sender, whatever the phones call it, and tells what a person’s own phone lacks', async () => {
    const view = await read(conversation, { from: 31, limit: 1 });
    expect(view.columns.map(({ shown }) => shown)).toEqual([
      'Col Alder',
      'Teas',
      'Nia',
      'Late Example',
      'Quiet Example',
    ]);
    expect(told(view, 31)).toEqual([
      'Col Alder: member opened-after replied',
      'Teas: author',
      'Nia: member opened-after replied left-soon',
    ]);
    expect(basis(view, 31, 'Col Alder', 'member')).toMatch(/; it is not in their own export \(JM\/22\)$/);
    expect(basis(view, 31, 'Nia', 'member')).toMatch(/^could have seen it: a member until 14 October 2017 at 23:20/);
  });

  it('has the last message of somebody who left, and nothing of them after', async () => {
    const view = await read(conversation, { from: 58, limit: 9 });
    expect(told(view, 59)).toContain('Nia: member opened-after replied left-soon');
    expect(told(view, 62)).toContain('Nia: member left-soon');
    expect(told(view, 66)).toEqual(['Col Alder: member', 'Teas: author', 'Quiet Example: member']);
  });

  it('claims nothing of somebody for before their only message and after it, where no notice tells of them (R38)', async () => {
    const view = await read(conversation, { from: 30, limit: 50 });
    const late = view.rows.map(({ position }) => told(view, position).filter((cell) => cell.startsWith('Late')));
    // Position 64 is their own; the twenty messages before it are answered by it and no more.
    expect(late.flat().filter((cell) => cell.includes('member') || cell.includes('opened'))).toEqual([]);
    expect(told(view, 64)).toContain('Late Example: author');
  });

  it('counts for a person what could have been seen once, from whichever phone', async () => {
    const id = await room.people.enter(room.asking(), {
      name: 'Colin Alder',
      category: 'subject',
      note: '',
      handles: [await room.handle('Colin A', 'JM/22')],
    });
    const reviewer = room.person(['people.read', 'privilege.read']);
    const chat = async (actor: Actor) => (await room.people.one(room.asking(actor), id)).chats[0];
    // 60 messages, 20 of them his own, one tombstone each, one last word of the creator, one by a late comer.
    expect(await chat(reviewer)).toMatchObject({ messages: 21, couldHaveSeen: 43, openedAfter: 41 });
  });

  it('withholds on every phone what is held on one, and in what follows from it', async () => {
    const held =
      (await room.db.selectFrom('message').select('message_id').where('held', '=', 1).execute())[0]?.message_id ?? -1;
    const reader = room.person(['people.read', 'evidence.read']);
    const view = await read(conversation, { from: held, limit: 1 }, reader);
    expect(view.rows).toEqual([
      { position: held, observation: 0, time: null, sender: null, held: true, cells: [[], [], [], [], []] },
    ]);
    const before = await read(conversation, { from: held - 1, limit: 1 }, reader);
    expect(JSON.stringify(before.rows)).not.toContain('wrote next');
    const { people } = await room.people.list(room.asking(reader));
    const alder = people.find(({ name }) => name === 'Colin Alder');
    const [full] = (await room.people.list(room.asking())).people.filter(({ name }) => name === 'Colin Alder');
    expect(alder?.messages).toBe(full?.messages);
    const all = await room.people.one(room.asking(room.person(['people.read', 'privilege.read'])), alder?.id ?? 0);
    const some = await room.people.one(room.asking(reader), alder?.id ?? 0);
    expect(
      (all.chats[0]?.couldHaveSeen ?? 0) + all.messages - (some.chats[0]?.couldHaveSeen ?? 0) - some.messages,
    ).toBe(1);
  });
});
