/** Whether two copies show a message differently: facts of the copies, planted or not. */
import { wordsOn } from './copy-truth.ts';
import { WITH_WORDS } from './model.ts';
import type { Truth } from './truth.ts';

/** Entries on either side that count as near. */
const NEAR = 15;

/** Other words, apart from how each phone writes mentions and the app's own words. */
export function wordsDiffer(truth: Truth, message: number, one: number, other: number): boolean {
  const [a, b] = [truth.copies[one], truth.copies[other]];
  const logical = truth.messages[message];
  if (a === undefined || b === undefined || logical === undefined) return false;
  if (!WITH_WORDS.has(truth.state(one, message)) || !WITH_WORDS.has(truth.state(other, message))) return false;
  if (logical.content.kind === 'text') return wordsOn(a, logical) !== wordsOn(b, logical);
  return (
    logical.content.kind === 'poll' &&
    truth.printed(one, message)?.body.match(/\d+/gu)?.join() !==
      truth.printed(other, message)?.body.match(/\d+/gu)?.join()
  );
}

/** The message stands before one that it follows in the other copy, or after one that it precedes there. */
export function orderDiffers(truth: Truth, message: number, one: number, other: number): boolean {
  const [a, b] = [truth.copies[one]?.order, truth.copies[other]?.order];
  if (a === undefined || b === undefined) return false;
  const [at, there] = [a.indexOf(message), b.indexOf(message)];
  if (at < 0 || there < 0) return false;
  const before = new Set(b.slice(Math.max(0, there - NEAR), there));
  const after = new Set(b.slice(there + 1, there + 1 + NEAR));
  return (
    a.slice(Math.max(0, at - NEAR), at).some((id) => after.has(id)) ||
    a.slice(at + 1, at + 1 + NEAR).some((id) => before.has(id))
  );
}
