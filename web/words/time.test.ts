import { describe, expect, it } from 'vitest';
import { actTime, dayRange, evidenceTime, longDay, monthName, span, timeParts, utcTime } from './time.ts';

describe('times in words', () => {
  it('keeps the precision that the file printed', () => {
    expect(evidenceTime('2017-10-14T21:58')).toBe('14 Oct 2017, 21:58');
    expect(evidenceTime('2017-10-14T21:58:07')).toBe('14 Oct 2017, 21:58:07');
  });

  it('derives no seconds from a time that has none', () => {
    expect(utcTime('2023-01-08T15:51:00.000Z', 'minute')).toBe('8 Jan 2023, 15:51 UTC');
    expect(utcTime('2023-01-08T15:51:07.000Z', 'second')).toBe('8 Jan 2023, 15:51:07 UTC');
    expect(utcTime(null, 'minute')).toMatch(/zone is unknown/);
  });

  it('says UTC only where the format gives an instant', () => {
    expect(evidenceTime('2017-10-14T21:58:07.123Z')).toBe('14 Oct 2017, 21:58:07 UTC');
    expect(timeParts('2017-10-14T21:58:07')?.utc).toBe(false);
  });

  it('never moves a wall-clock day into another zone', () => {
    expect(longDay('2017-10-14')).toBe('Saturday 14 October 2017');
    expect(longDay('2016-02-29')).toBe('Monday 29 February 2016');
  });

  it('shows characters that are no time as they are', () => {
    expect(evidenceTime('yesterday')).toBe('yesterday');
    expect(evidenceTime(null)).toBe('no time');
    expect(timeParts('2017-10-14Tnoon')).toBeNull();
  });

  it('says a span in days, and one day as one day', () => {
    expect(span('2016-01-02T10:00', '2018-03-05T11:00')).toBe('from 2 Jan 2016 to 5 Mar 2018');
    expect(span('2016-01-02T10:00', '2016-01-02T11:00')).toBe('on 2 Jan 2016');
    expect(span(null, null)).toBe('undated');
  });

  it('says two days once where they share a month or a year', () => {
    expect(dayRange('2017-10-14T21:58', '2017-10-17')).toBe('14 to 17 Oct 2017');
    expect(dayRange('2017-09-30', '2017-10-02')).toBe('30 Sep to 2 Oct 2017');
    expect(dayRange('2017-12-31', '2018-01-01')).toBe('31 Dec 2017 to 1 Jan 2018');
    expect(dayRange('2017-10-14', '2017-10-14T23:00:00')).toBe('14 Oct 2017');
  });

  it('says when an act happened in UTC for every reader', () => {
    expect(actTime('2026-11-23T08:13:20+01:00')).toBe('23 Nov 2026, 07:13 UTC');
    expect(monthName('2017-10')).toBe('October 2017');
  });
});
