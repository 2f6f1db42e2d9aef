/** What an owner does to the own copy: deletions for oneself, and, in one copy, changes to the exported file. */
import type { Random } from '../larch/random.ts';
import { altered, cutAt } from './alter.ts';
import type { Message, Phone } from './model.ts';
import type { CopySettings } from './settings.ts';
import { codeOf } from './states.ts';
import type { Talk } from './talk.ts';
import { DAY } from './zones.ts';

/** Messages that a person could delete: shown, with an author. */
function candidates(messages: readonly Message[], states: Uint8Array): number[] {
  const present = codeOf('present');
  const edited = codeOf('edited');
  return messages.flatMap(({ id, author }) =>
    author !== null && (states[id] === present || states[id] === edited) ? id : [],
  );
}

/** Consecutive messages. */
function run(from: readonly number[], random: Random): number[] {
  const start = random.between(0, Math.max(0, from.length - 1));
  return from.slice(start, start + random.between(3, 15));
}

/** Everything of one sender within two days. */
function oneSender(from: readonly number[], messages: readonly Message[], random: Random): number[] {
  const seed = messages[random.pick(from)];
  if (seed === undefined) return [];
  return from
    .filter((id) => {
      const message = messages[id];
      return (
        message !== undefined &&
        message.author === seed.author &&
        message.at >= seed.at &&
        message.at < seed.at + 2 * DAY
      );
    })
    .slice(0, 40);
}

/** Most of what the owner wrote on two or three days on which much was said. */
function severeDays(from: readonly number[], messages: readonly Message[], owner: number, random: Random): number[] {
  const byDay = new Map<number, number[]>();
  for (const id of from) {
    const message = messages[id];
    if (message === undefined || message.author !== owner) continue;
    const day = Math.trunc(message.at / DAY);
    const own = byDay.get(day);
    if (own === undefined) byDay.set(day, [id]);
    else own.push(id);
  }
  const busy = [...byDay.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0)).slice(0, 8);
  return random
    .shuffled(busy)
    .slice(0, random.between(2, 3))
    .flatMap((own) => own.filter(() => random.chance(80)))
    .slice(0, 40);
}

/** Marks what the owner deleted for oneself. `already`: deleted before an earlier export of the same owner. */
export function plantDeletions(
  messages: readonly Message[],
  states: Uint8Array,
  phone: Phone,
  settings: CopySettings,
  already: readonly number[],
  random: Random,
): number[] {
  const from = candidates(messages, states);
  if (from.length === 0) return [];
  const chosen = new Set(from.filter(() => random.chance(settings.deletedPercent)));
  for (let i = 0; i < settings.deletedClusters; i++) {
    const kind = random.pick(['run', 'sender', 'days'] as const);
    const cluster =
      kind === 'run'
        ? run(from, random)
        : kind === 'sender'
          ? oneSender(from, messages, random)
          : severeDays(from, messages, phone.owner, random);
    for (const id of cluster.slice(0, Math.max(4, Math.trunc(from.length / 30)))) chosen.add(id);
  }
  const able = new Set(from);
  for (const id of already) if (able.has(id)) chosen.add(id);
  const deleted = codeOf('deleted-for-self');
  for (const id of chosen) states[id] = deleted;
  return [...chosen].sort((a, b) => a - b);
}

export interface Tampering {
  /** Words that this copy shows instead. */
  readonly altered: ReadonlyMap<number, string>;
  /** Messages moved, and by how many entries. */
  readonly moved: ReadonlyMap<number, number>;
}

export const NO_TAMPERING: Tampering = { altered: new Map(), moved: new Map() };

/** Which of the three kinds this copy gets. */
export interface TamperKinds {
  readonly words: boolean;
  readonly cuts: boolean;
  readonly moves: boolean;
}

/** Changes words, cuts long ones and moves entries; marks the states. */
export function plantTampering(
  messages: readonly Message[],
  states: Uint8Array,
  settings: CopySettings,
  kinds: TamperKinds,
  talk: Talk,
  random: Random,
): Tampering {
  const words = new Map<number, string>();
  const moved = new Map<number, number>();
  const present = codeOf('present');
  const from = candidates(messages, states).filter((id) => states[id] === present);
  for (const id of from) {
    const content = messages[id]?.content;
    if (content?.kind !== 'text' || content.text.includes('{@')) continue;
    if (kinds.words && random.chance(settings.tamperedPerMille / 10)) {
      words.set(id, altered(content.text, random, talk));
      states[id] = codeOf('tampered');
    } else if (kinds.cuts && settings.truncateAt !== null && content.text.length > settings.truncateAt + 10) {
      words.set(id, cutAt(content.text, settings.truncateAt));
      states[id] = codeOf('truncated');
    }
  }
  if (kinds.moves && from.length > 50) {
    for (let i = 0; i < settings.moved; i++) {
      moved.set(random.pick(from.slice(20, -20)), random.between(2, 10) * (random.chance(50) ? 1 : -1));
    }
  }
  return { altered: words, moved };
}
