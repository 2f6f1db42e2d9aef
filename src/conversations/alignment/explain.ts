/**
 * Why a copy may lack a message without anybody having deleted it. Each explanation is considered for every gap and given
 * with what speaks for or against it; one that is plausible keeps the gap from being called a deletion.
 */

import { firstAtOrAfter } from './changes.ts';
import type { Clusters } from './clusters.ts';
import { classes } from './content.ts';
import { type CopyFacts, copyFacts, shownInTheirOwnWay, strayKey } from './copy-facts.ts';
import type { ChatFacts, Stretch } from './membership.ts';
import { hasFlag, type Spans } from './places.ts';
import type { Explanation, ExplanationCode } from './report.ts';
import { flagBits } from './track.ts';

/** Entries that exports keep at most, without and with media (docs/formats.md). */
const EXPORT_LIMITS = [40_000, 10_000] as const;
const HOUR = 3_600_000;

/** Explanations are few and gaps many: each is kept once, and so is each list of them. */
class Said {
  readonly #numbers = new Map<string, number>();
  readonly #explanations: Explanation[] = [];
  readonly #lists = new Map<string, readonly Explanation[]>();

  number(code: ExplanationCode, plausible: boolean, reason: string): number {
    // No two explanations are given in the same words.
    const known = this.#numbers.get(reason);
    if (known !== undefined) return known;
    this.#explanations.push(Object.freeze({ code, plausible, reason }));
    this.#numbers.set(reason, this.#explanations.length - 1);
    return this.#explanations.length - 1;
  }

  list(numbers: readonly number[]): readonly Explanation[] {
    const key = numbers.join(' ');
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const list = Object.freeze(numbers.flatMap((n) => this.#explanations[n] ?? []));
    this.#lists.set(key, list);
    return list;
  }
}

export class Explainer {
  readonly #clusters: Clusters;
  readonly #spans: Spans;
  readonly #facts: ChatFacts;
  readonly #copies: readonly CopyFacts[];
  readonly #said = new Said();

  constructor(clusters: Clusters, spans: Spans, facts: ChatFacts, order: Int32Array) {
    this.#clusters = clusters;
    this.#spans = spans;
    this.#facts = facts;
    this.#copies = clusters.tracks.map((_, copy) => copyFacts(clusters, spans, facts, order, copy));
  }

  /** All explanations for a message that a copy lacks. */
  missing(c: number, copy: number): readonly Explanation[] {
    return this.#said.list([
      this.#before(c, copy),
      this.#after(c, copy),
      this.#notAMember(c, copy),
      this.#exportLimit(c, copy),
      this.#disappearing(c, copy),
      this.#viewOnce(c),
      this.#media(c, copy),
      this.#clock(c, copy),
      this.#blocked(c, copy),
      this.#placeholder(c, copy),
      this.#unsent(c, copy),
      ...(this.#alone(c) ? [this.#added()] : []),
    ]);
  }

  #alone(c: number): boolean {
    const mask = this.#clusters.mask[c] ?? 0;
    return (mask & (mask - 1)) === 0;
  }

