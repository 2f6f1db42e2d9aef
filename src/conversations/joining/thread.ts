/** Aligns in a thread of its own, so that the server answers meanwhile. The other end is in-thread.ts. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CandourError } from '../../kernel/index.ts';
import type { AlignerRun } from './aligner.ts';
import type { FromThread, ToThread } from './in-thread.ts';

// In the package the files are JavaScript; the name in a string is not rewritten when it is built.
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Begins a run. The thread starts with the first copy. */
export function threadAligner(): AlignerRun {
  const worker = new Worker(new URL(`./in-thread.${ending}`, import.meta.url));
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', (cause) => reject(stopped(cause)));
    worker.once('exit', () => reject(stopped()));
  });
  // Whoever waits hears of it; nobody may be waiting.
  failed.catch(() => undefined);
  const send = (message: ToThread): void => worker.postMessage(message);
  const answer = async (): Promise<FromThread> => {
    const [message]: [FromThread] = (await Promise.race([once(worker, 'message'), failed])) as [FromThread];
    if (message.kind === 'failed') throw new CandourError(message.code, message.message, { hint: message.hint });
    return message;
  };
  return {
    copy: (source) => send({ kind: 'copy', source }),
    async entries(entries) {
      const taken = answer();
      send({ kind: 'entries', entries });
      await taken;
    },
    async align() {
      const aligned = answer();
      send({ kind: 'align' });
      const message = await aligned;
      if (message.kind !== 'aligned') throw new CandourError('INTERNAL', 'The thread answered out of turn.');
      return message.alignment;
    },
    async close() {
      await worker.terminate();
    },
  };
}

function stopped(cause?: unknown): CandourError {
  return new CandourError('INTERNAL', 'The thread that aligns copies stopped.', { cause });
}
