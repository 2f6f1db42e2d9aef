/** What a replay tells: effort, recall and stopping, of each run and in the middle of all. */

/** Shares of the relevant whose effort is told. */
export const shares = ['0.8', '0.95', '1'] as const;
export type Share = (typeof shares)[number];

/** Points of a curve. */
const POINTS_AT_MOST = 200;

export interface Stop {
  /** Name of the stopping rule. */
  readonly rule: string;
  /** Messages read when it said that reading may stop. */
  readonly read: number;
  /** Share of the relevant that had been found by then, 0 to 1. */
  readonly recall: number;
}

export interface Run {
  readonly seed: number;
  /** Messages read until so much of the relevant was found, whatever they were read for. */
  readonly readFor: Readonly<Record<Share, number>>;
  /** null: it never could stop, and read everything. */
  readonly stop: Stop | null;
  /** [read, found], ascending, from [0, 0] to everything read. */
  readonly curve: readonly (readonly [read: number, found: number])[];
}

export interface SimulationReport {
  readonly n: number;
  readonly relevant: number;
  readonly runs: readonly Run[];
  /** A run that never stopped counts as having read everything. */
  readonly median: {
    readonly readFor: Readonly<Record<Share, number>>;
    readonly stopRead: number;
    readonly stopRecall: number;
  };
  /** Name of the classifier whose scores were the prior. */
  readonly model: string;
}

/**
 * @param found for each read, in order, whether it was relevant; everything was read in the end
 * @param stop after how many reads the rule said stop; null: never
 */
export function runOf(seed: number, found: readonly boolean[], stop: { rule: string; read: number } | null): Run {
  const counts = new Uint32Array(found.length + 1);
  for (const [at, relevant] of found.entries()) counts[at + 1] = (counts[at] ?? 0) + (relevant ? 1 : 0);
  const total = counts[found.length] ?? 0;
  const readFor = Object.fromEntries(
    // The smallest whole number of messages that is that share: 95 % of 20 is 19, whatever 0.95 × 20 is in binary.
    shares.map((share) => [share, counts.findIndex((count) => count >= Math.ceil(Number(share) * total - 1e-9))]),
  ) as Record<Share, number>;
  return {
    seed,
    readFor,
    stop: stop === null ? null : { ...stop, recall: recallAt(counts, stop.read) },
    curve: curveOf(counts),
  };
}

function recallAt(counts: Uint32Array, read: number): number {
  const total = counts.at(-1) ?? 0;
  return total === 0 ? 1 : (counts[read] ?? 0) / total;
}

function curveOf(counts: Uint32Array): [number, number][] {
  const last = counts.length - 1;
  const points = Math.min(POINTS_AT_MOST, last + 1);
  return Array.from({ length: points }, (_, point) => {
    const read = points === 1 ? last : Math.round((point * last) / (points - 1));
    return [read, counts[read] ?? 0];
  });
}

/** @param n messages in the pool */
export function reportOf(n: number, relevant: number, runs: readonly Run[], model: string): SimulationReport {
  const readFor = Object.fromEntries(
    shares.map((share) => [share, median(runs.map((run) => run.readFor[share]))]),
  ) as Record<Share, number>;
  return {
    n,
    relevant,
    runs,
    median: {
      readFor,
      stopRead: median(runs.map(({ stop }) => stop?.read ?? n)),
      stopRecall: median(runs.map(({ stop }) => stop?.recall ?? 1)),
    },
    model,
  };
}

/** Of an even number, the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
