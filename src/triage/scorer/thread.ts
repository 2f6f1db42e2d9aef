/** Scores streams of lines on all cores, answers in order, memory bounded. The other end is in-thread.ts. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CandourError } from '../../kernel/index.ts';
import { blocksOf } from './blocks.ts';
import type { Block, FromThread, LineWork } from './in-thread.ts';

const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** A thread is worth its start when so many blocks wait. */
const BLOCKS_A_THREAD = 2;
/** Bytes a block has at least: the first tier is quick, and passing on costs; the second is slow, and waits show. */
const BLOCK_BYTES = { first: 256 * 1024, second: 8 * 1024, auto: 32 * 1024 } as const;

export type ScoredBlock = Extract<FromThread, { kind: 'done' }> & {
  readonly model: string;
  readonly threshold: number;
};

interface Hand {
  readonly worker: Worker;
  waiting: number;
}

/**
 * @param input chunks of bytes as they come; lines of JSON
 * @param work tier, and whether JSON or rows are wanted back
 * @returns blocks in the order of the input, each with its scores
 * @throws CandourError as the scorer gives it
 */
export async function* scoreLines(input: AsyncIterable<Uint8Array>, work: LineWork): AsyncGenerator<ScoredBlock> {
  const hands: Hand[] = [];
  const ready = new Map<number, Extract<FromThread, { kind: 'done' }>>();
  let opened = { model: '', threshold: 1 };
  let failure: CandourError | null = null;
  let wake: () => void = () => undefined;
  const most = availableParallelism();

  const hire = (): Hand => {
    const worker = new Worker(new URL(`./in-thread.${ending}`, import.meta.url), { workerData: work });
    const hand: Hand = { worker, waiting: 0 };
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'open') opened = message;
      else if (message.kind === 'failed')
        failure = new CandourError(message.code, message.message, { hint: message.hint });
      else {
        hand.waiting -= 1;
        ready.set(message.number, message);
      }
      wake();
    });
    worker.on('error', (cause) => {
      failure = new CandourError('INTERNAL', 'A thread that scores stopped.', { cause });
      wake();
    });
    hands.push(hand);
    return hand;
  };
  const give = (block: Block): void => {
    const idlest = hands.toSorted((a, b) => a.waiting - b.waiting)[0];
    const hand = idlest === undefined || (idlest.waiting >= BLOCKS_A_THREAD && hands.length < most) ? hire() : idlest;
    hand.waiting += 1;
    hand.worker.postMessage(block);
  };
  const settled = async (number: number): Promise<ScoredBlock> => {
    for (;;) {
      if (failure !== null) throw failure;
      const done = ready.get(number);
      if (done !== undefined) {
        ready.delete(number);
        return { ...done, model: opened.model, threshold: opened.threshold };
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  try {
    let given = 0;
    let next = 0;
    for await (const block of blocksOf(input, BLOCK_BYTES[work.tier])) {
      give({ ...block, number: given++ });
      while (given - next > most * (BLOCKS_A_THREAD + 1)) yield await settled(next++);
    }
    while (next < given) yield await settled(next++);
  } finally {
    for (const { worker } of hands) worker.postMessage('end');
  }
}
