import { describe, expect, it } from 'vitest';
import { dayOfId, IDS_PER_SECOND, timeRange } from './dates.ts';

const id = (iso: string): number => (Date.parse(iso) / 1000) * IDS_PER_SECOND;

describe('A stretch of time', () => {
  it('holds the times as shown, both ends within, to the precision given', () => {
    const october = timeRange('2017-10-14', '2017-10');
    expect(october?.holds('2017-10-14T00:00')).toBe(true);
    expect(october?.holds('2017-10-31T23:59:59')).toBe(true);
    expect(october?.holds('2017-11-01T00:00')).toBe(false);
    expect(october?.holds('2017-10-13T23:59')).toBe(false);
    expect(october?.holds(null)).toBe(false);
    expect(timeRange('2017-10-14T21:50', undefined)?.holds('2017-10-14T21:50:30')).toBe(true);
  });

  it('takes in the ids of every zone, and compares those near an end', () => {
    const day = timeRange('2017-10-14', '2017-10-14');
    // Shown as 14 October 00:30 in a zone 14 hours ahead of UTC.
    const early = id('2017-10-13T10:30:00Z');
    expect(early).toBeGreaterThanOrEqual(day?.ids.from ?? Number.NaN);
    expect(day?.edge(early)).toBe(true);
    const year = timeRange('2017', '2017');
    expect(year?.edge(id('2017-06-01T00:00:00Z'))).toBe(false);
    expect(year?.ids.to).toBeGreaterThan(id('2017-12-31T23:59:59Z'));
  });

  it('is open where an end is not given, and refuses what is no date', () => {
    expect(timeRange(undefined, undefined)).toBeNull();
    expect(timeRange('2017', undefined)?.ids.to).toBe(Number.MAX_SAFE_INTEGER);
    for (const wrong of ['14/10/2017', '2017-13-01', '2017-10-1', 'x']) {
      expect(() => timeRange(wrong, undefined)).toThrow(/is not a date/);
    }
  });

  it('knows the day of an id', () => {
    expect(dayOfId(id('2017-10-14T21:50:00Z') + 4099)).toBe('2017-10-14');
  });
});
