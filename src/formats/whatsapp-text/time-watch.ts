/** Watches the order of times while a file streams by: jumps back, pasted chats, times in the future. Keeps no list. */

import type { DateOrder } from '../entry.ts';
import { type DateOrderEvidence, type Proof, prove } from './date-order.ts';
import type { Header } from './header-fields.ts';

/** A jump back by more than a changed clock explains. */
const HOUR = 3600;
/** A longer run that lies in the past is a second export appended, not a chat pasted into a message. */
const LONGEST_QUOTE = 200;
/** Local times run ahead of UTC by up to fourteen hours. */
const AHEAD_MS = 14 * 3_600_000;

/** Rises with time; days of short months leave gaps, so differences mean something only within a month. */
function key(year: number, month: number, day: number, seconds: number): number {
  return ((year * 16 + month) * 32 + day) * 86_400 + seconds;
}

function secondsOf(at: number): number {
  const days = Math.floor(at / 86_400);
  const month = Math.floor(days / 32) % 16;
  const year = Math.floor(days / 512);
  return Date.UTC(year, month - 1, days % 32) / 1000 + (at % 86_400);
}

export class TimeWatch {
  /** What the last entry taken is. */
  inverted = false;
  quoted = false;
  future = false;

  private readonly evidence: DateOrderEvidence;
  private readonly given: DateOrder | undefined;
  private readonly latest: number;
  private lastDayFirst = 0;
  private lastMonthFirst = 0;
  private lastWasNotice = true;
  /** Latest time of a person's entry, in either reading. */
  private highDayFirst = 0;
  private highMonthFirst = 0;
  private run = 0;
  /** The date of the last entry, and its day in either reading. */
  private day: Proof | null = null;
  private a = 0;
  private b = 0;
  private c = 0;
  private dayDayFirst = 0;
  private dayMonthFirst = 0;

  constructor(evidence: DateOrderEvidence, given: DateOrder | undefined, now: number | undefined) {
    this.evidence = evidence;
    this.given = given;
    const date = new Date((now ?? 0) + AHEAD_MS);
    this.latest =
      now === undefined
        ? Number.POSITIVE_INFINITY
        : key(
            date.getUTCFullYear(),
            date.getUTCMonth() + 1,
            date.getUTCDate(),
            Math.floor((date.getTime() % 86_400_000) / 1000),
          );
  }

  /** Whether there is anything to say of the last entry. */
  get noticed(): boolean {
    return this.inverted || this.quoted || this.future;
  }

  take(header: Header, line: number, notice: boolean): void {
    this.inverted = false;
    this.quoted = false;
    this.future = false;
    if (header.impossible) return;
    const { a, b, c } = header;
    if (this.day === null || a !== this.a || b !== this.b || c !== this.c) this.takeDay(header, line);
    else prove(this.day, line);
    const seconds = header.hour * 3600 + header.minute * 60 + Math.max(header.second, 0);
    const dayFirst = this.dayDayFirst + seconds;
    const monthFirst = this.dayMonthFirst + seconds;
    if (
      dayFirst >= this.lastDayFirst &&
      monthFirst >= this.lastMonthFirst &&
      dayFirst <= this.latest &&
      monthFirst <= this.latest &&
      this.run === 0
    ) {
      // The usual case: time goes on in either reading.
      this.lastDayFirst = dayFirst;
      this.lastMonthFirst = monthFirst;
      this.lastWasNotice = notice;
      if (!notice) {
        this.highDayFirst = dayFirst;
        this.highMonthFirst = monthFirst;
      }
      return;
    }
    const order = header.order === undefined ? (this.given ?? this.evidence.soFar()) : 'YMD';
    const backDayFirst = dayFirst < this.lastDayFirst;
    const backMonthFirst = monthFirst < this.lastMonthFirst;
    if (backDayFirst) this.evidence.jumpsBackDayFirst++;
    if (backMonthFirst) this.evidence.jumpsBackMonthFirst++;
    this.inverted = either(order, backDayFirst, backMonthFirst);
    if (dayFirst > this.latest || monthFirst > this.latest) {
      if (dayFirst > this.latest) this.evidence.futureDayFirst++;
      if (monthFirst > this.latest) this.evidence.futureMonthFirst++;
      this.future = either(order, dayFirst > this.latest, monthFirst > this.latest);
    }
    if (!notice) this.watchQuote(order, dayFirst, monthFirst);
    this.lastDayFirst = dayFirst;
    this.lastMonthFirst = monthFirst;
    this.lastWasNotice = notice;
  }

  private takeDay(header: Header, line: number): void {
    const { a, b, c, order } = header;
    this.day = this.evidence.take(header, line);
    this.a = a;
    this.b = b;
    this.c = c;
    if (order !== undefined) {
      this.dayDayFirst = key(a, b, c, 0);
      this.dayMonthFirst = this.dayDayFirst;
      return;
    }
    this.dayDayFirst = b > 12 ? key(c, a, b, 0) : key(c, b, a, 0);
    this.dayMonthFirst = a > 12 ? key(c, b, a, 0) : key(c, a, b, 0);
  }

  private watchQuote(order: DateOrder | undefined, dayFirst: number, monthFirst: number): void {
    const behind = either(order, dayFirst < this.highDayFirst, monthFirst < this.highMonthFirst);
    if (this.run > 0 && behind) {
      this.run++;
      if (this.run <= LONGEST_QUOTE) {
        this.quoted = true;
        return;
      }
    } else if (this.inverted && !this.lastWasNotice && behind && this.isFarBack(order, dayFirst, monthFirst)) {
      this.run = 1;
      this.quoted = true;
      return;
    }
    this.run = 0;
    this.highDayFirst = dayFirst;
    this.highMonthFirst = monthFirst;
  }

  private isFarBack(order: DateOrder | undefined, dayFirst: number, monthFirst: number): boolean {
    return either(
      order,
      secondsOf(this.highDayFirst) - secondsOf(dayFirst) > HOUR,
      secondsOf(this.highMonthFirst) - secondsOf(monthFirst) > HOUR,
    );
  }
}

/** True in the order known; while none is known, true only where both readings agree. */
function either(order: DateOrder | undefined, dayFirst: boolean, monthFirst: boolean): boolean {
  if (order === 'MDY') return monthFirst;
  return order === undefined ? dayFirst && monthFirst : dayFirst;
}
