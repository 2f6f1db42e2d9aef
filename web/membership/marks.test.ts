import { describe, expect, it } from 'vitest';
import { participationCodes } from '../../src/people/contract.ts';
import { authorOf, cellWords, drawn, marks, reasons } from './marks.ts';

const known = (...codes: (typeof participationCodes)[number][]) =>
  codes.map((code) => ({ code, basis: `basis of ${code}` }));

describe('signs of participation', () => {
  it('has one sign for each code of the contract, no letter twice', () => {
    expect(marks.map((mark) => mark.code).toSorted()).toEqual([...participationCodes].toSorted());
    const letters = marks.map((mark) => mark.letter).filter((letter) => letter !== '');
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('draws of presence the strongest alone, and none beside who wrote it', () => {
    expect(drawn(known('member', 'opened-after', 'reactor')).map((mark) => mark.code)).toEqual([
      'opened-after',
      'reactor',
    ]);
    expect(drawn(known('author', 'member')).map((mark) => mark.code)).toEqual(['author']);
  });

  it('gives every basis on asking, also of what is not drawn', () => {
    expect(reasons(known('opened-after', 'member')).map((one) => one.basis)).toEqual([
      'basis of member',
      'basis of opened-after',
    ]);
  });

  it('names the author by the person, and by the sender where nobody is attributed', () => {
    const columns = [{ shown: 'Jo Heron' }, { shown: 'Colin Alder' }];
    expect(authorOf({ sender: 'Sarge', cells: [known('member'), known('author')] }, columns)).toBe('Colin Alder');
    expect(authorOf({ sender: 'Sarge', cells: [known('member'), []] }, columns)).toBe('Sarge');
    expect(authorOf({ sender: null, cells: [] }, columns)).toBeNull();
  });

  it('says of an empty cell that nothing is known, and never that somebody saw', () => {
    expect(cellWords([])).toBe('nothing known');
    expect(cellWords(known('member'))).toBe('a member then: could have seen it');
    for (const mark of marks) expect(mark.says).not.toMatch(/\bsaw\b|\bhas seen\b|\bread it\b/);
  });
});
