import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CandourError } from '../../kernel/index.ts';
import { conversationService } from '../service.ts';
import { exportOf, swept } from '../testing/phones.ts';
import { android, openRoom, type Room } from '../testing/room.ts';
import type { Aligner, AlignerRun } from './aligner.ts';
import { threadAligner } from './thread.ts';

const name = 'WhatsApp Chat with Relief.txt';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await room.import('JM/1', name, exportOf());
  await room.import('JM/2', name, exportOf({ without: swept }));
});
afterEach(() => room.close());

const asking = () => room.asking();
const settle = () => room.service.joiningWork.settle(room.operationId);
const states = async () => (await room.service.joinings(asking())).map(({ id, state }) => [id, state]);
const ids = async () => (await room.service.list(asking())).map(({ id }) => id);

async function everythingOf(table: 'observation' | 'handle' | 'copy'): Promise<unknown[]> {
  return await room.db.selectFrom(table).selectAll().execute();
}

async function rowsLeft(): Promise<number> {
  let rows = 0;
  for (const table of ['message', 'message_observation', 'gap', 'gap_run', 'message_day', 'chat_sender'] as const) {
    rows += (await room.db.selectFrom(table).select('operation_id').execute()).length;
  }
  return rows;
}

async function acts(): Promise<string[]> {
  const page = await room.store.ledger.page(String(room.operationId), null, 50);
  return page
    .map(({ act }) => act)
    .filter((act) => act.startsWith('copies.'))
    .reverse();
}

describe('Separating', () => {
  it('gives every copy back to its own conversation, changes no observation, and leaves nothing behind', async () => {
    const before = [await everythingOf('observation'), await everythingOf('handle'), await everythingOf('copy')];
    await room.service.join(asking(), 1, '');
    await settle();
    expect(await ids()).toEqual([3]);
    const view = await room.service.separate(asking(), 1, 'another team');
    expect(view).toMatchObject({ state: 'separated', conversationId: null, decidedBy: 'Owner Example' });
    expect(await ids()).toEqual([1, 2]);
    expect((await room.service.entries(asking(), 2, { from: 60, limit: 1 })).entries[0]).toMatchObject({ lanes: null });
    await expect(room.service.one(asking(), 3)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await room.service.gaps(asking(), { sort: 'time', after: 0, limit: 10 })).total).toBe(0);
    await settle();
    expect(await rowsLeft()).toBe(0);
    expect([await everythingOf('observation'), await everythingOf('handle'), await everythingOf('copy')]).toEqual(
      before,
    );
    expect(await acts()).toEqual(['copies.aligning', 'copies.joined', 'copies.separated']);
  });

  it('can be undone, and the machine does not propose the same again', async () => {
    await room.service.join(asking(), 1, '');
    await settle();
    await room.service.separate(asking(), 1, '');
    await room.import('JM/3', 'WhatsApp Chat with Party.txt', android([[0, 'Rook', 'an entirely different chat']]));
    expect(await states()).toEqual([[1, 'separated']]);
    await room.service.join(asking(), 1, 'they are one after all');
    await settle();
    expect(await states()).toEqual([[1, 'joined']]);
    expect(await ids()).toEqual([4, 5]);
  });
});

