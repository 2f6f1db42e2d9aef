import { describe, expect, it } from 'vitest';
import { probability, suggestionWords } from './words.ts';

describe('a suggestion in words', () => {
  it('never asserts: each tag says that it is suggested, with how likely', () => {
    expect(
      suggestionWords({
        relevance: 0.8,
        suggested: [
          { label: 'sexism', score: 0.912 },
          { label: 'insult', score: 0.4 },
        ],
      }),
    ).toEqual(['suggested: sexism 0.91', 'suggested: insult 0.40']);
    expect(suggestionWords({ relevance: 0.431, suggested: [] })).toEqual(['suggested: relevant 0.43']);
  });

  it('never reads as certainty', () => {
    expect([0.999, 0.004, 0.5].map(probability)).toEqual(['over 0.99', 'under 0.01', '0.50']);
  });

  it('names at most three labels at a message', () => {
    const suggested = (['racism', 'slur', 'insult', 'threat'] as const).map((label) => ({ label, score: 0.9 }));
    expect(suggestionWords({ relevance: 0.9, suggested })).toHaveLength(3);
  });
});
