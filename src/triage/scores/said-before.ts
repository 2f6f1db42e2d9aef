/** The words before a message, as the model is given them with it. Pure. */

import type { UnjudgedReason } from '../kinds.ts';
import { CONTEXT } from './basis.ts';

/** Unjudged, and yet said by somebody. */
const saidAllTheSame: ReadonlySet<UnjudgedReason> = new Set(['other-language', 'other-script', 'link']);

/** What was said last, oldest first: once as everybody may read it, and once with what is withheld. */
export class SaidBefore {
  readonly #open: string[] = [];
  readonly #all: string[] = [];

  /** Nothing more is needed of what was said earlier. */
  get full(): boolean {
    return this.#open.length === CONTEXT;
  }

  add(words: string, reason: UnjudgedReason | null, withheld: boolean): void {
    if (reason !== null && !saidAllTheSame.has(reason)) return;
    push(this.#all, words);
    if (!withheld) push(this.#open, words);
  }

  /** What everybody may read must not be scored by what they may not: withheld words go before withheld messages alone. */
  before(withheld: boolean): string[] {
    return [...(withheld ? this.#all : this.#open)];
  }
}

function push(list: string[], words: string): void {
  list.push(words);
  if (list.length > CONTEXT) list.shift();
}
