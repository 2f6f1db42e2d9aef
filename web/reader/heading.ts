import type { EntryView } from '../contract.ts';
import { longDay, timeParts } from '../words/time.ts';
import { readingTime } from './readingTime.ts';

/**
 * The day to print above an entry, or null. A day is printed where it begins: at the first entry, and wherever the day
 * differs from the entry before (in a conversation that is out of order a day can begin twice).
 */
export function dayHeading(entry: EntryView, before: EntryView | undefined, startsDay: boolean): string | null {
  const day = timeParts(readingTime(entry))?.day;
  if (day === undefined) return null;
  if (before === undefined) return startsDay ? longDay(day) : null;
  const dayBefore = timeParts(readingTime(before))?.day;
  return dayBefore === day || (dayBefore === undefined && !startsDay) ? null : longDay(day);
}
