/** Findings of other kinds than missing messages: how many there are to be found, and which were. */
import type { ReportedFinding } from '../../src/conversations/index.ts';
import { orderDiffers, wordsDiffer } from './differences.ts';
import { WITH_WORDS } from './model.ts';
import type { Truth } from './truth.ts';

export interface Tally {
  expected: number;
  found: number;
  /** Findings that are so, and that nobody planted: a poll counted later, clocks that put two entries the other way. */
  also: number;
  /** Findings of this kind that are not so. */
  wrong: number;
}

export interface OtherTallies {
  readonly tombstones: Tally;
  readonly edited: Tally;
  readonly differing: Tally;
  readonly moved: Tally;
  readonly extraRuns: Tally;
}

/** Entries by which a moved message may be off: whoever overtook it may be reported instead. */
const NEAR = 12;

function tally(): Tally {
  return { expected: 0, found: 0, also: 0, wrong: 0 };
}

export class OtherFindings {
  readonly tallies: OtherTallies = {
    tombstones: tally(),
    edited: tally(),
    differing: tally(),
    moved: tally(),
    extraRuns: tally(),
  };
  private readonly truth: Truth;
  private readonly copyOf: ReadonlyMap<string, number>;
  /** What the copies show, and what was found of it: `kind/copy/message` and the like. */
  private readonly shown = new Set<string>();
  private readonly seen = new Set<string>();

  constructor(truth: Truth, copyOf: ReadonlyMap<string, number>) {
    this.truth = truth;
    this.copyOf = copyOf;
    this.expect();
  }

  /** Counts a finding. @param hits the messages that it may mean @returns whether what it says is so */
  isSo(finding: ReportedFinding, hits: readonly number[]): boolean {
    const copy = this.copyOf.get(finding.copy);
    if (copy === undefined) return false;
    const { truth, tallies } = this;
    const concerned = [copy, ...finding.in.flatMap((path) => this.copyOf.get(path) ?? [])];
    switch (finding.kind) {
      case 'tombstone':
      case 'edited': {
        const into = finding.kind === 'tombstone' ? tallies.tombstones : tallies.edited;
        const keys = hits.map((id) => `${finding.kind}/${copy}/${id}`);
        return this.take(into, this.best(keys), false);
      }
      case 'text-differs': {
        const so = hits.some((id) => concerned.some((i) => wordsDiffer(truth, id, copy, i)));
        return this.take(tallies.differing, this.best(hits.map((id) => `text-differs/${id}`)), so);
      }
      case 'order-differs': {
        const moved = concerned.flatMap((i) => [...(truth.copies[i]?.moved ?? [])]);
        const near = moved.filter((id) => hits.some((hit) => Math.abs(hit - id) <= NEAR));
        const keys = [...hits.filter((id) => moved.includes(id)), ...near].map((id) => `order-differs/${id}`);
        const so = hits.some((id) => concerned.some((i) => orderDiffers(truth, id, copy, i)));
        return this.take(tallies.moved, this.best(keys), so);
      }
      case 'extra-run': {
        const so = hits.some((id) => truth.copies.filter((_, i) => truth.shown(i, id)).length === 1);
        return this.take(tallies.extraRuns, this.best(concerned.map((i) => `extra-run/${i}`)), so);
      }
      case 'missing':
        return false;
    }
  }

  /** The first that the copies show and that was not found yet, else any that they show. */
  private best(keys: readonly string[]): string | undefined {
    const shown = keys.filter((key) => this.shown.has(key));
    return shown.find((key) => !this.seen.has(key)) ?? shown[0];
  }

  /** @param so what the finding says is so, planted or not */
  private take(into: Tally, key: string | undefined, so: boolean): boolean {
    if (key === undefined) {
      if (so) into.also += 1;
      else into.wrong += 1;
      return so;
    }
    if (!this.seen.has(key)) into.found += 1;
    this.seen.add(key);
    return true;
  }

  private expected(into: Tally, key: string): void {
    if (this.shown.has(key)) return;
    this.shown.add(key);
    into.expected += 1;
  }

  private expect(): void {
    const { truth, tallies } = this;
    for (const { id, fabricated, only } of truth.messages) {
      const states = truth.copies.map((_, i) => truth.state(i, id));
      if (fabricated && only !== undefined) {
        for (const i of only) if (truth.shown(i, id)) this.expected(tallies.extraRuns, `extra-run/${i}`);
      }
      const worded = states.filter((state) => WITH_WORDS.has(state)).length;
      const unedited = states.some((state) => WITH_WORDS.has(state) && state !== 'edited');
      for (const [i, state] of states.entries()) {
        if (state === 'tombstone' && worded > 0) this.expected(tallies.tombstones, `tombstone/${i}/${id}`);
        if (state === 'edited' && unedited) this.expected(tallies.edited, `edited/${i}/${id}`);
      }
      const changed = states.some((state) => state === 'tampered' || state === 'truncated');
      if (changed && worded > 1) this.expected(tallies.differing, `text-differs/${id}`);
    }
    for (const [i, { moved }] of truth.copies.entries()) {
      for (const id of moved) {
        const elsewhere = truth.copies.some((_, other) => other !== i && truth.shown(other, id));
        if (elsewhere && truth.shown(i, id)) this.expected(tallies.moved, `order-differs/${id}`);
      }
    }
  }
}
