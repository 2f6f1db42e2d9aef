/** Who belonged to the chat when, and the notices that say so. */
import type { Random } from '../larch/random.ts';
import type { Interval, Notice } from './model.ts';
import type { CopySettings } from './settings.ts';
import { instantWithin } from './zones.ts';

export interface DatedNotice {
  readonly at: number;
  readonly notice: Notice;
}

export interface Membership {
  /** Intervals of each person, oldest first; both ends belong to them. */
  readonly intervals: readonly (readonly Interval[])[];
  readonly notices: readonly DatedNotice[];
}

export function isMember(intervals: readonly Interval[] | undefined, at: number): boolean {
  return intervals?.some(({ from, to }) => from <= at && at <= to) ?? false;
}

export function noticeOf(event: Notice['event'], own: Partial<Notice> = {}): Notice {
  return { event, actor: null, subject: null, title: '', oldTitle: '', timer: 0, ...own };
}

const OPEN: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Plays joins, leaves and removals between start and end. The first two people stay throughout. */
export function playMembership(settings: CopySettings, start: number, end: number, random: Random): Membership {
  const people = settings.kind === 'pair' ? 2 : settings.people;
  const intervals: Interval[][] = Array.from({ length: people }, () => [OPEN]);
  const notices: DatedNotice[] = [];
  const free = random.shuffled(Array.from({ length: Math.max(0, people - 2) }, (_, i) => i + 2));
  const within = (least: number, most: number): number => instantWithin({ from: start, to: end }, least, most, random);
  const staying = (): number => random.between(0, 1);

  for (let i = 0; i < settings.joins; i++) {
    const person = free.pop();
    if (person === undefined) break;
    const from = within(5, 60);
    intervals[person] = [{ from, to: Number.POSITIVE_INFINITY }];
    const link = random.chance(25);
    notices.push({
      at: from,
      notice: link
        ? noticeOf('member-joined', { actor: person })
        : noticeOf('member-added', { actor: staying(), subject: person }),
    });
  }
  for (const kind of [
    ...new Array<'leaves'>(settings.leaves).fill('leaves'),
    ...new Array<'removals'>(settings.removals).fill('removals'),
  ]) {
    const person = free.pop();
    if (person === undefined) break;
    const to = within(20, 75);
    const own: Interval[] = [{ from: Number.NEGATIVE_INFINITY, to }];
    notices.push({
      at: to,
      notice:
        kind === 'leaves'
          ? noticeOf('member-left', { actor: person })
          : noticeOf('member-removed', { actor: staying(), subject: person }),
    });
    if (random.chance(65)) {
      const from = instantWithin({ from: to, to: end }, 5, 60, random) + 1000;
      own.push({ from, to: Number.POSITIVE_INFINITY });
      notices.push({ at: from, notice: noticeOf('member-added', { actor: staying(), subject: person }) });
    }
    intervals[person] = own;
  }
  return { intervals, notices };
}
