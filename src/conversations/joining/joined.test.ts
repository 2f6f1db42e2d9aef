import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JoiningView } from '../alignment-contract.ts';
import { exportOf, swept } from '../testing/phones.ts';
import { openRoom, type Room } from '../testing/room.ts';

/** The first conversation that is joined. */
const joinedId = 4;

let room: Room;
let joined: JoiningView;

beforeAll(async () => {
  room = await openRoom();
  await room.import('JM/1', 'WhatsApp Chat with Relief.txt', exportOf());
  await room.import(
    'JM/2',
    'WhatsApp Chat with Relief.txt',
    exportOf({ without: swept, names: { Rook: 'R. (work)' } }),
  );
  await room.import('JM/3', 'WhatsApp Chat with Relief.txt', exportOf({ ahead: 60 }));
  await room.evidence.store.transaction(async (trx) => {
    await trx
      .withTables<{ case_event: Record<string, unknown> }>()
      .insertInto('case_event')
      .values({
        operation_id: room.operationId,
        event_id: 1,
        happened: '2017-10-21',
        what: 'notice served',
        entered_at: '',
        entered_by: '',
      })
      .execute();
  });
  joined = await joinFirst();
});
afterAll(() => room.close());

const asking = () => room.asking();

async function joinFirst(): Promise<JoiningView> {
  const [proposal] = await room.service.joinings(asking());
  await room.service.join(asking(), proposal?.id ?? 0, 'the same team');
  await room.service.joiningWork.settle(room.operationId);
  return await room.service.joining(asking(), proposal?.id ?? 0);
}

async function ledger(): Promise<{ act: string; subject: Record<string, unknown>; reason: string | null }[]> {
  const page = await room.store.ledger.page(String(room.operationId), null, 50);
  return page.map(({ act, subject, reason }) => ({ act, subject, reason })).reverse();
}

const page = (place: object) => room.service.entries(asking(), joined.conversationId ?? 0, { limit: 3, ...place });

describe('Copies that come in', () => {
  it('are proposed as one chat, once, and joined on a decision', async () => {
    expect(await room.service.joinings(asking())).toHaveLength(1);
    expect(joined).toMatchObject({
      id: 1,
      state: 'joined',
      proposedBy: 'machine',
      messages: 120,
      deletions: 4,
      gaps: 4,
    });
    expect(joined.confidence).toBeGreaterThan(0.99);
    expect(joined.copies.map((copy) => copy.exhibitRef)).toEqual(['JM/1', 'JM/2', 'JM/3']);
    expect(joined.decidedBy).toBe('Owner Example');
    expect(joined.why).toContain('JM/1 and JM/2 show the same title.');
  });

  it('leave the decision and its outcome in the ledger, with the reason', async () => {
    const acts = (await ledger()).filter(({ act }) => act.startsWith('copies.'));
    expect(acts).toEqual([
      { act: 'copies.aligning', subject: { joining: 1, copies: [1, 2, 3] }, reason: 'the same team' },
      {
        act: 'copies.joined',
        subject: {
          joining: 1,
          conversation: joinedId,
          copies: [1, 2, 3],
          replaced: [],
          messages: 120,
          gaps: 4,
          deletions: 4,
          sameChat: expect.any(Number),
        },
        reason: 'the same team',
      },
    ]);
  });
});

