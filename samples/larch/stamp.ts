/** Dates and times as each phone prints them. */
import { two, wallClock } from './clock.ts';
import type { Handset } from './model.ts';

/** The characters before the name: `[14/10/2023, 21:58:07] ` on iOS, `14/10/2023, 21:58 - ` on Android. */
export function stampOf(handset: Handset, utc: number): string {
  const w = wallClock(utc, handset.zone);
  if (handset.platform === 'android') {
    const clock = `${two(w.hour)}:${two(w.minute)}`;
    if (handset.language === 'de') return `${two(w.day)}.${two(w.month)}.${two(w.year % 100)}, ${clock} - `;
    if (handset.dateOrder === 'MDY') return `${w.month}/${w.day}/${two(w.year % 100)}, ${clock} - `;
    return `${two(w.day)}/${two(w.month)}/${w.year}, ${clock} - `;
  }
  const date = `${two(w.day)}/${two(w.month)}/${w.year}`;
  const tail = `${two(w.minute)}:${two(w.second)}`;
  if (!handset.twelveHour) return `[${date}, ${two(w.hour)}:${tail}] `;
  return `[${date}, ${w.hour % 12 === 0 ? 12 : w.hour % 12}:${tail}\u202f${w.hour < 12 ? 'am' : 'pm'}] `;
}

/** The same time as a reader should see it: local, with the precision of the print. */
export function readTime(handset: Handset, utc: number): string {
  const w = wallClock(utc, handset.zone);
  const minute = `${w.year}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}`;
  return handset.platform === 'ios' ? `${minute}:${two(w.second)}` : minute;
}
