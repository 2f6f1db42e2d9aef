/**
 * Times in words. Evidence times are wall-clock characters from a file (`2017-10-14T21:58:07`, with `Z` where the
 * format gives an instant): they are taken apart as text and never moved into the reader's own zone.
 */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export interface TimeParts {
  /** `2017-10-14` */
  readonly day: string;
  /** `21:58` or `21:58:07`, empty for a bare date */
  readonly clock: string;
  readonly utc: boolean;
}

/** Takes a time of the API apart; null for anything that is not one. */
export function timeParts(time: string | null): TimeParts | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z?))?$/.exec(time ?? '');
  if (match?.[1] === undefined) return null;
  return { day: match[1], clock: match[2] ?? '', utc: match[3] === 'Z' };
}

function dayNumbers(day: string): readonly [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

/** `Saturday 14 October 2017` */
export function longDay(day: string): string {
  const [year, month, date] = dayNumbers(day);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${weekday} ${plainDay(day)}`;
}

/** `14 October 2017` */
function plainDay(day: string): string {
  const [year, month, date] = dayNumbers(day);
  return `${date} ${months[month - 1] ?? '?'} ${year}`;
}

/** `14 Oct 2017` */
export function shortDay(day: string): string {
  const [year, month, date] = dayNumbers(day);
  return `${date} ${(months[month - 1] ?? '?').slice(0, 3)} ${year}`;
}

/** `2017-10` as `October 2017` */
export function monthName(month: string): string {
  const [year, number] = dayNumbers(month);
  return `${months[number - 1] ?? '?'} ${year}`;
}

/** A time of the evidence in full: `14 Oct 2017, 21:58:07`, with ` UTC` where it is an instant; `no time` for null. */
export function evidenceTime(time: string | null): string {
  if (time === null) return 'no time';
  const parts = timeParts(time);
  if (parts === null) return time;
  const clock = parts.clock === '' ? '' : `, ${parts.clock}`;
  return `${shortDay(parts.day)}${clock}${parts.utc ? ' UTC' : ''}`;
}

/** A derived instant, never more precise than the time it was derived from. */
export function utcTime(utc: string | null, precision: string | null): string {
  if (utc === null) return 'not known: the zone is unknown';
  return evidenceTime(precision === 'minute' ? utc.replace(/:\d{2}(?:\.\d+)?Z$/, 'Z') : utc);
}

/** When somebody did something here: an instant, said in UTC so that two readers in two places see the same. */
export function actTime(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const iso = date.toISOString();
  return `${shortDay(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

/** `from 2 Jan 2016 to 5 Mar 2018`, or a plain sentence part where nothing is dated. */
export function span(first: string | null, last: string | null): string {
  const from = timeParts(first);
  const to = timeParts(last);
  if (from === null || to === null) return 'undated';
  if (from.day === to.day) return `on ${shortDay(from.day)}`;
  return `from ${shortDay(from.day)} to ${shortDay(to.day)}`;
}

/** `14 Oct 2017`, `14 to 17 Oct 2017`, `30 Sep to 2 Oct 2017`: two days, or the days of two times, said once. */
export function dayRange(from: string, to: string): string {
  const first = timeParts(from)?.day;
  const last = timeParts(to)?.day;
  if (first === undefined || last === undefined) return 'undated';
  if (first === last) return shortDay(first);
  const [date = '', month = '', year = ''] = shortDay(first).split(' ');
  const same = first.slice(0, 4) === last.slice(0, 4);
  const start = first.slice(0, 7) === last.slice(0, 7) ? date : same ? `${date} ${month}` : `${date} ${month} ${year}`;
  return `${start} to ${shortDay(last)}`;
}