describe('A joined conversation', () => {
  it('stands in the list in place of the conversations of its copies, with a lane a phone', async () => {
    const list = await room.service.list(asking());
    expect(list.map(({ id, title, entries }) => ({ id, title, entries }))).toEqual([
      { id: joinedId, title: 'Relief', entries: 120 },
    ]);
    const [view] = list;
    expect(view).toMatchObject({ first: '2017-10-14T21:50:00', messages: 120, joinedInto: null });
    expect(
      view?.lanes.map(({ letter, exhibitRef, offsetSeconds, entries }) => [letter, exhibitRef, offsetSeconds, entries]),
    ).toEqual([
      ['A', 'JM/1', 0, 120],
      ['B', 'JM/2', 0, 116],
      ['C', 'JM/3', 3_600, 120],
    ]);
    expect(view?.participants.map(({ shown }) => shown).toSorted()).toEqual(['Rook', 'Sorrel', 'Teasel']);
  });

  it('is named by the conversations that it took in', async () => {
    expect(await room.service.one(asking(), 1)).toMatchObject({
      joinedInto: joinedId,
      entries: 0,
      participants: [],
      first: null,
    });
    await expect(room.service.entries(asking(), 1, { limit: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(`conversation ${joinedId}`),
    });
    await expect(room.service.days(asking(), 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(room.service.one(asking(), 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is read page by page, each message once, with a letter a lane', async () => {
    const { total, entries } = await page({ from: 59 });
    expect(total).toBe(120);
    expect(entries.map(({ position, lanes, common }) => [position, lanes, common])).toEqual([
      [59, 'ppp', '2017-10-19T19:59:00'],
      [60, 'pxp', '2017-10-19T22:02:00'],
      [61, 'pxp', '2017-10-20T00:05:00'],
    ]);
  });

  it('is opened around any observation, at a date and by its day rail', async () => {
    const [entry] = (await page({ from: 60, limit: 1 })).entries;
    const others = await room.db
      .selectFrom('message_observation')
      .select('observation_id')
      .where('message_id', '=', 60)
      .execute();
    expect(others).toHaveLength(2);
    for (const { observation_id } of others) {
      expect((await page({ around: observation_id })).entries.map(({ position }) => position)).toEqual([59, 60, 61]);
    }
    expect((await page({ date: '2017-10-19T22:00', limit: 1 })).entries[0]).toEqual(entry);
    const { days } = await room.service.days(asking(), joinedId);
    expect(days[0]).toEqual({ day: '2017-10-14', position: 0, entries: 2 });
    expect(days.reduce((sum, { entries }) => sum + entries, 0)).toBe(120);
    expect((await page({ date: days[3]?.day, limit: 1 })).entries[0]?.position).toBe(days[3]?.position);
  });

  it('shows flags and notes of any observation of a message, and counts them once', async () => {
    const row = await room.db
      .selectFrom('message_observation')
      .select('observation_id')
      .where('message_id', '=', 10)
      .where('copy_id', '=', 3)
      .executeTakeFirstOrThrow();
    await room.service.flag(asking(), row.observation_id);
    await room.service.note(asking(), row.observation_id, 'compare');
    expect((await page({ from: 10, limit: 1 })).entries[0]).toMatchObject({ flagged: true, notes: 1 });
  });

  it('says how we know of an entry at its place in the whole', async () => {
    const row = await room.db
      .selectFrom('message_observation')
      .select('observation_id')
      .where('message_id', '=', 70)
      .where('copy_id', '=', 2)
      .executeTakeFirstOrThrow();
    const view = await room.service.inspect(asking(), row.observation_id);
    expect(view).toMatchObject({
      conversationId: joinedId,
      line: 67,
      exhibit: { ref: 'JM/2' },
      entry: { position: 70, lanes: 'ppp' },
    });
    expect(view.permalink).toContain(`/conversations/${joinedId}/at/70?o=`);
  });
});

describe('A search', () => {
  it('shows a message of three phones once, and says on how many it is', async () => {
    const found = await room.find({ q: '"note 70"' });
    expect(found.hits).toHaveLength(1);
    expect(found.hits[0]).toMatchObject({
      conversationId: joinedId,
      phones: 3,
      exhibitRef: 'JM/1',
      entry: { position: 70 },
    });
    expect(found).toMatchObject({ count: 3, counts: 'entries' });
    expect(found.hits[0]?.before).toMatchObject({ position: 69, lanes: 'ppp' });
    expect((await room.find({ q: 'ledger' })).hits.map(({ phones }) => phones)).toEqual([2, 2, 2, 2]);
  });

  it('pages through each message once, in either order and in every mode', async () => {
    for (const order of ['newest', 'oldest'] as const) {
      for (const [q, mode] of [
        ['kettle', 'folded'],
        ['kettle', 'words'],
        ['kettle', 'substring'],
        ['', 'folded'],
      ] as const) {
        const positions: number[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const answer: Awaited<ReturnType<Room['find']>> = await room.find({ q, mode, order, limit: 7, cursor });
          positions.push(...answer.hits.map(({ entry }) => entry.position));
          cursor = answer.next;
        }
        const expected = Array.from({ length: 120 }, (_, n) => n).filter(
          (n) => q === '' || ((n % 10 === 2 || (n * 3 + 1) % 10 === 2) && ![60, 61, 63, 64, 80].includes(n)),
        );
        expect(positions).toEqual(order === 'oldest' ? expected : expected.toReversed());
      }
    }
  });

  it('finds a message by the name under which one phone alone shows its sender', async () => {
    const { hits } = await room.find({ q: '"note 70"', sender: 'R. (work)' });
    const [entry] = (await page({ from: 70, limit: 1 })).entries;
    expect(hits.map(({ exhibitRef }) => exhibitRef)).toEqual(entry?.sender === 'Rook' ? ['JM/2'] : []);
    const byRook = await room.find({ q: 'note', sender: 'R. (work)', limit: 100 });
    expect(byRook.hits.length).toBeGreaterThan(20);
    expect(new Set(byRook.hits.map(({ exhibitRef }) => exhibitRef))).toEqual(new Set(['JM/2']));
  });
});

describe('An extract', () => {
  it('takes context from the whole, and says which phones show a message and which do not', async () => {
    const [entry] = (await page({ from: 60, limit: 1 })).entries;
    const request = { observations: [entry?.observation ?? 0], context: 1, title: 'Extract' };
    const html = (await room.service.extract(asking(), { ...request, format: 'html' })).bytes.toString();
    expect(html.match(/<li class="entry/g)).toHaveLength(3);
    expect(html).toContain('Shown on JM/1, JM/3; not on JM/2.');
    expect(html).toContain('Shown on JM/1, JM/2, JM/3.');
    const table = (await room.service.extract(asking(), { ...request, format: 'csv' })).bytes.toString();
    expect(table).toMatch(/"chosen","JM\/1","Rook Example","JM\/1 JM\/3","JM\/2","Relief","60",/);
  });
});

describe('The gap ledger', () => {
  const gaps = (query: object = {}) => room.service.gaps(asking(), { sort: 'time', after: 0, limit: 100, ...query });

  it('lists what a phone lacks, with its words, its confidence and the explanations that were considered', async () => {
    const { gaps: found, total, next } = await gaps();
    expect(total).toBe(4);
    expect(next).toBeNull();
    expect(found.map(({ position, letter, kind, deletion }) => [position, letter, kind, deletion])).toEqual(
      swept.map((position) => [position, 'B', 'missing', true]),
    );
    expect(found[0]).toMatchObject({
      conversationId: joinedId,
      conversationTitle: 'Relief',
      exhibitRef: 'JM/2',
      custodian: 'Rook Example',
      text: 'about the ledger in the cupboard, part 60',
      time: '2017-10-19T22:02',
      common: '2017-10-19T22:02:00',
      in: [
        { letter: 'A', exhibitRef: 'JM/1' },
        { letter: 'C', exhibitRef: 'JM/3' },
      ],
      near: { id: 1, what: 'notice served', days: -2 },
      held: false,
    });
    expect(found[0]?.explanations.length).toBeGreaterThan(3);
    expect(found[0]?.explanations.every(({ plausible }) => !plausible)).toBe(true);
  });

  it('is filtered, sorted and paged', async () => {
    const first = await gaps({ limit: 3 });
    expect(first.gaps).toHaveLength(3);
    const rest = await gaps({ limit: 3, after: first.next });
    expect(rest.gaps.map(({ position }) => position)).toEqual([64]);
    expect(rest.next).toBeNull();
    expect((await gaps({ copy: 1 })).total).toBe(0);
    expect((await gaps({ exhibit: 2, deletion: true, kind: 'missing', conversation: joinedId })).total).toBe(4);
    expect((await gaps({ deletion: false })).total).toBe(0);
    expect((await gaps({ minConfidence: 1.01 })).total).toBe(0);
    expect((await gaps({ from: '2017-10-20', to: '2017-10-20' })).gaps.map(({ position }) => position)).toEqual([
      61, 63, 64,
    ]);
    const sender = first.gaps[0]?.sender?.shown;
    const named = await gaps({ sender });
    expect(named.total).toBeGreaterThan(0);
    expect(named.gaps.every((gap) => gap.sender?.shown === sender)).toBe(true);
    expect((await gaps({ sender: 'Nobody' })).total).toBe(0);
    const surest = (await gaps({ sort: 'confidence' })).gaps.map(({ confidence }) => confidence);
    expect(surest).toEqual(surest.toSorted((a, b) => b - a));
  });

  it('is summed up by kind, sender, handset and day, with the run and the events', async () => {
    const summary = await room.service.gapSummary(asking(), { sort: 'time', after: 0, limit: 100 });
    expect(summary).toMatchObject({ total: 4, deletions: 4, explained: 0, kinds: [{ kind: 'missing', gaps: 4 }] });
    expect(summary.senders.reduce((sum, sender) => sum + sender.deletions, 0)).toBe(4);
    expect(summary.handsets).toEqual([
      expect.objectContaining({ exhibitRef: 'JM/1', gaps: 0, deletions: 0, days: [] }),
      expect.objectContaining({
        exhibitRef: 'JM/2',
        first: '2017-10-14T21:50',
        gaps: 4,
        deletions: 4,
        days: [
          { day: '2017-10-19', deletions: 1, others: 0 },
          { day: '2017-10-20', deletions: 3, others: 0 },
        ],
      }),
      expect.objectContaining({ exhibitRef: 'JM/3', gaps: 0 }),
    ]);
    expect(summary.events).toEqual([{ id: 1, happened: '2017-10-21', what: 'notice served' }]);
    const [run, ...more] = summary.runs;
    expect(more).toEqual([]);
    expect(run).toMatchObject({
      copyId: 2,
      exhibitRef: 'JM/2',
      conversationTitle: 'Relief',
      from: '2017-10-19T22:02:00',
      to: '2017-10-20T05:53:00',
      gaps: 4,
      deletions: 4,
      near: { id: 1, days: -1 },
    });
    expect(run?.topic).toEqual(expect.arrayContaining(['cupboard', 'ledger']));
    expect(run?.senders.reduce((sum, { gaps: n }) => sum + n, 0)).toBe(4);
    expect(run?.senders.some(({ others }) => others > 0)).toBe(true);
    expect((await gaps({ run: run?.run })).total).toBe(4);
  });

  it('is taken out as a table with its hash, which is a disclosure', async () => {
    const file = await room.service.gapsFile(asking(), { sort: 'time', after: 0, limit: 100 });
    const rows = file.bytes.toString().trim().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toContain('"missing","yes"');
    const last = (await ledger()).at(-1);
    expect(last).toMatchObject({ act: 'gaps.taken', subject: { gaps: 4, sha256: file.sha256 } });
  });
});

describe('A comparison', () => {
  it('shows the original line of each phone that has the message, and the lines around its place on one that lacks it', async () => {
    const view = await room.service.compare(asking(), joinedId, 61);
    expect(view.common).toBe('2017-10-20T00:05:00');
    expect(view.lanes.map(({ letter, state, says }) => [letter, state, says])).toEqual([
      ['A', 'p', 'Present here, as on C.'],
      ['B', 'x', 'Absent here, where it should stand; present on A and C.'],
      ['C', 'p', 'Present here, as on A.'],
    ]);
    const [a, b, c] = view.lanes;
    expect(a?.original).toMatchObject({ line: 62, raw: expect.stringMatching(/^20\/10\/2017, 00:05 - .*part 61\n$/) });
    expect(c?.original?.raw).toMatch(/^20\/10\/2017, 01:05 - /);
    expect(b?.original).toBeNull();
    expect(b?.before?.raw).toContain('note 59');
    expect(b?.after?.raw).toContain('note 62');
    expect(b?.before).toMatchObject({ line: 60, path: 'WhatsApp Chat with Relief.txt' });
    expect(a?.before).toBeNull();
    expect(view.gaps.map(({ position, letter }) => [position, letter])).toEqual([[61, 'B']]);
  });

  it('is consultation, and there is none of what is not there', async () => {
    await room.service.compare(asking(), joinedId, 61);
    const lines: string[] = [];
    for await (const line of room.store.ledger.export(String(room.operationId))) lines.push(line);
    const last = lines.filter((line) => line.includes('message.compared')).at(-1) ?? '';
    expect(last).toContain('"position":61');
    expect(last).not.toContain('cupboard');
    await expect(room.service.compare(asking(), joinedId, 120)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(room.service.compare(asking(), 1, 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Membership', () => {
  it('gives who writes under which names, with what they wrote month by month', async () => {
    const view = await room.service.membership(asking(), joinedId);
    const rook = view.rows.find(({ shown }) => shown === 'Rook');
    expect(rook?.names.map(({ letter, shown }) => [letter, shown])).toEqual([
      ['A', 'Rook'],
      ['B', 'R. (work)'],
      ['C', 'Rook'],
    ]);
    expect(view.rows.reduce((sum, { messages }) => sum + messages, 0)).toBe(120);
    expect(rook?.months).toEqual([{ month: '2017-10', messages: rook?.messages }]);
    await expect(room.service.membership(asking(), 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
