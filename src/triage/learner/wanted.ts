/** What a queue is for. */

import { type Label, outputs } from '../labels.ts';

export type Wanted =
  /** Anything a careful reviewer would code. */
  | { readonly kind: 'relevant' }
  /** One code. */
  | { readonly kind: 'code'; readonly label: Label }
  /**
   * Anything relevant that has to do with one person. `theirs` is 1 at the positions that do (written by them, sent to
   * them, naming them: whoever asks decides); the others are not offered, though decisions on them teach as well.
   */
  | { readonly kind: 'person'; readonly theirs: Uint8Array };

/** The column of the prior from which the order starts. */
export function priorColumnOf(wanted: Wanted): number {
  return wanted.kind === 'code' ? outputs.indexOf(wanted.label) : 0;
}
