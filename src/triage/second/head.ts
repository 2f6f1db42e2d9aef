/** What stands beside the network's file: how its logits become probabilities, and where reviewers begin to look. */

import { z } from 'zod';
import { outputs } from '../labels.ts';

const perOutput = z.array(z.number()).length(outputs.length);

export const secondHead = z.object({
  /** SHA-256 of the network's file, in hexadecimal digits. */
  sha256: z.string(),
  outputs: z.array(z.string()),
  slope: perOutput,
  shift: perOutput,
  threshold: z.number(),
  /** Both tiers together: a probability is sigmoid(first × first logit + second × second logit + shift). */
  blend: z.object({ first: perOutput, second: perOutput, shift: perOutput, threshold: z.number() }),
});

export type SecondHead = z.infer<typeof secondHead>;
