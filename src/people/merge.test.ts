import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergeMade, type Moved, type Persons, planMerge, planSplit, standsAs } from './merge.ts';

/** Carries a plan out, as the store does with rows. */
function moved(persons: Persons, { attributions, postings }: Moved, to: number): Persons {
  const move = (owned: Persons['postings'], ids: readonly number[]) =>
    owned.map((one) => (ids.includes(one.id) ? { ...one, personId: to } : one));
  return {
    ...persons,
    attributions: move(persons.attributions, attributions),
    postings: move(persons.postings, postings),
  };
}
const pointed = (persons: Persons, from: number, into: number | null): Persons => ({
  ...persons,
  mergedInto: new Map([...persons.mergedInto, [from, into]]),
});

function merge(persons: Persons, from: number, into: number): { persons: Persons; made: MergeMade } | null {
  const plan = planMerge(persons, from, into);
  if (plan === null) return null;
  return { persons: pointed(moved(persons, plan, into), from, into), made: { from, into, moved: plan } };
}
function split(persons: Persons, made: MergeMade): Persons {
  return pointed(moved(persons, planSplit(persons, made), made.from), made.from, null);
}

const people = 5;
const owned = fc
  .array(fc.integer({ min: 1, max: people }), { maxLength: 12 })
  .map((owners) => owners.map((personId, at) => ({ id: at + 1, personId })));
const state = fc.record({ attributions: owned, postings: owned }).map(
  (rows): Persons => ({
    ...rows,
    mergedInto: new Map(Array.from({ length: people }, (_, at) => [at + 1, null])),
  }),
);
const person = fc.integer({ min: 1, max: people });

const two: Persons = {
  mergedInto: new Map([
    [1, null],
    [2, null],
  ]),
  attributions: [
    { id: 10, personId: 1 },
    { id: 11, personId: 2 },
  ],
  postings: [{ id: 5, personId: 1 }],
};

describe('merging two persons', () => {
  it('moves what one has to the other and writes down what it moved', () => {
    const after = merge(two, 1, 2);
    expect(after?.made.moved).toEqual({ attributions: [10], postings: [5] });
    expect(after?.persons.attributions.map(({ personId }) => personId)).toEqual([2, 2]);
    expect(standsAs(after?.persons.mergedInto ?? new Map(), 1)).toBe(2);
  });

  it('is refused for one and the same, and for somebody who is merged already', () => {
    expect(planMerge(two, 1, 1)).toBeNull();
    const after = merge(two, 1, 2)?.persons ?? two;
    expect(planMerge(after, 1, 2)).toBeNull();
    expect(planMerge(after, 2, 1)).toBeNull();
    expect(planMerge(two, 1, 3)).toBeNull();
  });

  it('undone is as if it had not been', () => {
    fc.assert(
      fc.property(state, person, person, (before, from, into) => {
        const after = merge(before, from, into);
        if (after === null) expect(from).toBe(into);
        else expect(split(after.persons, after.made)).toEqual(before);
      }),
    );
  });

  it('many times over, undone in any order, leaves what was there before', () => {
    fc.assert(
      fc.property(
        state,
        fc.array(fc.tuple(person, person), { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (before, pairs, order) => {
          let now = before;
          const made: MergeMade[] = [];
          for (const [from, into] of pairs) {
            const after = merge(now, from, into);
            if (after === null) continue;
            now = after.persons;
            made.push(after.made);
          }
          while (made.length > 0) {
            const [one] = made.splice((order.next().value ?? 0) % made.length, 1);
            if (one !== undefined) now = split(now, one);
          }
          expect(now).toEqual(before);
        },
      ),
    );
  });

  it('undone leaves with the other what was attributed or withdrawn in between', () => {
    const after = merge(two, 1, 2);
    if (after === null) throw new Error('not merged');
    const later = { ...after.persons, attributions: [...after.persons.attributions, { id: 12, personId: 2 }] };
    expect(split(later, after.made).attributions).toEqual([...two.attributions, { id: 12, personId: 2 }]);
    const gone = { ...after.persons, attributions: after.persons.attributions.filter(({ id }) => id !== 10) };
    expect(split(gone, after.made).attributions).toEqual([{ id: 11, personId: 2 }]);
  });
});
