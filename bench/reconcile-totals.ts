/** What many reconciliations add up to. */
import { addBins, BIN_STARTS, type Bin, emptyBins, type Score, type Tally } from '../samples/copies/index.ts';

export const BUDGET = { precision: 0.99, recall: 0.97, longRecall: 0.99, innocentPerThousand: 1 } as const;

function tally(): Tally {
  return { expected: 0, found: 0, also: 0, wrong: 0 };
}

function addTally(into: Tally, from: Tally): void {
  into.expected += from.expected;
  into.found += from.found;
  into.also += from.also;
  into.wrong += from.wrong;
}

export class Totals {
  runs = 0;
  seconds = 0;
  slowest = 0;
  planted = 0;
  found = 0;
  longPlanted = 0;
  longFound = 0;
  right = 0;
  false = 0;
  setAside = 0;
  undecidable = 0;
  undecidableNamed = 0;
  innocent = 0;
  innocentCalled = 0;
  notSame = 0;
  /** Pairs of files of two chats, and those that were held for copies of one. */
  different = 0;
  readonly heldForOne: string[] = [];
  readonly falseByState: Record<string, number> = {};
  readonly missedBy: Record<string, number> = {};
  readonly tombstones = tally();
  readonly edited = tally();
  readonly differing = tally();
  readonly moved = tally();
  readonly extraRuns = tally();
  readonly metadata: Record<string, number> = {};
  readonly bins = { deletions: emptyBins(), missing: emptyBins(), all: emptyBins() };
  /** Runs with a false deletion, or below the recall asked for. */
  readonly failing: {
    readonly seed: string;
    readonly copies: number;
    readonly false: number;
    readonly missed: number;
  }[] = [];

  add(seed: string, score: Score, seconds: number, copies: number): void {
    this.runs += 1;
    this.seconds += seconds;
    this.slowest = Math.max(this.slowest, seconds);
    this.planted += score.planted;
    this.found += score.found;
    this.longPlanted += score.longPlanted;
    this.longFound += score.longFound;
    this.right += score.right;
    this.false += score.falseDeletions.length;
    this.setAside += score.setAside;
    this.undecidable += Object.values(score.undecidable).reduce((sum, n) => sum + n, 0);
    this.undecidableNamed += score.undecidableNamed;
    this.innocent += score.innocent;
    this.innocentCalled += score.innocentCalled;
    if (score.sameChat < 0.5) this.notSame += 1;
    for (const { state } of score.falseDeletions) this.falseByState[state] = (this.falseByState[state] ?? 0) + 1;
    for (const { why } of score.missed) {
      const label = why.at(-1) ?? '';
      this.missedBy[label] = (this.missedBy[label] ?? 0) + 1;
    }
    for (const kind of ['tombstones', 'edited', 'differing', 'moved', 'extraRuns'] as const) {
      addTally(this[kind], score[kind]);
    }
    for (const [key, value] of Object.entries(score.metadata)) this.metadata[key] = (this.metadata[key] ?? 0) + value;
    for (const kind of ['deletions', 'missing', 'all'] as const) addBins(this.bins[kind], score.calibration[kind]);
    if (score.falseDeletions.length > 0 || score.found < score.planted * BUDGET.recall) {
      this.failing.push({ seed, copies, false: score.falseDeletions.length, missed: score.missed.length });
    }
  }

  addDifferent(seed: string, confidence: number): void {
    this.different += 1;
    if (confidence >= 0.5) this.heldForOne.push(`${seed}: ${confidence.toFixed(2)}`);
  }

  get precision(): number {
    return share(this.right, this.right + this.false);
  }

  get recall(): number {
    return share(this.found, this.planted);
  }

  get longRecall(): number {
    return share(this.longFound, this.longPlanted);
  }

  get shares(): Readonly<Record<string, number>> {
    const { precision, recall, longRecall, innocentPerThousand } = this;
    return { precision, recall, longRecall, innocentPerThousand };
  }

