/**
 * Which field is the day. Decided on the whole file and only on proof: a field over 12, a year in front, or the date
 * that the app put into a media file's name beside the line. Everything else is named as a cue and decides nothing.
 */

import type { DateOrder, DateOrderFinding } from '../entry.ts';
import { counted } from '../findings.ts';
import type { Header } from './header-fields.ts';

const LINES_KEPT = 20;

export interface Proof {
  count: number;
  readonly lines: number[];
}

function proof(): Proof {
  return { count: 0, lines: [] };
}

/** Counts a line; keeps the first few. */
export function prove(into: Proof, line: number): void {
  into.count++;
  if (into.lines.length < LINES_KEPT) into.lines.push(line);
}

/** WhatsApp started in 2009: a smaller two-digit number is no year of a message. */
const FIRST_YEAR = 9;

export class DateOrderEvidence {
  readonly dayFirst = proof();
  readonly monthFirst = proof();
  readonly yearFirst = proof();
  readonly mediaDayFirst = proof();
  readonly mediaMonthFirst = proof();
  /** Lines whose day and month are the same number, and lines that read both ways. */
  readonly same = proof();
  readonly open = proof();
  /** Lines whose last number is a year by its length, or whose second is no month. */
  readonly longYearLast = proof();
  /** Set by the watch over time order. */
  jumpsBackDayFirst = 0;
  jumpsBackMonthFirst = 0;
  futureDayFirst = 0;
  futureMonthFirst = 0;
  private firstRaw = '';
  private period = false;
  private lowFirst = 99;
  private highFirst = 0;
  private lowLast = 99;
  private highLast = 0;

  /** What a date proves. @returns where further lines with the same date count */
  take(header: Header, line: number): Proof {
    const into = this.kindOf(header);
    prove(into, line);
    if (header.order === undefined) this.measure(header, line);
    return into;
  }

  private kindOf({ a, b, order }: Header): Proof {
    if (order !== undefined) return this.yearFirst;
    if (a > 12) return this.dayFirst;
    if (b > 12) return this.monthFirst;
    return a === b ? this.same : this.open;
  }

  private measure(header: Header, line: number): void {
    const { a, b } = header;
    if (header.twoDigits && b <= 12) {
      const last = header.c - 2000;
      if (a < this.lowFirst) this.lowFirst = a;
      if (a > this.highFirst) this.highFirst = a;
      if (last < this.lowLast) this.lowLast = last;
      if (last > this.highLast) this.highLast = last;
    } else prove(this.longYearLast, line);
  }

  /** First date as printed, for the cue that its shape is. */
  shape(raw: string): void {
    if (this.firstRaw !== '') return;
    this.firstRaw = raw;
    this.period = /[ap]\.?\s?m/i.test(raw);
  }

  /** A media file named beside the line carries its date. */
  media(header: Header, [year, month, day]: readonly [number, number, number], line: number): void {
    const { a, b, c } = header;
    if (header.order !== undefined || a === b || a > 12 || b > 12 || year !== c) return;
    if (day === a && month === b) prove(this.mediaDayFirst, line);
    else if (day === b && month === a) prove(this.mediaMonthFirst, line);
  }

  /** The order that the lines so far prove, for flags that are set while reading. */
  soFar(): DateOrder | undefined {
    if (this.dayFirst.count > 0) return this.monthFirst.count > 0 ? undefined : 'DMY';
    return this.monthFirst.count > 0 ? 'MDY' : undefined;
  }

  /** @param languages of the app's words in the file @param given decided by a person */
  finding(languages: readonly string[], given: DateOrder | undefined): DateOrderFinding | undefined {
    const found = this.decide(languages);
    if (given === undefined || !found) return found;
    const shown = found.value === given ? 'The file itself proves the same' : `The file by itself says ${found.value}`;
    return {
      value: given,
      basis: `Decided by the person who gave the file: ${spoken[given]}. ${shown}: ${found.basis}`,
      reading: given,
    };
  }

