import { describe, expect, it } from 'vitest';
import { estimated, percent, wantedWords } from './words.ts';

describe('a review in words', () => {
  it('says what is wanted, and names a person only where the account may know the name', () => {
    const names = (id: number) => (id === 7 ? 'Danny Rook' : undefined);
    expect(wantedWords({ kind: 'relevant', label: null, person: null }, names)).toBe('anything relevant');
    expect(wantedWords({ kind: 'code', label: 'sexual_violence', person: null }, names)).toBe('sexual violence');
    expect(wantedWords({ kind: 'person', label: null, person: 7 }, names)).toBe(
      'anything relevant that Danny Rook wrote',
    );
    expect(wantedWords({ kind: 'person', label: null, person: 8 }, names)).toBe(
      'anything relevant that person 8 wrote',
    );
  });

  it('writes shares so that an estimate never reads as all or nothing', () => {
    expect([0.95, 0.995, 0.999].map(percent)).toEqual(['95 %', '99.5 %', '99.9 %']);
    expect([1, 0.99991, 0.9321, 0.0001, 0].map(estimated)).toEqual(['100 %', '> 99.9 %', '93.2 %', '< 0.1 %', '0.0 %']);
  });
});
