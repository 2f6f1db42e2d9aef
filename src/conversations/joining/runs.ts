/**
 * Runs: gaps of one copy close together. Somebody who clears a phone does it in one sitting, so what lies close in
 * time is looked at together. Pure.
 */

export interface GapInTime {
  readonly gap: number;
  readonly message: number;
  readonly sender: number | null;
  /** On the clock of lane A, milliseconds. */
  readonly ms: number;
  readonly deletion: boolean;
  readonly confidence: number;
}

export interface RunRule {
  /** Gaps further apart than this belong to different runs. */
  readonly daysApart: number;
  /** Fewer gaps are no run. */
  readonly least: number;
}

const usualRule: RunRule = { daysApart: 3, least: 3 };

const dayMs = 86_400_000;

/** Runs in the order of time, each with its gaps in the order of time. A gap is in one run at most. */
export function runsOf(gaps: readonly GapInTime[], rule: RunRule = usualRule): GapInTime[][] {
  const runs: GapInTime[][] = [];
  let run: GapInTime[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const gap of gaps.toSorted((a, b) => a.ms - b.ms || a.gap - b.gap)) {
    if (gap.ms - last > rule.daysApart * dayMs && run.length > 0) {
      runs.push(run);
      run = [];
    }
    run.push(gap);
    last = gap.ms;
  }
  if (run.length > 0) runs.push(run);
  return runs.filter(({ length }) => length >= rule.least);
}

/** Mean confidence of a run's deletions; of all its gaps where none is called a deletion. */
export function confidenceOf(run: readonly GapInTime[]): number {
  const deletions = run.filter(({ deletion }) => deletion);
  const counted = deletions.length > 0 ? deletions : run;
  if (counted.length === 0) return 0;
  const mean = counted.reduce((sum, { confidence }) => sum + confidence, 0) / counted.length;
  return Math.round(mean * 1_000) / 1_000;
}

/** How many gaps each sender has in a run, the most first. */
export function gapsBySender(run: readonly GapInTime[]): { readonly sender: number; readonly gaps: number }[] {
  const counts = new Map<number, number>();
  for (const { sender } of run) if (sender !== null) counts.set(sender, (counts.get(sender) ?? 0) + 1);
  return [...counts].map(([sender, gaps]) => ({ sender, gaps })).sort((a, b) => b.gaps - a.gaps || a.sender - b.sender);
}

export interface DatedEvent {
  readonly event_id: number;
  readonly what: string;
  /** `YYYY-MM-DD` or with a time. */
  readonly happened: string;
}

/** A gap further than this from every event is near none. */
const NEAR_DAYS = 14;

/**
 * The event nearest to a day, with the days from it: negative where the day lies before it. Null: none within two weeks.
 * @param day `YYYY-MM-DD…`
 */
export function nearestEvent(
  events: readonly DatedEvent[],
  day: string,
): { readonly id: number; readonly what: string; readonly happened: string; readonly days: number } | null {
  const at = dayNumber(day);
  if (Number.isNaN(at)) return null;
  let nearest: { readonly event: DatedEvent; readonly days: number } | null = null;
  for (const event of events) {
    const days = at - dayNumber(event.happened);
    if (Number.isNaN(days) || Math.abs(days) > NEAR_DAYS) continue;
    if (nearest === null || Math.abs(days) < Math.abs(nearest.days)) nearest = { event, days };
  }
  if (nearest === null) return null;
  const { event, days } = nearest;
  return { id: event.event_id, what: event.what, happened: event.happened, days };
}

function dayNumber(day: string): number {
  return Math.floor(Date.parse(day.slice(0, 10)) / dayMs);
}