  private decide(languages: readonly string[]): DateOrderFinding | undefined {
    const { dayFirst, monthFirst, yearFirst, open, same, mediaDayFirst, mediaMonthFirst } = this;
    const yearLast = dayFirst.count + monthFirst.count + open.count + same.count;
    if (yearFirst.count + yearLast === 0) return undefined;
    if (yearFirst.count > 0 && yearLast === 0) {
      return decided('YMD', `The year stands first on ${on(yearFirst)}.`);
    }
    if (yearFirst.count > 0) {
      return mixed(`The year stands first on ${on(yearFirst)} and last on ${counted(yearLast, 'other line')}.`);
    }
    if (this.isShortYearFirst()) {
      return decided(
        'YMD',
        `The first of three two-digit numbers stays between ${this.lowFirst} and ${this.highFirst}, and the last runs from ${this.lowLast} to ${this.highLast}, which no year of a WhatsApp message does.`,
      );
    }
    if (dayFirst.count > 0 && monthFirst.count > 0) {
      return mixed(
        `The first number is over 12 on ${on(dayFirst)}, the second on ${on(monthFirst)}: two files in one, or a damaged file.`,
      );
    }
    if (dayFirst.count > 0) return decided('DMY', `The first number is over 12 on ${on(dayFirst)}, so it is the day.`);
    if (monthFirst.count > 0) {
      return decided('MDY', `The second number is over 12 on ${on(monthFirst)}, so it is the day.`);
    }
    if (mediaDayFirst.count > 0 && mediaMonthFirst.count === 0) {
      return decided('DMY', `Media file names carry the date of their line, day first, on ${on(mediaDayFirst)}.`);
    }
    if (mediaMonthFirst.count > 0 && mediaDayFirst.count === 0) {
      return decided('MDY', `Media file names carry the date of their line, month first, on ${on(mediaMonthFirst)}.`);
    }
    if (open.count === 0) {
      return {
        value: 'AMBIGUOUS_SAME_VALUE',
        basis: `Day and month are the same number on every line (${same.count.toLocaleString('en-GB')}): the order is not proved and makes no difference.`,
        reading: 'DMY',
      };
    }
    return {
      value: 'AMBIGUOUS',
      basis: `No day or month is over 12 on any of ${counted(open.count + same.count, 'line')} and no media file name settles it, so nothing proves the order. ${this.cues(languages)}`,
      reading: 'DMY',
    };
  }

  /** `22/3/18` for 18 March 2022: the first number hardly moves, the last runs through the month. */
  private isShortYearFirst(): boolean {
    return (
      this.longYearLast.count === 0 &&
      this.monthFirst.count === 0 &&
      this.lowFirst >= FIRST_YEAR &&
      this.lowLast >= 1 &&
      this.lowLast < FIRST_YEAR &&
      this.highLast <= 31 &&
      this.highFirst - this.lowFirst <= 10 &&
      this.highLast - this.lowLast > this.highFirst - this.lowFirst + 5
    );
  }

  private cues(languages: readonly string[]): string {
    const cues: string[] = [];
    if (this.jumpsBackDayFirst !== this.jumpsBackMonthFirst) {
      cues.push(
        `read day first, time jumps back ${times(this.jumpsBackDayFirst)}, read month first ${times(this.jumpsBackMonthFirst)}`,
      );
    }
    if (this.futureDayFirst !== this.futureMonthFirst) {
      cues.push(
        `read day first, ${counted(this.futureDayFirst, 'time')} would lie in the future, read month first ${this.futureMonthFirst.toLocaleString('en-GB')}`,
      );
    }
    const shape = this.shapeCue();
    if (shape !== null) cues.push(shape);
    if (this.mediaDayFirst.count > 0) cues.push('media file names contradict each other');
    if (languages.length > 0) cues.push(`the app writes ${languages.join(' and ')}`);
    return cues.length === 0 ? 'No cue speaks for either reading.' : `Cues, none of them proof: ${cues.join('; ')}.`;
  }

  private shapeCue(): string | null {
    const date = /(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{2,4})/.exec(this.firstRaw);
    if (!date) return null;
    const [, first = '', separator, second = ''] = date;
    if (separator === '.') return 'full stops between the numbers are usual where the day comes first';
    if (separator === '-') return 'hyphens with the year last are usual where the day comes first';
    if (first.length === 2 && second.length === 2 && (first.startsWith('0') || second.startsWith('0'))) {
      return 'numbers padded with zeros are usual where the day comes first';
    }
    if (this.period && date[4]?.length === 2) {
      return 'numbers without zeros, a two-digit year and AM/PM are usual in the United States, month first';
    }
    return null;
  }
}

const spoken: Readonly<Record<DateOrder, string>> = { DMY: 'day first', MDY: 'month first', YMD: 'year first' };

function decided(value: DateOrder, basis: string): DateOrderFinding {
  return { value, basis, reading: value };
}

function mixed(basis: string): DateOrderFinding {
  return {
    value: 'MIXED',
    basis: `${basis} Dates that could be either are read day first until somebody decides.`,
    reading: 'DMY',
  };
}

function on({ count, lines }: Proof): string {
  const first = lines[0]?.toLocaleString('en-GB') ?? '?';
  return count === 1 ? `line ${first}` : `${counted(count, 'line')} (the first is line ${first})`;
}

function times(count: number): string {
  return counted(count, 'time');
}
