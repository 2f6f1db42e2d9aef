/** The months picture as numbers: every month between the first and the last, gaps as empty months, events in place. */

export interface Month {
  /** `2017-10` */
  readonly month: string;
  readonly entries: number;
}

function next(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const moved = year * 12 + number;
  return monthAt(moved);
}

/** The month with this number, months being counted from the year 0. */
function monthAt(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** At most thirty years: a wrong clock on one phone must not press all other months into a line. */
const most = 360;

/** Fills the months that hold nothing: a silent month is something to see. Of more than thirty years, the last. */
export function everyMonth(months: readonly Month[]): readonly Month[] {
  const known = new Map(months.map((one) => [one.month, one.entries]));
  const sorted = [...known.keys()].sort();
  const last = sorted[sorted.length - 1];
  const [lastYear = 0, lastMonth = 1] = (last ?? '').split('-').map(Number);
  const earliest = monthAt(Math.max(0, lastYear * 12 + lastMonth - most));
  let month = sorted.find((one) => one >= earliest);
  const filled: Month[] = [];
  while (month !== undefined && last !== undefined && month <= last) {
    filled.push({ month, entries: known.get(month) ?? 0 });
    month = next(month);
  }
  return filled;
}

/** Where a day lies on the axis of these months, 0 to 1; null outside of them. */
export function placeOfDay(months: readonly Month[], day: string): number | null {
  const index = months.findIndex((one) => one.month === day.slice(0, 7));
  if (index < 0) return null;
  const within = (Number(day.slice(8, 10)) - 1) / 31;
  return (index + within) / months.length;
}

export interface PlacedEvent {
  /** Number under which the event stands in the list. */
  readonly number: number;
  /** 0 to 1 along the axis. */
  readonly at: number;
}

/** Labels of the event lines: those that would print over one another share one, `3–5` or `3, 7`. */
export function eventLabels(
  events: readonly PlacedEvent[],
  room: number,
): ReadonlyArray<{ readonly at: number; readonly label: string }> {
  const groups: PlacedEvent[][] = [];
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    const last = groups[groups.length - 1];
    if (last !== undefined && event.at - (last[0]?.at ?? 0) < room) last.push(event);
    else groups.push([event]);
  }
  return groups.map((group) => {
    const numbers = group.map((event) => event.number).sort((a, b) => a - b);
    const low = numbers[0] ?? 0;
    const high = numbers[numbers.length - 1] ?? 0;
    const run = numbers.length > 2 && high - low === numbers.length - 1;
    const at = group.reduce((sum, event) => sum + event.at, 0) / group.length;
    return { at, label: run ? `${low}–${high}` : numbers.join(', ') };
  });
}

/** First and last day of a month, for the list of what was written in it. */
export function monthRange(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(days).padStart(2, '0')}` };
}

/** The years to print under the axis: index of the first month of each, thinned so that they never touch. */
export function yearTicks(months: readonly Month[], room = 12): ReadonlyArray<{ year: string; index: number }> {
  const ticks = months.flatMap((one, index) =>
    index === 0 || one.month.endsWith('-01') ? [{ year: one.month.slice(0, 4), index }] : [],
  );
  // A first year that ends within two months would print over the next one.
  const clear = ticks.filter((tick, n) => (ticks[n + 1]?.index ?? Number.MAX_SAFE_INTEGER) - tick.index > 2 || n > 0);
  const step = Math.ceil(clear.length / room);
  return clear.filter((_, n) => n % step === 0);
}
