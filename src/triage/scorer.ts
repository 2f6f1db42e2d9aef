/** Scores messages with the shipped models, in this thread: first tier, second tier, or each where it belongs. */

import { createHash } from 'node:crypto';
import { Tokenizer } from '@huggingface/tokenizers';
import { CandourError } from '../kernel/index.ts';
import { blended, calibrated, type FirstJudge, firstJudge } from './first/judge.ts';
import { type Label, labels, outputs } from './labels.ts';
import { explain, type Judging, LABEL_SAID_FROM } from './scorer/explain.ts';
import { readBook, readFirst, readSecond, type SecondFiles } from './scorer/models-store.ts';
import { proposals } from './scorer/proposals.ts';
import type { Scorable, Scored, Scorer, ScoringWish } from './scoring.ts';
import { secondJudge } from './second/judge.ts';
import { type OpenNetwork, openNetwork } from './second/network-store.ts';
import type { TextBook } from './text/index.ts';

export const tiers = ['first', 'second', 'auto'] as const;
export type Tier = (typeof tiers)[number];

export interface ScorerOptions {
  readonly tier: Tier;
  /** false: no reasons, for measuring; they cost more than the scores. */
  readonly explained?: boolean;
}

/**
 * Opens a scorer. `auto`: the first tier judges every message, and the second those that it cannot settle; without the
 * second tier in this installation, the first alone.
 *
 * @throws CandourError SECOND_TIER_MISSING when `second` is asked for and not there
 */
export async function openScorer({ tier, explained = true }: ScorerOptions): Promise<Scorer> {
  const book = readBook();
  const { weights, sha256 } = readFirst();
  const first = firstJudge(weights, book);
  const firstName = `first-${sha256.slice(0, 12)}`;
  if (tier === 'first') return new FirstScorer(first, book, firstName, explained);
  const files = readSecond();
  if (files === null) {
    if (tier === 'second') throw new CandourError('SECOND_TIER_MISSING', 'This installation has no second tier.');
    return new FirstScorer(first, book, firstName, explained);
  }
  const network = await openNetwork(files.network).catch((error: unknown) => {
    if (tier === 'auto' && error instanceof CandourError && error.code === 'SECOND_TIER_MISSING') return null;
    throw error;
  });
  if (network === null) return new FirstScorer(first, book, firstName, explained);
  // The network and how its numbers are read: another calibration is another model.
  const secondName = `second-${createHash('sha256').update(JSON.stringify(files.head)).digest('hex').slice(0, 12)}`;
  const name = tier === 'second' ? secondName : `${firstName}+${secondName}`;
  return new SecondScorer({
    first,
    book,
    files,
    network,
    model: name,
    both: tier === 'auto',
    explained,
  });
}

class FirstScorer implements Scorer {
  readonly model: string;
  readonly threshold: number;
  readonly #judge: FirstJudge;
  readonly #book: TextBook;
  readonly #explained: boolean;

  constructor(judge: FirstJudge, book: TextBook, model: string, explained: boolean) {
    this.#explained = explained;
    this.#judge = judge;
    this.#book = book;
    this.model = model;
    this.threshold = judge.weights.threshold;
  }

  async score(messages: readonly Scorable[]): Promise<readonly Scored[]> {
    const scored: Scored[] = [];
    for (const { text, context } of messages) {
      const scores = this.#judge.probabilities(text, context);
      const judge: Judging = (other) => this.#judge.probabilities(other, context);
      const why =
        !this.#explained || (scores[0] ?? 0) < this.threshold
          ? []
          : await explain(text, scores, proposals(text, scores, LABEL_SAID_FROM, this.#judge, this.#book), judge);
      scored.push({ ...named(scores), why, tier: 'first' });
    }
    return scored;
  }

  async close(): Promise<void> {}
}

interface SecondParts {
  readonly first: FirstJudge;
  readonly book: TextBook;
  readonly files: SecondFiles;
  readonly network: OpenNetwork;
  readonly model: string;
  /** Whether the first tier settles what it can and has its say in the rest. */
  readonly both: boolean;
  readonly explained: boolean;
}

class SecondScorer implements Scorer {
  readonly model: string;
  readonly threshold: number;
  readonly #parts: SecondParts;
  readonly #judge: (text: string, context: readonly string[]) => Promise<Float64Array>;

  constructor(parts: SecondParts) {
    const { head, tokenizer } = parts.files;
    this.#parts = parts;
    this.model = parts.model;
    this.threshold = parts.both ? head.blend.threshold : head.threshold;
    const second = secondJudge(parts.network.run, new Tokenizer(tokenizer as object, {}), parts.book);
    if (parts.both) {
      this.#judge = async (text, context) =>
        blended(parts.first.logits(text, context), await second.logits(text, context), head.blend);
    } else {
      const slope = Float32Array.from(head.slope);
      const shift = Float32Array.from(head.shift);
      this.#judge = async (text, context) => calibrated(await second.logits(text, context), slope, shift);
    }
  }

  async score(messages: readonly Scorable[], { throughout = false }: ScoringWish = {}): Promise<readonly Scored[]> {
    const scored: Scored[] = [];
    for (const message of messages) scored.push(await this.#one(message, throughout));
    return scored;
  }

  async #one({ text, context }: Scorable, throughout: boolean): Promise<Scored> {
    const { first, book, both, explained } = this.#parts;
    if (both && !throughout) {
      const quick = first.probabilities(text, context);
      if ((quick[0] ?? 0) < first.weights.settledBelow) return { ...named(quick), why: [], tier: 'first' };
    }
    const scores = await this.#judge(text, context);
    if (!explained || (scores[0] ?? 0) < this.threshold) return { ...named(scores), why: [], tier: 'second' };
    const spans = proposals(text, scores, LABEL_SAID_FROM, first, book);
    const why = await explain(text, scores, spans, (other) => this.#judge(other, context));
    return { ...named(scores), why, tier: 'second' };
  }

  close(): Promise<void> {
    return this.#parts.network.close();
  }
}

function named(scores: Float64Array): Pick<Scored, 'relevance' | 'labels'> {
  return {
    relevance: rounded(scores[0] ?? 0),
    labels: Object.fromEntries(labels.map((label) => [label, rounded(scores[outputs.indexOf(label)] ?? 0)])) as Record<
      Label,
      number
    >,
  };
}

/** Six places: more is noise of the last bits, which may differ between machines. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