  /** One copy's word against another's: nothing in the copies can settle it, and the reader must know. */
  #added(): number {
    return this.#no(
      'added-elsewhere',
      'One copy alone has it, and exports can be edited: nothing in the copies says that it was put in there, and nothing can rule it out. A second source for it is wanted.',
    );
  }

  /** The same, with the doubt that a block which one copy alone has may have been put into that copy. */
  withAddition(explanations: readonly Explanation[], block: number, lacking: number): readonly Explanation[] {
    const what = block === 1 ? 'this message' : `this block of ${block.toLocaleString('en-GB')} messages`;
    const reason = `One copy alone has ${what}, and ${lacking} others that run at the time have none of it: it may have been added there.`;
    return this.#said.list([
      ...explanations
        .filter(({ code }) => code !== 'added-elsewhere')
        .map(({ code, plausible, reason: known }) => this.#said.number(code, plausible, known)),
      this.#yes('added-elsewhere', reason),
    ]);
  }

  #no(code: ExplanationCode, reason: string): number {
    return this.#said.number(code, false, reason);
  }

  #yes(code: ExplanationCode, reason: string): number {
    return this.#said.number(code, true, reason);
  }

  #near(copy: number): number {
    const width = this.#clusters.tracks[copy]?.widthMs ?? 0;
    return width + (this.#clusters.clocks.copies[copy]?.slackMs ?? 0);
  }

  #from(c: number): number {
    return this.#clusters.from[c] ?? 0;
  }

  #to(c: number): number {
    return this.#clusters.to[c] ?? 0;
  }

  #before(c: number, copy: number): number {
    const start = this.#spans.from[copy] ?? Number.NEGATIVE_INFINITY;
    // Within the precision of the first time it cannot be told on which side of it the message lies.
    return this.#from(c) < start + this.#near(copy)
      ? this.#yes('before-copy-starts', 'The message is older than the first entry of this copy.')
      : this.#no('before-copy-starts', 'This copy has entries from before the message.');
  }

  #after(c: number, copy: number): number {
    const end = this.#spans.to[copy] ?? Number.POSITIVE_INFINITY;
    return this.#to(c) > end - this.#near(copy)
      ? this.#yes('after-copy-ends', 'The message is younger than the last entry of this copy.')
      : this.#no('after-copy-ends', 'This copy has entries from after the message.');
  }

  #notAMember(c: number, copy: number): number {
    const near = this.#near(copy) + 60_000;
    if (this.#within(this.#facts.absences[copy] ?? [], c, near))
      return this.#yes('not-a-member', 'Notices show that the person of this phone was not in the chat then.');
    if (this.#facts.oneToOne) return this.#no('not-a-member', 'A chat of two has no joining and leaving.');
    if (this.#flanked(c, copy))
      return this.#yes(
        'not-a-member',
        'This copy is silent from a notice in a language that is not read here up to its next entry, or back to one: it may tell of leaving or joining.',
      );
    return this.#no('not-a-member', 'No notice shows that the person of this phone was out of the chat then.');
  }

  #within(stretches: readonly Stretch[], c: number, near: number): boolean {
    return stretches.some(({ from, to }) => this.#to(c) > from - near && this.#from(c) < to + near);
  }

  /** The hole in this copy's file begins after, or ends before, a notice whose words are not known. */
  #flanked(c: number, copy: number): boolean {
    const own = this.#clusters;
    const [before, after] = this.neighbours(c, copy);
    const track = own.tracks[copy];
    if (track === undefined) return false;
    return [before, after].some((entry) => {
      if (entry < 0) return false;
      if (track.contentClass[entry] === classes.marked) return true;
      return track.contentClass[entry] === classes.notice && track.notices.get(entry)?.event === 'unclassified';
    });
  }

  /** Entries of the copy between which the message should stand, by time; -1: none on that side. */
  neighbours(c: number, copy: number): [before: number, after: number] {
    const base = this.#clusters.clocks.copies[copy]?.baseMs;
    if (base === undefined) return [-1, -1];
    const at = firstAtOrAfter(base, this.#from(c));
    return [at - 1, at < base.length ? at : -1];
  }

  #exportLimit(c: number, copy: number): number {
    const track = this.#clusters.tracks[copy];
    const count = track?.count ?? 0;
    const start = this.#spans.from[copy] ?? Number.NEGATIVE_INFINITY;
    if (this.#from(c) >= start + this.#near(copy))
      return this.#no(
        'export-limit',
        `An export limit cuts the oldest entries; this copy has ${count.toLocaleString('en-GB')}, and older ones than this.`,
      );
    const limit = EXPORT_LIMITS.find((most) => Math.abs(count - most) <= most * 0.01);
    if (limit !== undefined)
      return this.#yes(
        'export-limit',
        `This copy has ${count.toLocaleString('en-GB')} entries, close to the ${limit.toLocaleString('en-GB')} that exports keep.`,
      );
    return this.#copies[copy]?.opensWithNotice === true
      ? this.#no('export-limit', 'This copy begins with the notice that opens a chat.')
      : this.#yes(
          'export-limit',
          'This copy begins without the notice that opens a chat: its beginning may have been cut.',
        );
  }

  #disappearing(c: number, copy: number): number {
    const { timers } = this.#facts;
    const code = 'disappearing-messages';
    const known = this.#copies[copy];
    if (
      timers.length === 0 &&
      known !== undefined &&
      this.#to(c) <= known.wornUntil + this.#near(copy) &&
      !this.#copies.some(({ showsCreation }) => showsCreation)
    )
      return this.#yes(
        code,
        'Up to one moment nearly everything is gone from this copy, whoever wrote it, and nearly nothing afterwards: so a timer works that was set before any of the copies begins.',
      );
    if (timers.length === 0) return this.#no(code, 'No copy shows that disappearing messages were ever on.');
    const near = this.#near(copy) + 60_000;
    for (const [i, timer] of timers.entries()) {
      if (this.#to(c) <= timer.from - near || this.#from(c) >= timer.to + near) continue;
      const until = known?.goneUntil[i] ?? Number.NEGATIVE_INFINITY;
      if (this.#from(c) > until + near)
        return this.#no(
          code,
          'Disappearing messages were on, but older messages under the same timer are still in this copy.',
        );
      return this.#yes(
        code,
        'Disappearing messages were on, and what is older under that timer is gone from this copy, but for what was kept.',
      );
    }
    return this.#no(code, 'Disappearing messages were not on at the time.');
  }

  #viewOnce(c: number): number {
    const own = this.#clusters;
    let bare = hasFlag(own, c, flagBits.viewOnce);
    for (const o of own.members(c)) {
      const kind = own.kind(o);
      if (kind === classes.empty || kind === classes.unavailable) bare = true;
    }
    if (bare)
      return this.#yes('view-once', 'A copy shows it as content that can be opened once, or as a line without words.');
    return this.#no('view-once', 'Other copies show it as ordinary content.');
  }

  #media(c: number, copy: number): number {
    const own = this.#clusters;
    const kind = own.kind(own.head[c] ?? 0);
    if (!shownInTheirOwnWay.has(kind)) return this.#no('media-difference', 'It is words, which every export writes.');
    const { has, of } = this.#copies[copy]?.shown.get(kind) ?? { has: 0, of: 0 };
    if (of >= 2 && has / of < 0.25)
      return this.#yes(
        'media-difference',
        `Of ${of.toLocaleString('en-GB')} such entries in other copies this one shows ${has.toLocaleString('en-GB')}: its export seems to leave them out.`,
      );
    return this.#no(
      'media-difference',
      `This copy shows ${has.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} such entries.`,
    );
  }

  #clock(c: number, copy: number): number {
    const own = this.#clusters;
    const o = own.head[c] ?? 0;
    const strays = own.kind(o) === classes.text ? this.#copies[copy]?.strays.get(strayKey(own, o)) : undefined;
    const reach = own.text(o).length >= 15 ? 26 * HOUR : HOUR / 6;
    if (strays?.some((ms) => Math.abs(ms - this.#from(c)) < reach))
      return this.#yes('clock', 'This copy has the same words, unmatched, at another time.');
    return this.#no('clock', 'The clocks of the copies agree before and after it.');
  }

  #blocked(c: number, copy: number): number {
    if (!this.#facts.oneToOne) return this.#no('blocked-contact', 'Blocking holds nothing back in a group.');
    const own = this.#clusters;
    const exporter = this.#facts.exporters[copy] ?? -1;
    const node = own.node(own.head[c] ?? 0);
    if (exporter >= 0 && node >= 0 && own.senders.find(node) === own.senders.find(exporter))
      return this.#no('blocked-contact', 'It is the message of the person whose phone this is.');
    const near = this.#near(copy) + 60_000;
    if (this.#within(this.#facts.blocks[copy] ?? [], c, near))
      return this.#yes('blocked-contact', 'A notice in this copy shows that the other person was blocked then.');
    if (this.#flanked(c, copy))
      return this.#yes(
        'blocked-contact',
        'This copy is silent next to a notice in a language that is not read here: it may tell of blocking.',
      );
    return this.#no('blocked-contact', 'This copy shows no blocking at the time.');
  }

  #placeholder(c: number, copy: number): number {
    const own = this.#clusters;
    const track = own.tracks[copy];
    const first = own.firstOf[copy] ?? 0;
    const [before, after] = this.neighbours(c, copy);
    for (const entry of [before - 1, before, after, after + 1]) {
      if (entry < 0 || track === undefined || entry >= track.count) continue;
      const c2 = own.of[first + entry] ?? -1;
      if (track.contentClass[entry] !== classes.marked || own.mask[c2] !== 1 << copy) continue;
      const apart = Math.abs((own.startMs[first + entry] ?? 0) - this.#from(c));
      if (apart < this.#near(copy) + 1_000)
        return this.#yes(
          'placeholder-language',
          'At this place the copy has words of the app in a language that is not read here.',
        );
    }
    return this.#no('placeholder-language', 'At this place the copy has no placeholder that might stand for it.');
  }

  #unsent(c: number, copy: number): number {
    const own = this.#clusters;
    const members = own.members(c);
    if (members.every((o) => own.kind(o) === classes.deleted))
      return this.#yes(
        'unsent-before-copy',
        'It was deleted for everyone; no copy has its words, only lines that say so.',
      );
    const format = own.tracks[copy]?.source.format;
    if (format !== 'messenger-html')
      return this.#no(
        'unsent-before-copy',
        'A message deleted for everyone leaves a line in this format, and there is none.',
      );
    const end = this.#spans.to[copy] ?? 0;
    const later = members.some((o) => (this.#spans.to[own.copy(o)] ?? 0) > end);
    return later
      ? this.#no('unsent-before-copy', 'A copy taken later still has the words.')
      : this.#yes(
          'unsent-before-copy',
          'This format keeps no trace of messages deleted for everyone, and it was taken later.',
        );
  }
}
