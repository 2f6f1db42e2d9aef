/** The thread in which blocks of lines are scored (thread.ts). */

import { parentPort, workerData } from 'node:worker_threads';
import { CandourError, type ErrorCode } from '../../kernel/index.ts';
import { openScorer, type Tier } from '../scorer.ts';
import { answerLines, jsonLine } from './lines.ts';

export interface LineWork {
  readonly tier: Tier;
  readonly form: 'json' | 'rows';
}

export interface Block {
  readonly number: number;
  /** Whole lines, UTF-8. */
  readonly bytes: Uint8Array;
  readonly firstLine: number;
}

/** What a table shows of one message. */
export interface ScoreRow {
  readonly id: string;
  readonly relevance: number;
  readonly labels: readonly (readonly [string, number])[];
  readonly words: readonly string[];
}

export type FromThread =
  | { readonly kind: 'open'; readonly model: string; readonly threshold: number }
  | {
      readonly kind: 'done';
      readonly number: number;
      readonly lines: number;
      readonly broken: readonly { readonly line: number; readonly error: string }[];
      readonly json: string;
      readonly rows: readonly ScoreRow[];
    }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** Labels below this are not worth a column in a table. */
const LABEL_SHOWN_FROM = 0.2;

const { tier, form } = workerData as LineWork;
const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
const say = (message: FromThread): void => parentPort?.postMessage(message);

async function work(): Promise<void> {
  const scorer = await openScorer({ tier });
  say({ kind: 'open', model: scorer.model, threshold: scorer.threshold });
  let last: Promise<void> = Promise.resolve();
  const score = async ({ number, bytes, firstLine }: Block): Promise<void> => {
    const text = decoder.decode(bytes);
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const answers = await answerLines(lines, firstLine, scorer);
    const broken = answers.filter((answer) => 'error' in answer);
    const rows: ScoreRow[] = [];
    if (form === 'rows') {
      for (const answer of answers) {
        if ('error' in answer) continue;
        const { message, scored } = answer;
        const likely = Object.entries(scored.labels).filter(([, p]) => p >= LABEL_SHOWN_FROM);
        rows.push({
          id: String(message.id),
          relevance: scored.relevance,
          labels: likely.toSorted((a, b) => b[1] - a[1]),
          words: scored.why
            .filter(({ label }) => label === 'relevance')
            .map(({ start, end }) => message.text.slice(start, end)),
        });
      }
    }
    const json = form === 'json' ? answers.map((answer) => `${jsonLine(answer, scorer)}\n`).join('') : '';
    say({ kind: 'done', number, lines: lines.length, broken, json, rows });
  };
  parentPort?.on('message', (block: Block | 'end') => {
    if (block !== 'end') last = last.then(() => score(block)).catch(failed);
    // Ends by itself once the network is given back: a thread ended from outside takes the process with it.
    else last = last.then(() => scorer.close()).finally(() => parentPort?.close());
  });
}

function failed(error: unknown): void {
  const known =
    error instanceof CandourError ? error : new CandourError('INTERNAL', 'Scoring failed.', { cause: error });
  say({ kind: 'failed', code: known.code, message: known.message, hint: known.hint });
}

work().catch(failed);
