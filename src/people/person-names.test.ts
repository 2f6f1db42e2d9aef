import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, isCommonAlone, personName, writtenName } from './person-names.ts';

const compare = (a: string, b: string) => compareNames(personName(a), personName(b));

describe('two names', () => {
  it('are equal in any order, case, accents and with what a contact list adds', () => {
    expect(compare('Rook, Danny', 'Danny Rook')).toBe('equal');
    expect(compare('DANNY ROOK 🏋️', 'Dänny Rook')).toBe('equal');
    expect(compare('Colin Alder (Sgt)', 'Colin Alder')).toBe('equal');
    expect(compare('Nia Plover work', 'PC Nia Plover')).toBe('equal');
    expect(compare('王 伟', '王伟')).toBe('equal');
  });

  it('may hold one another when the shorter is a whole name', () => {
    expect(compare('Danny Rook', 'Danny James Rook')).toBe('contains');
    expect(compare('Danny J Rook', 'Rook, Danny')).toBe('contains');
  });

  it('say nothing where one is a first name, a nickname, a title or an initial', () => {
    for (const [a, b] of [
      ['Danny', 'Danny'],
      ['Danny', 'Danny Rook'],
      ['D Rook', 'Danny Rook'],
      ['D Rook', 'D Rook'],
      ['Anton (work)', 'Anton (work)'],
      ['Sarge', 'Sarge'],
      ['Mum', 'Mum'],
      ['Uncle Hal', 'Uncle Hal'],
      ['Danny Rook', 'Danny Teasel'],
      ['John A Finch', 'John B Finch'],
      ['❤️ ❤️', '❤️ ❤️'],
    ] as const)
      expect(compare(a, b)).toBeNull();
  });

  it('compare alike from both sides, and a whole name is equal to itself', () => {
    const word = fc.constantFrom('Danny', 'Rook', 'Teasel', 'Jo', 'D', 'sgt', 'Heron', '🏋️', 'de');
    const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compare(a, b)).toBe(compare(b, a));
        expect(compare(a, a)).toBe(personName(a).whole >= 2 ? 'equal' : null);
      }),
    );
  });
});

describe('a name alone', () => {
  it('points at nobody when it is a given name, an initial or a sign', () => {
    expect(['Ruth', '~ Ruth', 'Kaz ✨', 'J', '🐣', 'Dave work'].map((one) => isCommonAlone(personName(one)))).toEqual(
      Array.from({ length: 6 }, () => true),
    );
    expect(
      ['Rooky', 'Bracks', 'Ruth Wren', 'Nursery', 'Sarge', 'Mum ❤️'].map((one) => isCommonAlone(personName(one))),
    ).toEqual(Array.from({ length: 6 }, () => false));
  });
});

describe('a name as one would write it', () => {
  it('is turned round at its comma and loses the sign of a name that its owner chose', () => {
    expect(writtenName('Rook, Danny')).toBe('Danny Rook');
    expect(writtenName('~ Ruth')).toBe('Ruth');
    expect(writtenName('Smith-Jones, Anna M.')).toBe('Anna M. Smith-Jones');
    expect(writtenName('Teas 🍻, the loud one')).toBe('Teas 🍻, the loud one');
  });
});
