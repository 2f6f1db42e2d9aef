/** Lines of `candour score`: one message in, one answer out, whatever the line holds. */

import type { Scorable, Scored, Scorer } from '../scoring.ts';

/** A message as a line gives it. */
export interface LineMessage extends Scorable {
  readonly id: string | number;
}

/** A line that could not be read. */
export interface BrokenLine {
  /** Counted from 1. */
  readonly line: number;
  readonly error: string;
}

export type Answered = { readonly message: LineMessage; readonly scored: Scored };

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** @returns the message, or in a few words what is wrong with the line; never its content */
export function messageOf(line: string): LineMessage | string {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return line.trim() === '' ? 'the line is empty' : 'the line is not JSON';
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'the line is not a JSON object';
  const { id, text, context } = given as { id?: unknown; text?: unknown; context?: unknown };
  if (typeof id !== 'string' && typeof id !== 'number')
    return 'the message has no id, or one that is neither text nor number';
  if (text === undefined) return 'the message has no text';
  if (typeof text !== 'string') return 'the text is not a string';
  if (context !== undefined && context !== null && !isTexts(context)) return 'the context is not a list of strings';
  return { id, text, context: context ?? [] };
}

/** Answers in the order of the lines. */
export async function answerLines(
  lines: readonly string[],
  firstLine: number,
  scorer: Scorer,
): Promise<(Answered | BrokenLine)[]> {
  const read = lines.map(messageOf);
  const messages = read.filter((one) => typeof one !== 'string');
  const scores = await scorer.score(messages);
  let next = 0;
  return read.map((one, at) => {
    if (typeof one === 'string') return { line: firstLine + at, error: one };
    const scored = scores[next++];
    if (scored === undefined) throw new Error('a message was left without a score');
    return { message: one, scored };
  });
}

/** The answer as a JSON line, without its end. */
export function jsonLine(answer: Answered | BrokenLine, scorer: Pick<Scorer, 'model' | 'threshold'>): string {
  if ('error' in answer) return JSON.stringify(answer);
  const { id } = answer.message;
  const { relevance, labels, why } = answer.scored;
  return JSON.stringify({ id, relevance, threshold: scorer.threshold, labels, why, model: scorer.model });
}
