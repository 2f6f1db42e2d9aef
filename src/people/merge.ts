/**
 * Two records that are one person, and taking that back. A merge moves what belongs to one person to the other and writes
 * down what it moved; a split moves back what of that is still there. So any merges undone in any order leave what was
 * there before, and what was attributed in between stays with whom it was given to. Pure.
 */

/** Something that belongs to a person: an attribution, a posting. */
export interface Owned {
  readonly id: number;
  readonly personId: number;
}

export interface Persons {
  /** Person to the one it was merged into; null: stands by itself. */
  readonly mergedInto: ReadonlyMap<number, number | null>;
  readonly attributions: readonly Owned[];
  readonly postings: readonly Owned[];
}

/** What a merge moved, or what a split moves back. */
export interface Moved {
  readonly attributions: readonly number[];
  readonly postings: readonly number[];
}

export interface MergeMade {
  readonly from: number;
  readonly into: number;
  readonly moved: Moved;
}

/** The person under which somebody is found now. */
export function standsAs(mergedInto: Persons['mergedInto'], person: number): number {
  let at = person;
  for (let up = mergedInto.get(at) ?? null; up !== null; up = mergedInto.get(at) ?? null) at = up;
  return at;
}

const of = (owned: readonly Owned[], person: number): number[] =>
  owned.filter(({ personId }) => personId === person).map(({ id }) => id);

/** What goes from one to the other; null: they cannot be merged (the same, or one of them is merged already). */
export function planMerge(persons: Persons, from: number, into: number): Moved | null {
  const stands = (person: number): boolean => persons.mergedInto.get(person) === null;
  if (from === into || !stands(from) || !stands(into)) return null;
  return { attributions: of(persons.attributions, from), postings: of(persons.postings, from) };
}

/** What goes back to `merge.from`: what it brought and the person who has it now still has. */
export function planSplit(persons: Persons, merge: MergeMade): Moved {
  const holder = standsAs(persons.mergedInto, merge.into);
  const still = (owned: readonly Owned[], moved: readonly number[]): number[] => {
    const held = new Set(of(owned, holder));
    return moved.filter((id) => held.has(id));
  };
  return {
    attributions: still(persons.attributions, merge.moved.attributions),
    postings: still(persons.postings, merge.moved.postings),
  };
}
