/** One holder at a time inside this process, in order of asking. */

import { CandourError } from '../kernel/index.ts';

export class Mutex {
  readonly #waitMs: number;
  readonly #queue: (() => void)[] = [];
  #held = false;

  constructor(waitMs: number) {
    this.#waitMs = waitMs;
  }

  /** Waits for its turn, at most the time given at construction (then BUSY); returns the way to give it back, once. */
  async acquire(): Promise<() => void> {
    if (this.#held) await this.#turn();
    this.#held = true;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#queue.shift();
      if (next === undefined) this.#held = false;
      else next();
    };
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const granted = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(granted), 1);
        reject(
          new CandourError('BUSY', 'Another task of this process kept the database longer than the waiting time.'),
        );
      }, this.#waitMs);
      this.#queue.push(granted);
    });
  }
}
