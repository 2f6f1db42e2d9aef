import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from './numbers.ts';

/** Numbers that the British regulator keeps free for drama. */
const drama = fc.integer({ min: 900_000, max: 900_999 }).map(String);
const gaps = fc.constantFrom('', ' ', '\u00a0', '-', '\u2011', '.', ' (', ') ');

describe('a telephone number', () => {
  it('is the same however it is written', () => {
    for (const shown of [
      '+44 7700 900417',
      '07700 900417',
      '0044 7700 900417',
      '+44 (0) 7700-900417',
      '\u202a+44\u00a07700\u00a0900417\u202c',
      '٠٧٧٠٠ ٩٠٠٤١٧',
    ])
      expect(numberOf(shown)).toBe('+447700900417');
  });

  it('without a country belongs to the region given', () => {
    expect(numberOf('0151 23456789', 'DE')).toBe('+4915123456789');
    expect(numberOf('+44 7700 900417', 'DE')).toBe('+447700900417');
  });

  it('is a whole name and not part of one; what no network could have is none', () => {
    for (const shown of ['Danny 07700 900417', 'Team 4', '999', '2017', '', '+', '12-10-2017', 'Rook', '0'.repeat(60)])
      expect(numberOf(shown)).toBeNull();
  });

  it('keeps its value under every way of grouping its digits, and differs from every other', () => {
    fc.assert(
      fc.property(drama, drama, gaps, gaps, (one, other, gap, second) => {
        const national = `07700${gap}${one.slice(0, 3)}${second}${one.slice(3)}`;
        expect(numberOf(national)).toBe(`+447700${one}`);
        expect(numberOf(`+44${gap}7700${second}${one}`)).toBe(`+447700${one}`);
        expect(numberOf(`07700 ${other}`) === numberOf(national)).toBe(one === other);
      }),
    );
  });
});
