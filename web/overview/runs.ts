/** What was done lately, with an act that repeats said once. */

export interface Act {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
}

/** Newest first in, newest first out; each run keeps its newest act. */
export function runsOf<A extends Act>(acts: readonly A[]): ReadonlyArray<{ readonly act: A; readonly times: number }> {
  const runs: { act: A; times: number }[] = [];
  for (const act of acts) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.act.act === act.act && last.act.actor === act.actor) last.times += 1;
    else runs.push({ act, times: 1 });
  }
  return runs;
}
