/** A review in a thread of its own: it learns and ranks there while the server answers. The other end is in-thread.ts. */

import { Worker } from 'node:worker_threads';
import { CandourError } from '../../kernel/index.ts';
import type { FromReviewThread, ReviewAnswer, ReviewRequest, ToReviewThread } from './thread-messages.ts';

// In the package the files are JavaScript; the name in a string is not rewritten when it is built.
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

export interface ReviewThread {
  /** One question after another. Throws CandourError: what the review refuses, or INTERNAL when the thread stopped. */
  ask(request: ReviewRequest): Promise<ReviewAnswer>;
  close(): Promise<void>;
}

export function openReviewThread(): ReviewThread {
  const worker = new Worker(new URL(`./in-thread.${ending}`, import.meta.url));
  const waiting = new Map<number, { done(answer: ReviewAnswer): void; failed(error: CandourError): void }>();
  let broken: CandourError | null = null;
  let id = 0;
  const stopped = (cause?: unknown): void => {
    broken ??= new CandourError('INTERNAL', 'The thread of a review stopped.', { cause });
    for (const { failed } of waiting.values()) failed(broken);
    waiting.clear();
  };
  worker.on('message', (message: FromReviewThread) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    const { answer } = message;
    if (answer.kind !== 'failed') asked?.done(answer);
    else asked?.failed(new CandourError(answer.code, answer.message, { hint: answer.hint }));
  });
  worker.once('error', stopped);
  worker.once('exit', () => stopped());
  return {
    ask: (request) =>
      new Promise((done, failed) => {
        if (broken !== null) return failed(broken);
        waiting.set(++id, { done, failed });
        worker.postMessage({ id, request } satisfies ToReviewThread);
      }),
    async close() {
      await worker.terminate();
    },
  };
}
