import { describe, expect, it } from 'vitest';
import { dateOrderWords, hasInstants, zoneWords } from './basis.ts';

describe('what a time rests on', () => {
  it('does not call a zone unknown where the format gives instants', () => {
    expect(zoneWords(null, 'The format gives UTC.', true)).toBe('The format gives UTC.');
    expect(zoneWords(null, 'No zone was given.', false)).toBe('unknown. No zone was given.');
  });

  it('names the zone once', () => {
    expect(zoneWords('Europe/London', 'Europe/London, given with the exhibit', false)).toBe(
      'Europe/London, given with the exhibit',
    );
    expect(zoneWords('Europe/London', 'Statement of the custodian', false)).toBe(
      'Europe/London. Statement of the custodian',
    );
  });

  it('tells an undecided order from one that is not needed', () => {
    expect(dateOrderWords(null, 'No day is over 12.')).toBe('undecided');
    expect(dateOrderWords(null, '')).toBeNull();
    expect(dateOrderWords('MDY', 'Line 9.')).toBe('month, day, year');
    expect(hasInstants('2022-02-06T15:20:12.919Z')).toBe(true);
    expect(hasInstants('2022-02-06T15:20')).toBe(false);
  });
});
