/** Closed lists of this room that the page knows too. */

import type { RuleName } from './stopping/index.ts';

/** Why a message is not judged: the model reads English words and nothing else. */
export const unjudgedReasons = [
  'other-script',
  'other-language',
  'voice',
  'picture',
  'video',
  'document',
  'media',
  'link',
  'location',
  'deleted',
  'unavailable',
  'empty',
  'call',
  'notice',
] as const;
export type UnjudgedReason = (typeof unjudgedReasons)[number];

/** Relevance is counted by twentieths. */
export const BINS = 20;

/** The rules by which a review may stop (stopping/model.ts), the recommended one first. */
export const stoppingRules = [
  'model-assisted',
  'sample',
  'control',
  'hypergeometric',
] as const satisfies readonly RuleName[];
