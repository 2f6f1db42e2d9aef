/** A model for tests: a few harmless words stand for what the real one finds. Deterministic, and fast to load. */

import { type Label, labels } from '../labels.ts';
import type { Scorable, Scored, Scorer } from '../scoring.ts';

/** `vexing` words and what they stand for here. */
const words: Readonly<Record<string, { readonly label: Label; readonly score: number }>> = {
  thornapple: { label: 'sexism', score: 0.91 },
  nettle: { label: 'insult', score: 0.62 },
  bramble: { label: 'threat', score: 0.83 },
  objection: { label: 'challenge', score: 0.88 },
};

const relevanceOf: Readonly<Record<string, number>> = { thornapple: 0.95, nettle: 0.55, bramble: 0.85 };

function scoreOf({ text, context }: Scorable): Scored {
  const scores = Object.fromEntries(labels.map((label) => [label, 0.01])) as Record<Label, number>;
  let relevance = 0.02;
  const why: Scored['why'][number][] = [];
  for (const [word, { label, score }] of Object.entries(words)) {
    const start = text.indexOf(word);
    if (start >= 0) {
      scores[label] = score;
      relevance = Math.max(relevance, relevanceOf[word] ?? 0);
      if (relevanceOf[word] !== undefined) {
        why.push({ start, end: start + word.length, label: 'relevance', weight: score / 2 });
        why.push({ start, end: start + word.length, label, weight: score });
      }
    }
    // "same" means what was said just before it.
    if (text === 'same' && context.at(-1)?.includes(word) === true && relevanceOf[word] !== undefined) {
      scores[label] = score / 2;
      relevance = Math.max(relevance, (relevanceOf[word] ?? 0) / 2);
    }
  }
  return {
    relevance,
    labels: scores,
    why: relevance >= threshold ? why : [],
    tier: relevance > 0.5 ? 'second' : 'first',
  };
}

const threshold = 0.4;

export async function openScorer(): Promise<Scorer> {
  return {
    model: 'test-model 1',
    threshold,
    score: async (messages) => messages.map(scoreOf),
    close: async () => undefined,
  };
}
