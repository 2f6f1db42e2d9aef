/** What must hold of every generated chat. */
import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/formats/index.ts';
import { randomNamed } from '../larch/random.ts';
import { DIFFERENCES, generateDifferentChats } from './different.ts';
import { type GeneratedCopies, generateCopies } from './generate.ts';
import { isMember } from './membership.ts';
import { COPY_STATES, type CopyState, WITH_WORDS } from './model.ts';
import { areJoined } from './overlap.ts';
import { leavesDateOpen } from './score-metadata.ts';
import { PRESETS, randomSettings, settingsOf } from './settings.ts';
import { codeOf } from './states.ts';
import { decidability, Truth } from './truth.ts';
import { DAY } from './zones.ts';

async function made(preset: string, seed: number | string = 11): Promise<GeneratedCopies> {
  return generateCopies(settingsOf({ messages: 600 }, preset), seed);
}

function statesOf(truth: Truth): Map<CopyState, number> {
  const counts = new Map<CopyState, number>();
  for (const { states } of truth.copies) {
    for (const code of states) {
      const state = COPY_STATES[code] ?? 'present';
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
  }
  return counts;
}

describe('a chat generated twice from the same settings and seed', () => {
  it.each(['mixed', 'media', 'messenger', 'harsh'])('of the preset %s has the same bytes', async (preset) => {
    const [one, other] = [await made(preset), await made(preset)];
    expect(one.files.map(({ path }) => path)).toEqual(other.files.map(({ path }) => path));
    for (const [i, { bytes }] of one.files.entries()) {
      expect(Buffer.compare(bytes, other.files[i]?.bytes ?? new Uint8Array(0))).toBe(0);
    }
  });

  it('and another one from another seed', async () => {
    const [one, other] = [await made('mixed', 1), await made('mixed', 2)];
    expect(Buffer.compare(one.files[0]?.bytes ?? Buffer.alloc(0), other.files[0]?.bytes ?? Buffer.alloc(0))).not.toBe(
      0,
    );
  });
});

describe.each(Object.keys(PRESETS))('the truth of the preset %s', (preset) => {
  it('holds what is asked of it', async () => {
    const { truth } = await made(preset);
    const { messages, membership, copies } = truth;
    expect(areJoined(copies.map(({ states }) => states))).toBe(true);
    for (const [copy, { phone, order }] of copies.entries()) {
      expect(order.length).toBeGreaterThan(20);
      expect(new Set(order).size).toBe(order.length);
      const decided = decidability(truth, copy);
      for (const { id, at, author } of messages) {
        const state = truth.state(copy, id);
        if (truth.shown(copy, id) !== (truth.printed(copy, id) !== null))
          throw new Error(`${id} is printed and not shown`);
        if (state !== 'not-member' && state !== 'not-shown' && state !== 'after-end') {
          // Whoever sees it was a member, and so was whoever wrote it.
          if (!isMember(membership.intervals[phone.owner], at)) throw new Error(`${id} on copy ${copy} is ${state}`);
        }
        if (author !== null && !isMember(membership.intervals[author], at))
          throw new Error(`${id} has no member for author`);
        if (state !== 'deleted-for-self') continue;
        expect(author).not.toBeNull();
        // What can be found is there in the words of another copy, and lies between entries of this one.
        if (decided.get(id) !== null) continue;
        expect(copies.some((_, other) => other !== copy && WITH_WORDS.has(truth.state(other, id)))).toBe(true);
        expect(order.some((shown) => shown < id) && order.some((shown) => shown > id)).toBe(true);
      }
    }
  });
});

describe('plants', () => {
  const wanted: readonly (readonly [string, readonly CopyState[]])[] = [
    ['plain', ['present', 'deleted-for-self']],
    [
      'mixed',
      [
        'tombstone',
        'edited',
        'before-start',
        'after-end',
        'not-member',
        'disappeared',
        'view-once',
        'tampered',
        'truncated',
      ],
    ],
    ['pairs', ['blocked', 'not-shown']],
    ['harsh', ['inserted', 'disappeared']],
  ];
  it.each(wanted)('of the preset %s occur', async (preset, states) => {
    // Not every seed has every one of them.
    const found = new Set<CopyState>();
    for (const seed of [1, 2, 3]) {
      const { truth } = await generateCopies(settingsOf({ messages: 1_200 }, preset), seed);
      for (const state of statesOf(truth).keys()) found.add(state);
    }
    expect([...found]).toEqual(expect.arrayContaining([...states]));
  });

  it('keep the newest entries where an export limit cuts', async () => {
    const { truth } = await generateCopies(settingsOf({ messages: 600, exportLimit: 150 }, 'limits'), 3);
    const limited = truth.copies.find(({ phone }) => phone.limit === 150);
    expect(limited?.order.length).toBe(150);
    const first = limited?.order[0] ?? 0;
    for (const id of limited?.order ?? []) expect(id).toBeGreaterThanOrEqual(first);
  });

  it('leave the order of day and month open in one copy that others prove', async () => {
    const { truth } = await generateCopies(settingsOf({ messages: 1_000 }, 'ambiguous-date'), 5);
    const open = truth.copies.map((_, copy) => leavesDateOpen(truth, copy));
    expect(open).toContain(true);
    expect(open).toContain(false);
  });

  it('delete one to three of a hundred messages, and clusters', async () => {
    const { truth } = await generateCopies(settingsOf({ deletedClusters: 0, deletedPercent: 2 }, 'plain'), 5);
    for (const { states } of truth.copies) {
      const deleted = states.reduce((sum, code) => sum + (COPY_STATES[code] === 'deleted-for-self' ? 1 : 0), 0);
      expect(deleted / states.length).toBeGreaterThan(0.01);
      expect(deleted / states.length).toBeLessThan(0.03);
    }
  });
});

/** The same truth, with messages deleted for oneself on one copy. */
function without(truth: Truth, copy: number, ids: readonly number[]): Truth {
  const copies = truth.copies.map((own, i) => {
    if (i !== copy) return own;
    const states = own.states.slice();
    for (const id of ids) states[id] = codeOf('deleted-for-self');
    return { ...own, states, order: own.order.filter((id) => !ids.includes(id)) };
  });
  return new Truth(truth.settings, truth.seed, truth.people, truth.membership, truth.messages, copies);
}

describe('a planted deletion', () => {
  it('cannot be decided after the last entry that the copy still has', async () => {
    const { truth } = await made('plain');
    const last = truth.copies[0]?.order.slice(-3) ?? [];
    const decided = decidability(without(truth, 0, last), 0);
    for (const id of last) expect(decided.get(id)).toBe('outside-copy');
  });

  it('cannot be decided where no other copy has its words', async () => {
    const { truth } = await made('plain');
    const id = truth.copies[0]?.order.find((one) => truth.messages[one]?.author !== null && one > 50) ?? 0;
    const everywhere = truth.copies.reduce((so, _, copy) => without(so, copy, [id]), truth);
    expect(decidability(everywhere, 0).get(id)).toBe('nowhere-else');
  });

  it('cannot be decided where a timer may have taken everything before it', async () => {
    const { truth } = await made('plain');
    const { settings, seed, people, membership, copies } = truth;
    const said = (copies[0]?.order ?? []).filter((id) => truth.messages[id]?.author !== null && id > 100);
    const shared = said.filter((id) => truth.shown(1, id));
    const [from = 0, second = 0, third = 0] = shared;
    const messages = truth.messages.map((message) => (message.id < from ? message : { ...message, timer: 7 * DAY }));
    const timed = new Truth(settings, seed, people, membership, messages, copies);
    const oldest = said.filter((id) => id >= from && id <= second);
    const decided = decidability(without(timed, 0, oldest), 0);
    for (const id of [from, second]) expect(decided.get(id)).toBe('under-timer');
    // One that was sent earlier is left: the timer has not come so far.
    expect(decidability(without(timed, 0, [third]), 0).get(third)).toBeNull();
  });
});

describe('copies', () => {
  it('are not joined where one shares hardly a message with the rest', async () => {
    const { truth } = await made('plain');
    const [first = new Uint8Array(0), ...others] = truth.copies.map(({ states }) => states);
    const half = Math.trunc(first.length / 2);
    const gone = codeOf('before-start');
    const older = first.slice().fill(gone, half + 10);
    const newer = others.map((states) => states.slice().fill(gone, 0, half));
    expect(areJoined([first, ...newer])).toBe(true);
    expect(areJoined([older, ...newer])).toBe(false);
    // One that has both halves leads from one to the other.
    expect(areJoined([older, ...newer, first])).toBe(true);
  });
});

describe('files of two chats', () => {
  it.each(DIFFERENCES)('with %s are chats, and not the same one', async (difference) => {
    const settings = randomSettings(randomNamed(`different-test/${difference}`), 300);
    const { files, paths } = await generateDifferentChats({ ...settings, zipPercent: 0 }, 4, difference);
    expect(new Set(paths).size).toBe(2);
    for (const { path, bytes } of files) {
      expect(sniff(bytes.subarray(0, 4096), path)).toMatchObject({ kind: 'chat' });
    }
    const lines = files.map(({ bytes }) => new Set(Buffer.from(bytes).toString('utf8').split('\n')));
    const shared = [...(lines[0] ?? [])].filter((line) => line.length > 60 && lines[1]?.has(line));
    expect(shared.length).toBeLessThan(5);
  });
});
