import { describe, expect, it } from 'vitest';
import { sentenceOf } from './sentence.ts';

const counts = { exhibits: 0, conversations: 0, entries: 0, messages: 0, notices: 0, calls: 0, held: 0 };

describe('what is here, in one sentence', () => {
  it('says that nothing is sealed yet instead of counting noughts', () => {
    expect(sentenceOf({ operation: { counts }, months: [] })).toBe('Nothing has been sealed into this operation yet.');
  });

  it('counts and dates what there is', () => {
    const some = { ...counts, exhibits: 5, conversations: 7, entries: 6214 };
    const months = [
      { month: '2018-03', entries: 1 },
      { month: '2016-01', entries: 1 },
    ];
    expect(sentenceOf({ operation: { counts: some }, months })).toBe(
      '5 exhibits hold 6,214 entries in 7 conversations, from January 2016 to March 2018.',
    );
  });

  it('agrees with one of each', () => {
    const one = { ...counts, exhibits: 1, conversations: 1, entries: 1 };
    expect(sentenceOf({ operation: { counts: one }, months: [{ month: '2016-01', entries: 1 }] })).toBe(
      '1 exhibit holds 1 entry in 1 conversation, all from January 2016.',
    );
  });
});
