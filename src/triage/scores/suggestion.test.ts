import { describe, expect, it } from 'vitest';
import { type Label, labels } from '../labels.ts';
import { suggestedLabels } from './suggestion.ts';

const scores = (given: Partial<Record<Label, number>>): Record<Label, number> => ({
  ...(Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>),
  ...given,
});

describe('a suggestion', () => {
  it('names the labels that hold a fair share of its relevance, the likeliest first', () => {
    expect(suggestedLabels(0.5, scores({ insult: 0.1, sexism: 0.35, threat: 0.09 }), 0.02)).toEqual([
      { label: 'sexism', score: 0.35 },
      { label: 'insult', score: 0.1 },
    ]);
    // Where every label is rare, the likeliest is still named.
    expect(suggestedLabels(0.03, scores({ slur: 0.008 }), 0.02)).toEqual([{ label: 'slur', score: 0.008 }]);
  });

  it('of a message below the review threshold is none, however sure one label is', () => {
    expect(suggestedLabels(0.29, scores({ insult: 0.9 }), 0.3)).toEqual([]);
  });

  it('of a challenge stands by itself, because objecting does not make a message relevant', () => {
    expect(suggestedLabels(0.05, scores({ challenge: 0.2, insult: 0.9 }), 0.3)).toEqual([
      { label: 'challenge', score: 0.2 },
    ]);
    expect(suggestedLabels(0.9, scores({ challenge: 0.19 }), 0.3)).toEqual([]);
  });
});
