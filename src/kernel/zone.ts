/**
 * Wall-clock time to UTC and back in an IANA zone, with the two hours a year that do not map one to one (R7).
 * Offsets come from the runtime's own zone data (Intl); a zone's offset is cached per quarter of an hour.
 */

export interface Instant {
  readonly utcMs: number;
  /** The hour is printed twice (clocks went back) or never (clocks went forward): the reading is a caveat. */
  readonly caveat: 'repeated-hour' | 'missing-hour' | null;
}

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;

export class Zone {
  readonly id: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();
  /** Wall-clock day → its offset where none of the days around it changes it; absent: not looked at, null: look closely. */
  readonly #quietDays = new Map<number, number | null>();

  private constructor(id: string, format: Intl.DateTimeFormat) {
    this.id = id;
    this.#format = format;
  }

  /** null when the runtime does not know the zone. Fixed offsets such as `+02:00` are zones too. */
  static of(id: string): Zone | null {
    try {
      const format = new Intl.DateTimeFormat('en-GB', {
        timeZone: id,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      });
      return new Zone(format.resolvedOptions().timeZone, format);
    } catch {
      return null;
    }
  }

  /** Milliseconds that wall time is ahead of UTC at this instant. */
  offset(utcMs: number): number {
    const quarter = Math.floor(utcMs / quarterMs);
    const cached = this.#offsets.get(quarter);
    if (cached !== undefined) return cached;
    const at: Record<string, number> = {};
    const start = quarter * quarterMs;
    for (const part of this.#format.formatToParts(start))
      if (part.type !== 'literal') at[part.type] = Number(part.value);
    const wall = Date.UTC(
      at.year ?? 1970,
      (at.month ?? 1) - 1,
      at.day ?? 1,
      at.hour ?? 0,
      at.minute ?? 0,
      at.second ?? 0,
    );
    const offset = wall - start;
    if (this.#offsets.size > 200_000) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /** @param wallMs wall-clock time written as if it were UTC, milliseconds */
  toUtc(wallMs: number): Instant {
    const day = Math.floor(wallMs / dayMs);
    let quiet = this.#quietDays.get(day);
    if (quiet === undefined) {
      quiet = this.#quietOffset(day);
      this.#quietDays.set(day, quiet);
    }
    return quiet === null ? this.#closely(wallMs) : { utcMs: wallMs - quiet, caveat: null };
  }

  /** The one offset from the day before to the day after, or null when it changes there. */
  #quietOffset(day: number): number | null {
    const first = this.offset((day - 1) * dayMs);
    for (let hour = -24; hour <= 48; hour += 6) if (this.offset(day * dayMs + hour * 3_600_000) !== first) return null;
    return first;
  }

  #closely(wallMs: number): Instant {
    const before = this.offset(wallMs - dayMs);
    const after = this.offset(wallMs + dayMs);
    if (before === after) return { utcMs: wallMs - before, caveat: null };
    const early = this.offset(wallMs - before) === before;
    const late = this.offset(wallMs - after) === after;
    if (early && late) return { utcMs: wallMs - before, caveat: 'repeated-hour' };
    if (early) return { utcMs: wallMs - before, caveat: null };
    if (late) return { utcMs: wallMs - after, caveat: null };
    return { utcMs: wallMs - before, caveat: 'missing-hour' };
  }
}
