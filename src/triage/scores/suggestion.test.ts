import { describe, expect, it } from 'vitest';
import { type Label, labels } from '../labels.ts';
import { suggestedLabels } from './suggestion.ts';

const scores = (given: Partial<Record<Label, number>>): Record<Label, number> => ({
  ...(Object.fromEntries(labels.map((label) => [label, 0])) as Record<Label, number>),
  ...given,
});

describe('a suggestion', () => {
  it('names the labels that are not mostly wrong, the likeliest first', () => {
    expect(suggestedLabels(0.8, scores({ insult: 0.25, sexism: 0.7, threat: 0.24 }), 0.02)).toEqual([
      { label: 'sexism', score: 0.7 },
      { label: 'insult', score: 0.25 },
    ]);
  });

  it('of a message below the review threshold is none, however sure one label is', () => {
    expect(suggestedLabels(0.29, scores({ insult: 0.9 }), 0.3)).toEqual([]);
  });

  it('of a challenge stands by itself, because objecting does not make a message relevant', () => {
    expect(suggestedLabels(0.05, scores({ challenge: 0.5, insult: 0.9 }), 0.3)).toEqual([
      { label: 'challenge', score: 0.5 },
    ]);
    expect(suggestedLabels(0.9, scores({ challenge: 0.49 }), 0.3)).toEqual([]);
  });
});
