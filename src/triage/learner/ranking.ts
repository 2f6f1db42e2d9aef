/** The best of many without sorting them all. */

/**
 * Positions of the `count` highest scores among the unread, best first; equal scores in the order of the pool. One pass
 * with a heap of `count`.
 *
 * @param taken 1 for positions that are out of the question
 */
export function highest(scores: Float32Array, taken: Uint8Array, count: number): number[] {
  const heap = new Uint32Array(count);
  let held = 0;
  /** True if a stands behind b in the order asked for. */
  const behind = (a: number, b: number): boolean => {
    const [left = 0, right = 0] = [scores[a], scores[b]];
    return left < right || (left === right && a > b);
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      let least = at;
      if (left < held && behind(heap[left] ?? 0, heap[least] ?? 0)) least = left;
      if (left + 1 < held && behind(heap[left + 1] ?? 0, heap[least] ?? 0)) least = left + 1;
      if (least === at) return;
      const moved = heap[at] ?? 0;
      heap[at] = heap[least] ?? 0;
      heap[least] = moved;
      at = least;
    }
  };
  for (let i = 0; i < scores.length; i++) {
    if (taken[i] === 1) continue;
    if (held < count) {
      heap[held++] = i;
      if (held === count) for (let at = (held >> 1) - 1; at >= 0; at--) sink(at);
    } else if (count > 0 && behind(heap[0] ?? 0, i)) {
      heap[0] = i;
      sink(0);
    }
  }
  return [...heap.subarray(0, held)].sort((a, b) => (behind(a, b) ? 1 : -1));
}
