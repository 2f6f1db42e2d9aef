/**
 * The offsets under which anchors agree: the fewest changes of one offset along the reading order, among those that occur
 * often (Viterbi). Pure.
 */

const QUARTER = 900_000;
const HOUR = 3_600_000;
/** Clocks of phones differ, and so do times of sending and of arrival: what an anchor may be off and still bear out. */
const SLACK = 100_000;
const CANDIDATES = 6;
/** Zones lie at most 26 hours apart: offsets further from the main one come from dates read in the wrong order. */
export const FAR = 26 * HOUR;

export interface Segment {
  /** First entry under this offset. */
  readonly fromEntry: number;
  /** Entries from here up to `fromEntry` lie between the last anchor of the old offset and the first of this one. */
  readonly openFrom: number;
  /** This copy's clock minus the common one, milliseconds. */
  readonly offsetMs: number;
}

export interface Anchors {
  /** Entries of the copy, rising. */
  readonly entry: Int32Array;
  readonly refMs: Float64Array;
  readonly refWidth: Float64Array;
  readonly count: number;
}

export interface Fit {
  readonly segments: Segment[];
  readonly agreeing: number;
  /** 1 where the anchor agrees with its segment. */
  readonly agrees: Uint8Array;
}

/** A run of anchors under one offset. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly agrees: Uint8Array;
  readonly sender: (i: number) => number;
}

/** The fewest changes of offset under which the most anchors agree. `senders`: who wrote each entry of the copy. */
export function fitOffsets(raw: Float64Array, width: number, anchors: Anchors, senders: Int16Array): Fit {
  const { count, entry, refMs, refWidth } = anchors;
  const difference = new Float64Array(count);
  for (let i = 0; i < count; i++) difference[i] = (raw[entry[i] ?? 0] ?? Number.NaN) - (refMs[i] ?? 0);
  const offsets = candidates(difference, width, refWidth);
  const bears = (i: number, offset: number): boolean => {
    const d = (difference[i] ?? Number.NaN) - offset;
    return d > -width - SLACK && d < (refWidth[i] ?? 0) + SLACK;
  };
  const kinds = offsets.length;
  if (kinds === 0)
    return { segments: [{ fromEntry: 0, openFrom: 0, offsetMs: 0 }], agreeing: 0, agrees: new Uint8Array(count) };
  const path = cheapestPath(count, offsets, bears);
  const agrees = new Uint8Array(count);
  let agreeing = 0;
  for (let i = 0; i < count; i++) {
    if (!bears(i, offsets[path[i] ?? 0] ?? 0)) continue;
    agrees[i] = 1;
    agreeing++;
  }
  const segments = segmentsOf(path, offsets, anchors, agrees, difference, width, senders);
  return { segments, agreeing, agrees };
}

/** Offsets that many anchors agree on: multiples of a quarter of an hour where they lie near one, else as they are. */
function candidates(difference: Float64Array, width: number, refWidth: Float64Array): number[] {
  const votes = new Map<number, number>();
  for (let i = 0; i < difference.length; i++) {
    const d = difference[i] ?? Number.NaN;
    if (Number.isNaN(d)) continue;
    // The middle of what the precision of both leaves open.
    const middle = d + (width - (refWidth[i] ?? 0)) / 2;
    const quarter = Math.round(middle / QUARTER) * QUARTER;
    const near = Math.abs(middle - quarter) <= (width + (refWidth[i] ?? 0)) / 2 + SLACK;
    const vote = near ? quarter : Math.round(middle / 60_000) * 60_000;
    votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]) || a[0] - b[0]);
  const least = Math.max(2, difference.length * 0.004);
  const [first] = ranked;
  if (first === undefined) return [];
  const [main, most] = first;
  return ranked
    .filter(([offset, count]) => (count >= least || count === most) && Math.abs(offset - main) <= FAR)
    .slice(0, CANDIDATES)
    .map(([offset]) => offset);
}

