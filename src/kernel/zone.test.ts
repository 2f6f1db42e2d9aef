import { describe, expect, it } from 'vitest';
import { Zone } from './zone.ts';

const wall = (text: string) => Date.parse(`${text}Z`);
const london = Zone.of('Europe/London');

describe('wall-clock time in a zone', () => {
  it('a summer evening in London is one hour behind in UTC', () => {
    expect(london?.toUtc(wall('2017-07-14T21:58:07'))).toEqual({ utcMs: wall('2017-07-14T20:58:07'), caveat: null });
  });
  it('a winter evening in London is UTC', () => {
    expect(london?.toUtc(wall('2017-12-14T21:58:07'))).toEqual({ utcMs: wall('2017-12-14T21:58:07'), caveat: null });
  });
  it('the hour printed twice when clocks go back is read as the first and carries the caveat', () => {
    expect(london?.toUtc(wall('2017-10-29T01:30:00'))).toEqual({
      utcMs: wall('2017-10-29T00:30:00'),
      caveat: 'repeated-hour',
    });
  });
  it('the hour never printed when clocks go forward carries the caveat', () => {
    expect(london?.toUtc(wall('2017-03-26T01:30:00'))?.caveat).toBe('missing-hour');
  });
  it('the hours around a change have no caveat', () => {
    expect(london?.toUtc(wall('2017-10-29T00:59:59'))).toEqual({ utcMs: wall('2017-10-28T23:59:59'), caveat: null });
    expect(london?.toUtc(wall('2017-10-29T02:00:00'))).toEqual({ utcMs: wall('2017-10-29T02:00:00'), caveat: null });
  });
  it('a zone that does not exist is refused', () => {
    expect(Zone.of('Europe/Camelot')).toBeNull();
  });
});
