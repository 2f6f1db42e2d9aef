import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from './duplicates.ts';

describe('messages that say nearly the same', () => {
  it('are one group, named by the first of them, whatever their case, signs and numbers', () => {
    const groups = groupsOf([
      'Shift starts at 06:30 tomorrow, bring your own lunch',
      'something else entirely, about a dog in a park',
      'shift starts at 07:15 tomorrow — bring your own lunch!',
      'Fwd: Shift starts at 06:30 tomorrow, bring your own lunch',
    ]);
    expect([...groups]).toEqual([0, -1, 0, 0]);
  });

  it('are not those that share only some words', () => {
    const groups = groupsOf([
      'the meeting about the budget is on monday in the small room',
      'the meeting about the boats is on friday in the large hall',
    ]);
    expect([...groups]).toEqual([-1, -1]);
  });

  it('are not short replies, which mean something else in each place', () => {
    expect([...groupsOf(['go on then', 'go on then', '', ''])]).toEqual([-1, -1, -1, -1]);
  });

  it('are found for any text: an exact copy is always of the group of the original', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 5, maxLength: 30 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.nat(),
        (sentences, which) => {
          const texts = sentences.map((words) => words.join(' '));
          const original = which % texts.length;
          const groups = groupsOf([...texts, texts[original] ?? '']);
          expect(groups[original]).toBeGreaterThanOrEqual(0);
          expect(groups.at(-1)).toBe(groups[original]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