function cheapestPath(
  count: number,
  offsets: readonly number[],
  bears: (i: number, offset: number) => boolean,
): Uint8Array {
  const kinds = offsets.length;
  const cameFrom = new Uint8Array(count * kinds);
  let cost = new Float64Array(kinds);
  for (let i = 0; i < count; i++) {
    const next = new Float64Array(kinds);
    for (let k = 0; k < kinds; k++) {
      let least = cost[k] ?? 0;
      let from = k;
      for (let j = 0; j < kinds; j++) {
        if (j === k || i === 0) continue;
        // Summer time comes and goes; other changes of a clock need more to be believed.
        const hour = Math.abs(Math.abs((offsets[j] ?? 0) - (offsets[k] ?? 0)) - HOUR) < 1;
        const changed = (cost[j] ?? 0) + (hour ? 1.9 : 4.5);
        if (changed < least) {
          least = changed;
          from = j;
        }
      }
      next[k] = least + (bears(i, offsets[k] ?? 0) ? 0 : 1);
      cameFrom[i * kinds + k] = from;
    }
    cost = next;
  }
  let best = 0;
  for (let k = 1; k < kinds; k++) if ((cost[k] ?? 0) < (cost[best] ?? 0)) best = k;
  const path = new Uint8Array(count);
  for (let i = count - 1; i >= 0; i--) {
    path[i] = best;
    best = cameFrom[i * kinds + best] ?? 0;
  }
  return path;
}

function segmentsOf(
  path: Uint8Array,
  offsets: readonly number[],
  anchors: Anchors,
  agrees: Uint8Array,
  difference: Float64Array,
  width: number,
  senders: Int16Array,
): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (let i = 1; i <= path.length; i++) {
    if (i < path.length && path[i] === path[start]) continue;
    const offset = offsets[path[start] ?? 0] ?? 0;
    const openFrom = start === 0 ? 0 : (anchors.entry[start - 1] ?? 0) + 1;
    const coarse = width >= 60_000 || (anchors.refWidth[start] ?? 0) >= 60_000;
    const stretch = { from: start, to: i, agrees, sender: (at: number) => senders[anchors.entry[at] ?? 0] ?? -1 };
    const centred = (at: number): number => (difference[at] ?? 0) + (width - (anchors.refWidth[at] ?? 0)) / 2;
    const refined = offset + steadyRest(stretch, offset, centred, coarse);
    segments.push({ fromEntry: start === 0 ? 0 : (anchors.entry[start] ?? 0), openFrom, offsetMs: refined });
    start = i;
  }
  return segments;
}

/**
 * A clock that is wrong by the same seconds throughout a stretch: the middle of what its senders say, where times are
 * fine enough to tell. Where one sender is on the hour, the clock is right and the others' phones are not: those are put
 * right sender by sender.
 */
function steadyRest(stretch: Stretch, offset: number, rests: (i: number) => number, coarse: boolean): number {
  const bySender = new Map<number, number[]>();
  const step = Math.max(1, Math.floor((stretch.to - stretch.from) / 2000));
  let counted = 0;
  for (let i = stretch.from; i < stretch.to; i += step) {
    if (stretch.agrees[i] !== 1) continue;
    counted++;
    const sender = stretch.sender(i);
    const list = bySender.get(sender);
    const rest = rests(i) - offset;
    if (list) list.push(rest);
    else bySender.set(sender, [rest]);
  }
  if (counted < 5) return 0;
  const least = coarse ? 45_000 : 2_500;
  const medians: number[] = [];
  for (const list of bySender.values()) {
    if (list.length < 3 && bySender.size > 1) continue;
    const median = middleOf(list);
    if (Math.abs(median) < least) return 0;
    medians.push(median);
  }
  if (medians.length === 0) return 0;
  const unit = coarse ? 60_000 : 1000;
  return Math.round(middleOf(medians) / unit) * unit;
}

function middleOf(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}
