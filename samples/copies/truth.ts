/** The ground truth of a generated chat: who said what when, and what each copy makes of it. */
import type { CopyTruth } from './copy-truth.ts';
import type { Membership } from './membership.ts';
import { type CopyState, INNOCENT, type Message, type Person, WITH_WORDS } from './model.ts';
import { WhatsAppPrinter } from './print-whatsapp.ts';
import type { Printed } from './printed.ts';
import { JsonPrinter } from './render-json.ts';
import type { CopySettings } from './settings.ts';
import { codeOf, isShown, stateOf } from './states.ts';

export class Truth {
  readonly settings: CopySettings;
  readonly seed: string;
  readonly people: readonly Person[];
  readonly membership: Membership;
  /** In the order in which they were sent; `id` is the place. */
  readonly messages: readonly Message[];
  readonly copies: readonly CopyTruth[];
  private readonly printers: readonly { entry(message: Message, first: boolean): Printed }[];

  constructor(
    settings: CopySettings,
    seed: string,
    people: readonly Person[],
    membership: Membership,
    messages: readonly Message[],
    copies: readonly CopyTruth[],
  ) {
    this.settings = settings;
    this.seed = seed;
    this.people = people;
    this.membership = membership;
    this.messages = messages;
    this.copies = copies;
    this.printers = copies.map((copy) =>
      copy.phone.platform === 'android' || copy.phone.platform === 'ios'
        ? new WhatsAppPrinter(copy, people)
        : new JsonPrinter(copy, people),
    );
  }

  state(copy: number, message: number): CopyState {
    return stateOf(this.copies[copy]?.states[message]);
  }

  shown(copy: number, message: number): boolean {
    return isShown(this.copies[copy]?.states[message]);
  }

  /** What a copy prints for a message; null where it has no entry for it. */
  printed(copy: number, message: number): Printed | null {
    const logical = this.messages[message];
    if (logical === undefined || !this.shown(copy, message)) return null;
    return this.printers[copy]?.entry(logical, false) ?? null;
  }

  /** Everybody's names on a copy, as far as the person wrote anything there. */
  names(copy: number): ReadonlyMap<string, ReadonlySet<number>> {
    const names = new Map<string, Set<number>>();
    for (const id of this.copies[copy]?.order ?? []) {
      const author = this.messages[id]?.author;
      if (author === null || author === undefined) continue;
      const sender = this.printed(copy, id)?.sender;
      if (sender === null || sender === undefined) continue;
      const people = names.get(sender);
      if (people === undefined) names.set(sender, new Set([author]));
      else people.add(author);
    }
    return names;
  }
}

/** Why a planted deletion cannot be found by anybody who has the copies alone. */
export type Undecidable =
  /** No other copy has its words. */
  | 'nowhere-else'
  /** It lies before the first or after the last entry that the copy still has. */
  | 'outside-copy'
  /** A timer ran, and nothing that was sent earlier under it is left: it may have been the timer. */
  | 'under-timer'
  /** It was written while the copy's owner had blocked the author, or lies at the edge of such a stretch. */
  | 'beside-gap';

/**
 * For each planted deletion of a copy: null where the copies show it, else why not. Worked out from the truth alone:
 * an entry next to an innocent gap could belong to the gap, so that the nearest other message on that side must be one
 * that the copy has.
 */
export function decidability(truth: Truth, copy: number): Map<number, Undecidable | null> {
  const found = new Map<number, Undecidable | null>();
  const own = truth.copies[copy];
  if (own === undefined) return found;
  const deleted = codeOf('deleted-for-self');
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const id of own.order) {
    if (id < first) first = id;
    if (id > last) last = id;
  }
  let timedBefore = false;
  for (const { id, timer, kept } of truth.messages) {
    const code = own.states[id];
    if (code === deleted) {
      const words = truth.copies.some((other, i) => i !== copy && WITH_WORDS.has(stateOf(other.states[id])));
      if (!words) found.set(id, 'nowhere-else');
      else if (id < first || id > last) found.set(id, 'outside-copy');
      else if (timer !== undefined && !kept && !timedBefore) found.set(id, 'under-timer');
      else if (besideGap(truth, copy, id)) found.set(id, 'beside-gap');
      else found.set(id, null);
    } else if (isShown(code) && timer !== undefined && !kept) timedBefore = true;
  }
  return found;
}

/** Nothing of the copy stands between the deleted message and an innocent gap that others can see. */
function besideGap(truth: Truth, copy: number, id: number): boolean {
  for (const step of [-1, 1]) {
    for (let at = id + step; at >= 0 && at < truth.messages.length; at += step) {
      const message = truth.messages[at];
      if (message === undefined || message.fabricated) continue;
      const state = truth.state(copy, at);
      if (state === 'deleted-for-self' || state === 'not-shown') continue;
      if (!INNOCENT.has(state) || state === 'view-once') break;
      if (truth.copies.some((_, other) => other !== copy && truth.shown(other, at))) return true;
    }
  }
  return false;
}
