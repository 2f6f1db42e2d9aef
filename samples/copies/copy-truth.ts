/** One copy of the chat as it was generated. */
import type { Message, Person, Phone } from './model.ts';
import { stateOf } from './states.ts';

export interface CopyTruth {
  readonly phone: Phone;
  /** By message: a code of `states.ts`. */
  readonly states: Uint8Array;
  /** Ids in the order in which the copy was written, oldest first. */
  readonly order: readonly number[];
  /** Words of tampered and truncated messages. */
  readonly altered: ReadonlyMap<number, string>;
  readonly moved: ReadonlySet<number>;
  /** Names of attached files. */
  readonly files: ReadonlyMap<number, string>;
  /** What is given to the command: a file, an archive or a folder, relative to where the copies were written. */
  readonly path: string;
}

/** Name of a person on this phone at a time. */
export function shownName(people: readonly Person[], phone: Phone, person: number, at: number): string {
  const [first = '', second] = phone.names[person] ?? [];
  return second !== undefined && at >= (people[person]?.numberChangedAt ?? 0) ? second : first;
}

/** Steady pseudo-chance of a message on a phone, so that a time printed twice is the same. */
function steady(id: number, copy: number): number {
  let h = Math.imul(id + 1, 0x9e3779b1) ^ Math.imul(copy + 7, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h >>> 0;
}

/** UTC seconds at which this phone puts a message. */
export function printedSecond(message: Message, phone: Phone): number {
  const second = Math.trunc(message.at / 1000);
  if (phone.jitter === 0 && phone.clockError === 0) return second;
  const jitter = phone.jitter === 0 ? 0 : steady(message.id, phone.copy) % (phone.jitter + 1);
  return second + jitter + (message.author === phone.owner ? phone.clockError : 0);
}

/** The words of a text message on this copy, mentions not yet filled in. */
export function wordsOn(copy: Pick<CopyTruth, 'altered' | 'states'>, message: Message): string {
  const changed = copy.altered.get(message.id);
  if (changed !== undefined) return changed;
  if (message.edit !== undefined && stateOf(copy.states[message.id]) === 'edited') return message.edit.text;
  return message.content.kind === 'text' ? message.content.text : '';
}