describe('A proposal', () => {
  it('grows with a further copy, and joining that takes the place of what was joined before', async () => {
    await room.import('JM/3', name, exportOf({ ahead: 60 }));
    expect((await room.service.joinings(asking())).map(({ id, copies }) => [id, copies.length])).toEqual([[1, 3]]);
    await room.service.join(asking(), 1, '');
    await settle();
    await room.import('JM/4', name, exportOf({ without: [5] }));
    const [first, second] = await room.service.joinings(asking());
    expect(first).toMatchObject({ id: 1, state: 'joined' });
    expect(second).toMatchObject({ id: 2, state: 'proposed', proposedBy: 'machine' });
    expect(second?.copies.map(({ exhibitRef }) => exhibitRef)).toEqual(['JM/1', 'JM/2', 'JM/3', 'JM/4']);
    await room.service.join(asking(), 2, '');
    await settle();
    expect(await states()).toEqual([
      [1, 'separated'],
      [2, 'joined'],
    ]);
    const [conversation] = await room.service.list(asking());
    expect(conversation?.lanes).toHaveLength(4);
    // Addresses of what was read before lead on: of each copy's own conversation, and of the one joined first.
    for (const old of [1, 2, 3, 4, 5]) {
      expect(await room.service.one(asking(), old)).toMatchObject({ joinedInto: conversation?.id });
    }
    expect(
      (await room.service.gaps(asking(), { sort: 'time', after: 0, limit: 10 })).gaps.map((gap) => gap.position),
    ).toEqual([5, ...swept]);
  });

  it('that was refused is not made again, but is part of one with a further copy', async () => {
    await room.service.refuse(asking(), 1, 'not sure yet');
    expect(await acts()).toEqual(['copies.refused']);
    await room.import('JM/3', 'WhatsApp Chat with Party.txt', android([[0, 'Rook', 'an entirely different chat']]));
    expect(await states()).toEqual([[1, 'refused']]);
    await room.import('JM/4', name, exportOf());
    const [, second] = await room.service.joinings(asking());
    expect(second?.copies.map(({ exhibitRef }) => exhibitRef)).toEqual(['JM/1', 'JM/2', 'JM/4']);
  });

  it('is not made of a chat with the same title and people but other words', async () => {
    const other = Array.from({ length: 60 }, (_, n): [number, string, string] => [n * 90, 'Teasel', `quiz round ${n}`]);
    await room.import('JM/3', name, android(other));
    expect((await room.service.joinings(asking())).map(({ copies }) => copies.length)).toEqual([2]);
  });

  it('may be a person’s: of sealed copies of one app, whole joined conversations, and not twice', async () => {
    await room.import('JM/3', 'WhatsApp Chat with Party.txt', android([[0, 'Rook', 'an entirely different chat']]));
    const id = await room.service.propose(asking(), [1, 3]);
    expect(await room.service.joining(asking(), id)).toMatchObject({ proposedBy: 'person', state: 'proposed' });
    expect(await acts()).toEqual(['copies.proposed']);
    await expect(room.service.propose(asking(), [3, 1])).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await expect(room.service.propose(asking(), [1, 99])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(room.service.propose(asking(), [1, 1])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await room.service.join(asking(), 1, '');
    await settle();
    await expect(room.service.propose(asking(), [2, 3])).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(room.service.join(asking(), id, '')).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });

  it('of copies that are not one chat fails with the reason, and everything is read as before', async () => {
    await room.import('JM/3', 'WhatsApp Chat with Party.txt', android([[0, 'Rook', 'an entirely different chat']]));
    const id = await room.service.propose(asking(), [1, 3]);
    await room.service.join(asking(), id, '');
    await settle();
    expect(await room.service.joining(asking(), id)).toMatchObject({
      state: 'failed',
      progress: null,
      error: { code: 'BAD_INPUT', message: expect.stringContaining('not one chat') },
    });
    expect(await ids()).toEqual([1, 2, 3]);
    expect(await rowsLeft()).toBe(0);
    await room.service.refuse(asking(), id, '');
    expect(await room.service.joining(asking(), id)).toMatchObject({ state: 'refused' });
  });

  it('is decided once, and only what is joined is separated', async () => {
    await expect(room.service.separate(asking(), 1, '')).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await room.service.join(asking(), 1, '');
    await expect(room.service.join(asking(), 1, '')).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await settle();
    await expect(room.service.refuse(asking(), 1, '')).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(room.service.join(asking(), 99, '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

/** Stops where it is told to, as a server that is killed there. */
function stopping(at: 'entries' | 'aligned'): { aligner: Aligner; reached: Promise<void> } {
  let tell: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const never = (): Promise<never> => {
    tell();
    return new Promise<never>(() => undefined);
  };
  const aligner = (): AlignerRun => {
    const run = threadAligner();
    return at === 'entries' ? { ...run, entries: never } : { ...run, align: never };
  };
  return { aligner, reached };
}

describe('Work that is interrupted', () => {
  it.each(['entries', 'aligned'] as const)('by a kill (%s) begins again, and nothing is doubled', async (at) => {
    const { aligner, reached } = stopping(at);
    const killed = conversationService(room.store, { aligner });
    await room.service.join(asking(), 1, '');
    void killed.joiningWork.settle(room.operationId);
    await reached;
    const [half] = await room.service.joinings(asking());
    expect(half?.state).toBe('aligning');
    expect(await ids()).toEqual([1, 2]);
    await settle();
    expect(await states()).toEqual([[1, 'joined']]);
    const [conversation] = await room.service.list(asking());
    expect(conversation).toMatchObject({ entries: 120 });
    expect(await room.db.selectFrom('message').select('message_id').execute()).toHaveLength(120);
    expect((await room.service.gaps(asking(), { sort: 'time', after: 0, limit: 10 })).total).toBe(4);
  });

  it('after rows were written leaves none of them', async () => {
    await room.service.join(asking(), 1, '');
    await room.db.updateTable('joining').set({ making: 3 }).execute();
    const conversation = { operation_id: room.operationId, conversation_id: 3 };
    await room.db
      .insertInto('conversation')
      .values({
        ...conversation,
        title: '',
        platform: 'whatsapp',
        first_time: null,
        last_time: null,
        chronological: 1,
        made_at: '',
        replaced_by: null,
      })
      .execute();
    await room.db
      .insertInto('message')
      .values({
        ...conversation,
        message_id: 0,
        observation_id: 1,
        sender_id: null,
        common: null,
        notice: 0,
        lanes: 'pp',
        held: 0,
      })
      .execute();
    await settle();
    expect(await ids()).toEqual([4]);
    expect(await room.db.selectFrom('message').select('conversation_id').distinct().execute()).toEqual([
      { conversation_id: 4 },
    ]);
  });

  it('by a change of mind is left: refused while it runs', async () => {
    const { aligner, reached } = stopping('entries');
    const running = conversationService(room.store, { aligner });
    await room.service.join(asking(), 1, '');
    void running.joiningWork.settle(room.operationId);
    await reached;
    await room.service.refuse(asking(), 1, 'wrong button');
    await settle();
    expect(await states()).toEqual([[1, 'refused']]);
    expect(await ids()).toEqual([1, 2]);
  });

  it('by what nobody foresaw is recorded, and can be tried again', async () => {
    const failing: Aligner = () => ({
      ...threadAligner(),
      align: async () => {
        throw new CandourError('LIMIT_EXCEEDED', 'More copies than are aligned at once.');
      },
    });
    await room.service.join(asking(), 1, '');
    await conversationService(room.store, { aligner: failing }).joiningWork.settle(room.operationId);
    expect(await room.service.joining(asking(), 1)).toMatchObject({
      state: 'failed',
      error: { code: 'LIMIT_EXCEEDED', message: 'More copies than are aligned at once.' },
    });
    await room.service.join(asking(), 1, '');
    await settle();
    expect(await states()).toEqual([[1, 'joined']]);
  });
});

describe('A copy that grew after it was joined', () => {
  it('is aligned again by itself, and addresses lead on', async () => {
    await room.service.join(asking(), 1, '');
    await settle();
    const copy = await room.db.selectFrom('copy').selectAll().where('copy_id', '=', 2).executeTakeFirstOrThrow();
    await room.store.transaction((trx) =>
      room.evidence.handlers.onCopySealed(trx, room.store, room.operationId, copy.copy_id),
    );
    expect(await room.service.joining(asking(), 1)).toMatchObject({ state: 'joined', stale: true });
    await settle();
    expect(await room.service.joining(asking(), 1)).toMatchObject({
      state: 'joined',
      stale: false,
      conversationId: 4,
    });
    expect(await room.service.one(asking(), 3)).toMatchObject({ joinedInto: 4 });
    expect(await acts()).toEqual(['copies.aligning', 'copies.joined', 'copies.aligned-again']);
    expect(await room.db.selectFrom('message').select('conversation_id').distinct().execute()).toEqual([
      { conversation_id: 4 },
    ]);
  });
});

describe('Copies that came in before there were sketches', () => {
  it('are sketched and proposed in the background', async () => {
    const made = await room.db.selectFrom('copy_sketch').selectAll().execute();
    await room.db.deleteFrom('copy_sketch').execute();
    await room.db.deleteFrom('joining').execute();
    await room.db.deleteFrom('joining_copy').execute();
    await settle();
    expect(await room.db.selectFrom('copy_sketch').selectAll().execute()).toEqual(made);
    expect(await states()).toEqual([[1, 'proposed']]);
  });
});

describe('A copy whose clock mostly falls', () => {
  it('is joined entry by entry as it is read', async () => {
    const lines: [number, string, string][] = [
      [300, 'Rook', 'the first of these three'],
      [200, 'Teasel', 'the second of these three'],
      [100, 'Rook', 'the third of these three'],
    ];
    await room.import('JM/3', 'WhatsApp Chat with Odd.txt', android(lines));
    const later = [400, 500, 600].map((minute): [number, string, string] => [
      minute,
      'Rook',
      `said at minute ${minute}`,
    ]);
    await room.import('JM/4', 'WhatsApp Chat with Odd.txt', android([...lines, ...later]));
    const id = (await room.service.joinings(asking())).at(-1)?.id ?? 0;
    await room.service.join(asking(), id, '');
    await settle();
    expect(await room.service.joining(asking(), id)).toMatchObject({ state: 'joined' });
    const rows = await room.db
      .selectFrom('message as m')
      .innerJoin('message_observation as mo', 'mo.message_id', 'm.message_id')
      .innerJoin('observation as o', 'o.observation_id', 'mo.observation_id')
      .select(['m.message_id', 'o.body', 'o.position'])
      .orderBy('m.message_id')
      .execute();
    expect(new Set(rows.map(({ message_id, body }) => `${message_id} ${body}`)).size).toBe(6);
    expect(rows).toHaveLength(9);
  });
});

describe('Permission', () => {
  it('to read is not permission to join', async () => {
    const reader = room.asking(room.person(['evidence.read', 'search', 'annotate']));
    const denied = { code: 'NOT_ALLOWED' };
    await expect(room.service.propose(reader, [1, 2])).rejects.toMatchObject(denied);
    await expect(room.service.join(reader, 1, '')).rejects.toMatchObject(denied);
    await expect(room.service.refuse(reader, 1, '')).rejects.toMatchObject(denied);
    await expect(room.service.separate(reader, 1, '')).rejects.toMatchObject(denied);
    await expect(room.service.gapsFile(reader, { sort: 'time', after: 0, limit: 1 })).rejects.toMatchObject(denied);
    expect(await room.service.joinings(reader)).toHaveLength(1);
    const joiner = room.asking(room.person(['copies.join']));
    await expect(room.service.joinings(joiner)).rejects.toMatchObject(denied);
    await expect(room.service.gaps(joiner, { sort: 'time', after: 0, limit: 1 })).rejects.toMatchObject(denied);
    await expect(room.service.compare(joiner, 1, 0)).rejects.toMatchObject(denied);
    await expect(room.service.membership(joiner, 1)).rejects.toMatchObject(denied);
    await expect(room.service.join(joiner, 1, '')).resolves.toMatchObject({ state: 'aligning' });
  });
});
