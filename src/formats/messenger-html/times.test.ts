import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeTime, readLocalTime } from './times.ts';

const local = (text: string): string | undefined => readLocalTime(text)?.time.local;

describe('times printed on pages', () => {
  it.each([
    ['Friday, October 4, 2013 at 10:05pm PDT', '2013-10-04T22:05', 'PDT'],
    ['Friday, 4 October 2013 at 22:05 UTC+01', '2013-10-04T22:05', 'UTC+01'],
    ['Thursday, June 4, 2015 at 12:00am UTC+05:30', '2015-06-04T00:00', 'UTC+05:30'],
    ['Mar 14, 2022, 5:32 PM', '2022-03-14T17:32', null],
    ['Mar 14, 2022, 5:32\u202fPM', '2022-03-14T17:32', null],
    ['14 Mar 2022, 17:32', '2022-03-14T17:32', null],
    ['Mar 14, 2022 5:32:11 pm', '2022-03-14T17:32:11', null],
    ['Sept 1, 2023 12:00:00 pm', '2023-09-01T12:00:00', null],
    ['14 March 2022 at 17.32', '2022-03-14T17:32', null],
    ['2022-03-14 07:02', '2022-03-14T07:02', null],
    ['Feb 29, 2024, 1:00 AM', '2024-02-29T01:00', null],
  ])('reads %s', (text, expected, zone) => {
    expect(readLocalTime(text)?.time).toEqual({ kind: 'local', raw: text, local: expected, zone });
    expect(looksLikeTime(text)).toBe(true);
  });

  it.each([
    'lördag den 5 oktober 2013 kl. 11:59 CEST',
    '14/03/2022, 17:32',
    '3월 14, 2022 5:32 오후',
    'Tháng 10 01, 2025 10:21:24 ch',
    '١٤ مارس ٢٠٢٢، ١٧:٣٢',
  ])('sees that %s is a time, and does not guess it', (text) => {
    expect(looksLikeTime(text)).toBe(true);
    expect(readLocalTime(text)).toBeNull();
  });

  it.each([
    'Feb 30, 2022, 5:32 PM',
    'Mar 14, 2022, 25:32',
    'Mar 14, 2022, 5:60 PM',
    '32 Mar 2022, 17:32',
    '2022-13-01 10:00',
  ])('refuses %s, which no calendar or clock shows', (text) => {
    expect(readLocalTime(text)).toBeNull();
  });

  it('flags 00:04 AM and 23:59 PM', () => {
    expect(readLocalTime('Mar 14, 2022, 00:04 AM')).toMatchObject({ odd: true, time: { local: '2022-03-14T00:04' } });
    expect(readLocalTime('Mar 14, 2022, 23:59 PM')).toMatchObject({ odd: true, time: { local: '2022-03-14T23:59' } });
    expect(readLocalTime('Mar 14, 2022, 12:04 AM')).toMatchObject({ odd: false, time: { local: '2022-03-14T00:04' } });
  });

  it('does not take a sentence for a time', () => {
    for (const text of ['see you at 5:30', 'in 2022', `${'x'.repeat(90)} 2022 5:30`, '']) {
      expect(looksLikeTime(text)).toBe(false);
    }
  });

  it('reads back every time an English page prints', () => {
    const instant = fc.date({ min: new Date('2004-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, (date) => {
        const shown = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
        const british = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
        expect(local(shown.format(date))).toBe(date.toISOString().slice(0, 19));
        expect(local(british.format(date))).toBe(date.toISOString().slice(0, 16));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readLocalTime(text);
        looksLikeTime(text);
      }),
    );
  });
});
