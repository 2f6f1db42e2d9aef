/** The network itself: onnxruntime-node, one thread, one sequence at a time. The only file that knows the runtime. */

import { CandourError } from '../../kernel/index.ts';
import type { Network } from './judge.ts';

export interface OpenNetwork {
  readonly run: Network;
  close(): Promise<void>;
}

/**
 * @param bytes an ONNX file that takes `input_ids` and `token_type_ids` [1, n] and gives `logits` [1, outputs]
 * @throws CandourError SECOND_TIER_MISSING where the runtime is not installed for this system
 */
export async function openNetwork(bytes: Uint8Array): Promise<OpenNetwork> {
  const { InferenceSession, Tensor } = await runtime();
  const session = await InferenceSession.create(bytes, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // Its warnings are about the machine, and go past our own messages to stderr.
    logSeverityLevel: 3,
  });
  return {
    async run({ ids, types }) {
      const shape = [1, ids.length];
      const answer = await session.run({
        input_ids: new Tensor('int64', ids, shape),
        token_type_ids: new Tensor('int64', types, shape),
      });
      const logits = answer.logits?.data;
      if (!(logits instanceof Float32Array)) throw new CandourError('INTERNAL', 'The second tier gave no numbers.');
      return logits;
    },
    close: () => session.release(),
  };
}

async function runtime(): Promise<typeof import('onnxruntime-node')> {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new CandourError(
      'SECOND_TIER_MISSING',
      'The runtime of the second tier (onnxruntime-node) is not installed.',
      {
        cause,
      },
    );
  }
}
