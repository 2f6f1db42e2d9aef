/** A thread that scores (thread.ts): takes messages, gives probabilities. Touches neither disk nor database but to load the model. */

import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { CandourError } from '../../kernel/index.ts';
import type { Scorable, Scored, Scorer, ScoringWish } from '../scoring.ts';
import { buffersOf, type FromThread, packScored, type ThreadSettings, type ToThread } from './thread-messages.ts';

/** What the module of the model exports. */
interface ScorerModule {
  openScorer(options: { tier: 'auto'; threads: number }): Promise<Scorer>;
}

const { module } = workerData as ThreadSettings;

/** Behind imports and pages: on Linux, and there alone, a thread has a priority of its own. */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(5);
  } catch {
    // Not allowed here: it works at the same pace as everything else.
  }
}

function failure(id: number | null, error: unknown): FromThread {
  const known =
    error instanceof CandourError
      ? error
      : new CandourError('INTERNAL', id === null ? 'The model could not be loaded.' : 'The model failed on a message.');
  return { kind: 'failed', id, code: known.code, message: known.message, hint: known.hint };
}

function say(message: FromThread): void {
  parentPort?.postMessage(message, message.kind === 'scored' ? buffersOf(message.scored) : []);
}

async function open(): Promise<Scorer> {
  stepBack();
  const { openScorer } = (await import(module)) as ScorerModule;
  return await openScorer({ tier: 'auto', threads: 1 });
}

const opening = open();
opening.then(
  ({ model, threshold }) => say({ kind: 'opened', model, threshold }),
  (error: unknown) => say(failure(null, error)),
);

/** Messages between two looks at whether the thread is to close: the second tier takes milliseconds for each. */
const AT_ONCE = 20;
let closing = false;

async function score(scorer: Scorer, messages: readonly Scorable[], wish?: ScoringWish): Promise<readonly Scored[]> {
  const scored: Scored[] = [];
  for (let at = 0; at < messages.length; at += AT_ONCE) {
    if (closing) throw new CandourError('BUSY', 'Scoring was left because the server stops.');
    scored.push(...(await scorer.score(messages.slice(at, at + AT_ONCE), wish)));
  }
  return scored;
}

/** One after another: a second batch begun meanwhile would only share the same core. */
let turn: Promise<unknown> = opening.catch(() => undefined);
parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'close') {
    closing = true;
    turn = turn.then(close);
    return;
  }
  const { id, messages, wish } = message;
  turn = turn.then(async () => {
    try {
      const scorer = await opening;
      say({ kind: 'scored', id, scored: packScored(await score(scorer, messages, wish)) });
    } catch (error) {
      say(failure(id, error));
    }
  });
});

/**
 * The native runtime of the second tier takes the whole process down when a thread is ended from outside while it is
 * loaded there (measured with onnxruntime-node); so the thread gives the model back and ends by itself.
 */
async function close(): Promise<void> {
  try {
    await (await opening).close();
  } catch {
    // There is no model to give back.
  }
  parentPort?.close();
}
