/** Labelled messages for a replay, a JSON object a line. */

import { z } from 'zod';
import { CandourError } from '../../kernel/index.ts';

const labelledMessage = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  /** Oldest first. */
  context: z.array(z.string()).optional(),
  relevant: z.boolean(),
  labels: z.array(z.string()).optional(),
});

export interface LabelledMessage {
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
  readonly relevant: boolean;
  readonly labels: readonly string[];
}

const FORM = '{"id": "…", "text": "…", "relevant": true or false, "context": ["…"], "labels": ["…"]}';

/**
 * A replay with a line left out would measure something else, so one bad line refuses the file. Blank lines are passed
 * over.
 *
 * @param name of the file, for the sentence
 * @throws CandourError BAD_INPUT: the first line that is not as it must be, by number and field, never its words; or no
 *   message at all; or one id twice
 */
export function labelledMessages(content: string, name: string): LabelledMessage[] {
  const messages: LabelledMessage[] = [];
  const lineOf = new Map<string, number>();
  for (const [at, line] of content
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const refuse = (why: string): never => {
      throw new CandourError('BAD_INPUT', `${name}, line ${at + 1}: ${why}.`, {
        hint: `Correct or take out line ${at + 1}; a line is ${FORM}, the last two of which may be left out.`,
      });
    };
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      refuse('not a JSON object');
    }
    const parsed = labelledMessage.safeParse(value);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0];
      return refuse(field === undefined ? 'not a JSON object' : `\`${String(field)}\` ${wanted(String(field), value)}`);
    }
    const { id, text, context = [], relevant, labels = [] } = parsed.data;
    const before = lineOf.get(String(id));
    if (before !== undefined) refuse(`its id is that of line ${before}`);
    lineOf.set(String(id), at + 1);
    messages.push({ id: String(id), text, context, relevant, labels });
  }
  if (messages.length === 0)
    throw new CandourError('BAD_INPUT', `${name} holds no message.`, { hint: `Give one message a line: ${FORM}` });
  return messages;
}

function wanted(field: string, value: unknown): string {
  if (typeof value === 'object' && value !== null && !(field in value)) return 'is missing';
  const form = {
    id: 'is neither text nor a number',
    text: 'is not text',
    relevant: 'is neither true nor false',
    context: 'is not a list of texts',
    labels: 'is not a list of texts',
  }[field];
  return form ?? 'is not as it must be';
}
