/** What may be said at this point of a review, and on what ground. A plain object: it is recorded, rendered and checked. */

import type { RuleName, StoppingSettings } from './model.ts';

/** An estimate with the bounds that hold at the certificate's confidence. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Messages by how they came to be read. `random` includes exploration draws. */
export interface Counts {
  readonly ranked: number;
  readonly random: number;
  readonly control: number;
  readonly total: number;
}

export type Verdict = 'stop' | 'not enough evidence to stop' | 'everything read';

export interface Certificate {
  readonly rule: RuleName;
  readonly target: number;
  readonly confidence: number;
  readonly seed: string;
  readonly size: number;
  readonly verdict: Verdict;
  readonly read: Counts;
  readonly found: Counts;
  readonly unread: number;
  /** Relevant messages that are unread: whole messages, on average and at most. */
  readonly missed: Estimate;
  /** Found of all that are relevant; 1 where there are none. */
  readonly recall: Estimate;
  /** Of the unread, the share that is relevant. */
  readonly elusion: Estimate;
  /** What the random draws prove by themselves, whatever the ranking did. */
  readonly drawsAlone: { readonly missedAtMost: number; readonly recallAtLeast: number };
  /** Only for a rule that needs more than the draws. */
  readonly model: {
    /** P(recall ≥ target) under the assumption. */
    readonly probability: number;
    /** Recall that the draws alone must show before the model may be believed. */
    readonly guard: number;
  } | null;
  /** In one sentence, what must be true for the confidence to hold. */
  readonly assumption: string;
  /** Plain sentences for the page, in order. */
  readonly sentences: readonly string[];
}

/** What a rule contributes. */
export interface Finding {
  readonly enough: boolean;
  readonly missed: Estimate;
  readonly drawsAlone: number;
  readonly model: Certificate['model'];
}

const assumptions: Record<RuleName, string> = {
  'model-assisted':
    'The ranking thins out in one of the ways considered beforehand, or hides a group of messages from the ranking altogether, of the sizes considered beforehand; the random draws guard against larger ones.',
  sample: 'The random draws were drawn as recorded. Nothing is assumed about the ranking.',
  control:
    'The control sample was drawn as recorded and stayed sealed: the order in which messages came up did not depend on its answers.',
  hypergeometric: 'The final random run was drawn as recorded. Nothing is assumed about the ranking.',
};

const percent = (share: number): string => {
  const value = 100 * share;
  return `${value >= 99.95 && value < 100 ? '> 99.9' : value.toFixed(value < 1 && value > 0 ? 2 : 1).replace(/\.0+$/, '')} %`;
};
const whole = (count: number): string => Math.round(count).toLocaleString('en-GB');
const messages = (count: number): string => `${whole(count)} ${Math.round(count) === 1 ? 'message' : 'messages'}`;

/** Puts a certificate together from what was counted and what the rule found. */
export function certificateOf(
  settings: StoppingSettings,
  read: Omit<Counts, 'total'>,
  found: Omit<Counts, 'total'>,
  finding: Finding,
): Certificate {
  const { rule, target, confidence, seed, size } = settings;
  const total = read.ranked + read.random + read.control;
  const known = found.ranked + found.random + found.control;
  const unread = size - total;
  const verdict: Verdict = unread === 0 ? 'everything read' : finding.enough ? 'stop' : 'not enough evidence to stop';
  const missed = unread === 0 ? { estimate: 0, low: 0, high: 0 } : finding.missed;
  const share = (lost: number): number => (known + lost === 0 ? 1 : known / (known + lost));
  const part = (lost: number): number => (unread === 0 ? 0 : lost / unread);
  const atMost = unread === 0 ? 0 : finding.drawsAlone;
  const certificate = {
    rule,
    target,
    confidence,
    seed,
    size,
    verdict,
    read: { ...read, total },
    found: { ...found, total: known },
    unread,
    missed,
    recall: { estimate: share(missed.estimate), low: share(missed.high), high: share(missed.low) },
    elusion: { estimate: part(missed.estimate), low: part(missed.low), high: part(missed.high) },
    drawsAlone: { missedAtMost: atMost, recallAtLeast: share(atMost) },
    model: finding.model,
    assumption: assumptions[rule],
  };
  return { ...certificate, sentences: sentencesOf(certificate) };
}

function sentencesOf(one: Omit<Certificate, 'sentences'>): readonly string[] {
  const drawn = one.read.random + one.read.control;
  const lines = [
    `Before the first message was read it was laid down: at least ${percent(one.target)} of the relevant messages are to be found, with a confidence of ${percent(one.confidence)}, by the rule “${one.rule}”.`,
    `Of ${messages(one.size)}, ${whole(one.read.total)} were read: ${whole(one.read.ranked)} in the order of the ranking or by choice, ${whole(drawn)} drawn at random${one.read.control > 0 ? ` (${whole(one.read.control)} as a sealed control sample)` : ''}. ${whole(one.unread)} are unread.`,
    `${messages(one.found.total)} ${one.found.total === 1 ? 'was' : 'were'} found relevant, ${whole(one.found.random + one.found.control)} of them by the random draws.`,
  ];
  if (one.verdict === 'everything read') return [...lines, 'Everything was read; nothing rests on an estimate.'];
  lines.push(
    `Estimated recall ${percent(one.recall.estimate)}, between ${percent(one.recall.low)} and ${percent(one.recall.high)} at a confidence of ${percent(one.confidence)}; unread and relevant: about ${whole(one.missed.estimate)}, at most ${whole(one.missed.high)} (${percent(one.elusion.high)} of the unread).`,
  );
  if (one.model !== null) {
    lines.push(
      `That the target is met has a probability of ${percent(one.model.probability)} under this assumption: ${one.assumption}`,
      `Without it, the random draws alone prove a recall of at least ${percent(one.drawsAlone.recallAtLeast)}; this rule asks for ${percent(one.model.guard)}.`,
    );
  } else lines.push(one.assumption);
  lines.push(one.verdict === 'stop' ? 'There is enough evidence to stop.' : 'There is not enough evidence to stop.');
  return lines;
}