  get innocentPerThousand(): number {
    return this.innocent === 0 ? 0 : (1000 * this.innocentCalled) / this.innocent;
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

export function passed(totals: Totals): boolean {
  return (
    totals.precision >= BUDGET.precision &&
    totals.recall >= BUDGET.recall &&
    totals.longRecall >= BUDGET.longRecall &&
    totals.innocentPerThousand <= BUDGET.innocentPerThousand
  );
}

function row(label: string, value: string, budget: string, pass: boolean): string {
  return `${label.padEnd(44)} ${value.padStart(12)}  ${budget.padEnd(12)} ${pass ? 'PASS' : 'FAIL'}`;
}

function fixed(value: number): string {
  return value.toFixed(4);
}

function table(title: string, bins: readonly Bin[]): string[] {
  const lines = [title, '  confidence    findings    stated  observed'];
  for (const [i, { count, right, stated }] of bins.entries()) {
    if (count === 0) continue;
    const range = `${BIN_STARTS[i] ?? 0}–${BIN_STARTS[i + 1] ?? 1}`;
    lines.push(
      `  ${range.padEnd(12)} ${String(count).padStart(9)}  ${(stated / count).toFixed(3).padStart(8)}  ${(right / count).toFixed(3).padStart(8)}`,
    );
  }
  return lines;
}

function counts(record: Readonly<Record<string, number>>, most = 20): string {
  const ranked = Object.entries(record).sort(([, a], [, b]) => b - a);
  return ranked.length === 0
    ? 'none'
    : ranked
        .slice(0, most)
        .map(([key, n]) => `${key} ${n}`)
        .join(', ');
}

export function printSummary(totals: Totals, failures: number, seconds: number): void {
  const t = totals;
  const lines = [
    '',
    `${t.runs} runs in ${seconds.toFixed(0)} s (reconciling ${(t.seconds / Math.max(1, t.runs)).toFixed(2)} s each, at most ${t.slowest.toFixed(1)} s), ${failures} failed`,
    `deletions planted that the copies show: ${t.planted}; undecidable: ${t.undecidable} (${t.undecidableNamed} named)`,
    row('precision of deletions', fixed(t.precision), `>= ${BUDGET.precision}`, t.precision >= BUDGET.precision),
    row('recall of deletions', fixed(t.recall), `>= ${BUDGET.recall}`, t.recall >= BUDGET.recall),
    row(
      'recall, texts of four words and more',
      fixed(t.longRecall),
      `>= ${BUDGET.longRecall}`,
      t.longRecall >= BUDGET.longRecall,
    ),
    row(
      `innocent gaps called deletion, per 1,000 of ${t.innocent}`,
      t.innocentPerThousand.toFixed(3),
      `<= ${BUDGET.innocentPerThousand}`,
      t.innocentPerThousand <= BUDGET.innocentPerThousand,
    ),
    `false deletions, by what they are: ${counts(t.falseByState)}; set aside (either's doing): ${t.setAside}`,
    `missed: ${counts(t.missedBy, 12)}`,
    `copies of one chat held for different ones: ${t.notSame} of ${t.runs}; two chats held for one: ${t.heldForOne.length} of ${t.different}${t.heldForOne.length === 0 ? '' : ` (${t.heldForOne.slice(0, 10).join('; ')})`}`,
    '',
    'other findings           expected     found  also so     wrong',
    ...(
      [
        ['tombstones', t.tombstones],
        ['edited', t.edited],
        ['words differ', t.differing],
        ['order differs', t.moved],
        ['blocks of one copy', t.extraRuns],
      ] as const
    ).map(
      ([label, { expected, found, also, wrong }]) =>
        `  ${label.padEnd(20)} ${String(expected).padStart(10)} ${String(found).padStart(9)} ${String(also).padStart(8)} ${String(wrong).padStart(9)}`,
    ),
    `of the copies: ${counts(t.metadata)}`,
    '',
    ...table('calibration of deletions (right: it was deleted for oneself)', t.bins.deletions),
    ...table('calibration of all findings (right: what they say is so)', t.bins.all),
  ];
  if (t.failing.length > 0) {
    const worst = t.failing.toSorted((a, b) => b.false - a.false || b.missed - a.missed).slice(0, 20);
    lines.push(
      '',
      `${t.failing.length} runs with a false deletion or too few found; the worst (--only SEED --keep DIR):`,
    );
    for (const one of worst)
      lines.push(`  ${one.seed}: ${one.copies} copies, ${one.false} false, ${one.missed} missed`);
  }
  lines.push('', passed(t) && failures === 0 ? 'PASS' : 'FAIL');
  console.log(lines.join('\n'));
}
