/** The week of a person in words: weekdays by hours of the clock as printed. */

import { counted } from '../words/number.ts';

/** Rows of `hours`, Monday first. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** `21:00 to 22:00`; the last hour of the day ends at 24:00. */
export function hourName(hour: number): string {
  return `${clock(hour)} to ${clock(hour + 1)}`;
}

export interface Week {
  /** The most in one hour; at least 1, so that it can divide. */
  readonly most: number;
  readonly total: number;
  readonly sentence: string;
}

/** What the picture shows, said: total, busiest hour, and how much was written between 22:00 and 06:00. */
export function weekOf(hours: readonly (readonly number[])[]): Week {
  let total = 0;
  let night = 0;
  let most = 0;
  let busiest = '';
  hours.forEach((row, day) => {
    row.forEach((messages, hour) => {
      total += messages;
      if (hour >= 22 || hour < 6) night += messages;
      if (messages > most) {
        most = messages;
        busiest = `${weekdays[day] ?? 'A day'}, ${hourName(hour)}`;
      }
    });
  });
  const sentence =
    total === 0
      ? 'No message with an hour.'
      : `${counted(total, 'message')} by hour of the week. Most on ${busiest}: ${counted(most, 'message')}. ` +
        `Between 22:00 and 06:00: ${counted(night, 'message')}.`;
  return { most: Math.max(1, most), total, sentence };
}

/** Side of the square for a count, as a share of its cell: its area grows with the count, the least still shows. */
export function sideOf(messages: number, most: number): number {
  return messages === 0 ? 0 : Math.max(0.22, Math.sqrt(messages / most));
}
