/** Finds the message that a finding means: by the time and words that a copy prints. */
import type { CopyTruth } from './copy-truth.ts';
import { printedSecond } from './copy-truth.ts';
import type { Message } from './model.ts';
import type { Truth } from './truth.ts';

/** Texts are compared without marks, with plain blanks, and without regard to how many. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A time as it is compared: UTC to the millisecond, local as printed. */
function timeKey(time: string, minutesOnly: boolean): string {
  if (time.endsWith('Z')) {
    const ms = Date.parse(time);
    return Number.isNaN(ms) ? time : new Date(ms).toISOString();
  }
  return minutesOnly ? time.slice(0, 16) : time.slice(0, 19);
}

interface Entry {
  readonly id: number;
  readonly sender: string | null;
  readonly text: string;
}

/** The entries of one copy by the time they print. */
class CopyLookup {
  private readonly byTime = new Map<string, Entry[]>();
  private readonly minutesOnly: boolean;

  constructor(truth: Truth, copy: number) {
    const own = truth.copies[copy];
    this.minutesOnly = own?.phone.platform === 'android';
    for (const id of own?.order ?? []) {
      const printed = truth.printed(copy, id);
      if (printed === null || printed.kind === 'system') continue;
      const key = timeKey(printed.local, this.minutesOnly);
      const entry = { id, sender: printed.sender, text: folded(printed.body) };
      const known = this.byTime.get(key);
      if (known === undefined) this.byTime.set(key, [entry]);
      else known.push(entry);
    }
  }

  /** Messages with these words at this time; those of the sender first, where one is given. */
  find(time: string, text: string, senders: readonly string[] | null, truth: Truth): number[] {
    const wanted = folded(text);
    const there = this.byTime.get(timeKey(time, this.minutesOnly)) ?? [];
    const ofSender = (entry: Entry): boolean =>
      senders === null || senders.length === 0 || senders.some((name) => folded(name) === folded(entry.sender ?? ''));
    let hits = there.filter((entry) => entry.text === wanted);
    if (hits.length === 0) {
      // What stands for a medium may be told in other words than the placeholder's.
      hits = there.filter((entry) => truth.messages[entry.id]?.content.kind !== 'text' && ofSender(entry));
    }
    return [...hits.filter(ofSender), ...hits.filter((entry) => !ofSender(entry))].map(({ id }) => id);
  }
}

export class Lookup {
  private readonly truth: Truth;
  private readonly copies = new Map<number, CopyLookup>();

  constructor(truth: Truth) {
    this.truth = truth;
  }

  find(copy: number, time: string | null, text: string, senders: readonly string[] | null): number[] {
    if (time === null) return [];
    let lookup = this.copies.get(copy);
    if (lookup === undefined) {
      lookup = new CopyLookup(this.truth, copy);
      this.copies.set(copy, lookup);
    }
    return lookup.find(time, text, senders, this.truth);
  }
}

function sameWords(one: Message, other: Message): boolean {
  if (one.content.kind === 'text') return other.content.kind === 'text' && one.content.text === other.content.text;
  return one.content.kind !== 'notice' && one.content.kind === other.content.kind;
}

function sameMinute(one: Message, other: Message, { phone }: CopyTruth): boolean {
  const [a, b] = [printedSecond(one, phone), printedSecond(other, phone)];
  return Math.floor(a / 60) === Math.floor(b / 60) || (phone.jitter > 0 && Math.abs(a - b) <= 3);
}

/**
 * Messages that nobody can tell from this one: the same words of the same person in the same minute, as either of two
 * copies prints it.
 */
export function twinsOf(truth: Truth, message: number, one: number, other: number): number[] {
  const twins: number[] = [];
  const own = truth.messages[message];
  if (own === undefined) return twins;
  const copies = [truth.copies[one], truth.copies[other]];
  for (const step of [-1, 1]) {
    for (let id = message + step; ; id += step) {
      const near = truth.messages[id];
      if (near === undefined || Math.abs(near.at - own.at) > 65_000) break;
      if (near.author !== own.author || !sameWords(own, near)) continue;
      if (copies.some((copy) => copy !== undefined && sameMinute(own, near, copy))) twins.push(id);
    }
  }
  return twins;
}
