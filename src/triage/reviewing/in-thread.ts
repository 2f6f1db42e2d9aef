/** The thread of one review (thread.ts): holds its pool, learns after each decision, says what comes next. */

import { parentPort } from 'node:worker_threads';
import { CandourError } from '../../kernel/index.ts';
import { outputs } from '../labels.ts';
import { buildPool, groupsOf } from '../learner/index.ts';
import { PoolRows } from './pool-rows.ts';
import { ReviewMachine } from './review-machine.ts';
import type { FromReviewThread, ReviewAnswer, ReviewRequest, ToReviewThread } from './thread-messages.ts';

let texts: string[] = [];
let rows = new PoolRows();
let machine: ReviewMachine | null = null;

function opened(): ReviewMachine {
  if (machine === null) throw new CandourError('INTERNAL', 'A review was asked before it was opened.');
  return machine;
}

function answer(request: ReviewRequest): ReviewAnswer {
  switch (request.kind) {
    case 'messages':
      texts.push(...request.batch.texts);
      rows.take(request.batch);
      return { kind: 'done' };
    case 'open':
      machine = new ReviewMachine(
        buildPool(rows.whole(groupsOf(texts)), outputs.length),
        request.settings,
        request.log,
      );
      // What the pool was made of is not needed any more.
      texts = [];
      rows = new PoolRows();
      return { kind: 'done' };
    case 'add':
      opened().add(request.entry);
      return { kind: 'done' };
    case 'undo':
      machine = opened().withoutLast();
      return { kind: 'done' };
    case 'next':
      return { kind: 'next', next: opened().next(request.beyond) };
  }
}

parentPort?.on('message', ({ id, request }: ToReviewThread) => {
  const say = (said: ReviewAnswer): void => parentPort?.postMessage({ id, answer: said } satisfies FromReviewThread);
  try {
    say(answer(request));
  } catch (error) {
    if (!(error instanceof CandourError)) throw error;
    say({ kind: 'failed', code: error.code, message: error.message, hint: error.hint });
  }
});
