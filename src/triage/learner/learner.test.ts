import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from './duplicates.ts';
import { featuresOf } from './features.ts';
import { type Decision, Learner, learnerFromLog } from './learner.ts';
import { buildPool } from './pool.ts';
import { defaultSettings } from './settings.ts';
import { testPool } from './testing/test-pool.ts';

const relevant = { kind: 'relevant' } as const;

/** Messages read, in order, until so many were. */
function readOn(learner: Learner, wanted: readonly boolean[], count: number): Decision[] {
  const log: Decision[] = [];
  while (log.length < count) {
    const [position] = learner.next(1);
    if (position === undefined) break;
    const decision = { position, wanted: wanted[position] === true };
    log.push(decision);
    learner.decide(decision);
  }
  return log;
}

function poolOf(texts: readonly string[], priors: readonly number[] = texts.map(() => 0)) {
  const groups = groupsOf(texts);
  return buildPool(
    texts.map((text, i) => ({
      features: featuresOf(text),
      prior: [priors[i] ?? 0],
      previous: i - 1,
      next: i + 1 < texts.length ? i + 1 : -1,
      group: groups[i] ?? -1,
    })),
    1,
  );
}

describe('the order before anybody decided', () => {
  it("is the classifier's", () => {
    const pool = poolOf(['one', 'two', 'three', 'four'], [-3, 1, -2, 0]);
    expect(new Learner(pool, relevant).next(4)).toEqual([1, 3, 2, 0]);
  });

  it('is that of the code asked for when one code is wanted', () => {
    const pool = buildPool(
      ['one', 'two', 'three'].map((text, i) => ({
        features: featuresOf(text),
        prior: [-i, i],
        previous: -1,
        next: -1,
        group: -1,
      })),
      2,
    );
    expect(new Learner(pool, relevant).next(3)).toEqual([0, 1, 2]);
    expect(new Learner(pool, { kind: 'code', label: 'racism' }).next(3)).toEqual([2, 1, 0]);
  });

  it('holds only what has to do with the person asked for', () => {
    const pool = poolOf(['one', 'two', 'three', 'four'], [-3, 1, -2, 0]);
    const theirs = Uint8Array.of(1, 0, 1, 0);
    expect(new Learner(pool, { kind: 'person', theirs }).next(4)).toEqual([2, 0]);
  });

  it('is that of the pool where the classifier cannot tell', () => {
    expect(new Learner(poolOf(['one', 'two', 'three']), relevant).next(2)).toEqual([0, 1]);
  });
});

describe('learning from decisions', () => {
  it('finds what the classifier had no idea of', () => {
    const { pool, wanted } = testPool(2_000, { seed: 3, insight: 0 });
    const learner = new Learner(pool, relevant);
    readOn(learner, wanted, 600);
    const total = wanted.filter((one) => one).length;
    const left = learner.next(2_000).filter((position) => wanted[position]).length;
    // By chance three in ten would have been found.
    expect(1 - left / total).toBeGreaterThan(0.75);
  });

  it('does not forget what the classifier knows', () => {
    const { pool, wanted } = testPool(600, { seed: 4, insight: 4 });
    const learner = new Learner(pool, relevant);
    const total = wanted.filter((one) => one).length;
    readOn(learner, wanted, 2 * total);
    expect(learner.next(600).filter((position) => wanted[position])).toHaveLength(0);
  });

  it('offers no message twice and, in the end, every one', () => {
    const { pool, wanted } = testPool(120, { seed: 5 });
    const log = readOn(new Learner(pool, relevant), wanted, 500);
    expect(log.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 120 }, (_, i) => i),
    );
  });

  it('stays in order when all answers are the same', () => {
    const { pool } = testPool(100, { seed: 6 });
    for (const answer of [true, false]) {
      const learner = new Learner(pool, relevant);
      for (let position = 0; position < 50; position++) learner.decide({ position, wanted: answer });
      expect(learner.next(100)).toHaveLength(50);
      expect(learner.scores().every(Number.isFinite)).toBe(true);
    }
  });

  it('brings the neighbours of a wanted message up, and those of an unwanted one down', () => {
    const texts = Array.from({ length: 60 }, (_, i) => `message ${i}`);
    const settings = {
      ...defaultSettings,
      schedule: { every: 1, growth: 0.01 },
      scales: { words: 0, dense: 0, around: 1, bias: 1 },
    };
    const learner = new Learner(poolOf(texts), relevant, settings);
    // Neighbours agree: ten to twelve are wanted, thirty to thirty-four are not.
    for (const position of [10, 11, 12, 50, 51]) learner.decide({ position, wanted: position < 20 || position >= 50 });
    for (const position of [30, 31, 32, 33, 34]) learner.decide({ position, wanted: false });
    const scores = learner.scores();
    const elsewhere = scores[20] ?? 0;
    expect(scores[13] ?? 0).toBeGreaterThan(elsewhere);
    expect(scores[9] ?? 0).toBeGreaterThan(elsewhere);
    expect(scores[35] ?? 0).toBeLessThan(elsewhere);
  });

  it('brings near-duplicates of a wanted message next, and those of an unwanted one last', () => {
    const texts = [
      'meet me at the old mill at nine tonight',
      ...Array.from({ length: 40 }, (_, i) => `the bus from stop ${i} was ${i} minutes late again`),
      'meet me at the old mill at nine tonight!!',
    ];
    const priors = texts.map((_, i) => -i);
    const every = { ...defaultSettings, schedule: { every: 1, growth: 0.01 } };
    const wanted = new Learner(poolOf(texts, priors), relevant, every);
    expect(wanted.next(41).at(-1)).not.toBe(0);
    wanted.decide({ position: 0, wanted: true });
    expect(wanted.next(1)).toEqual([41]);
    const unwanted = new Learner(
      poolOf(
        texts,
        priors.map((prior) => -prior),
      ),
      relevant,
      every,
    );
    expect(unwanted.next(1)).toEqual([41]);
    unwanted.decide({ position: 0, wanted: false });
    expect(unwanted.next(1)).not.toEqual([41]);
  });
});

describe('the order can be worked out again', () => {
  it('from the log: killed after any decision and replayed, it goes on as if nothing had happened', () => {
    const { pool, wanted } = testPool(300, { seed: 7 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), (killedAt) => {
        const whole = readOn(new Learner(pool, relevant), wanted, 160);
        const before = readOn(new Learner(pool, relevant), wanted, killedAt);
        const again = learnerFromLog(pool, relevant, before);
        expect([...before, ...readOn(again, wanted, 160 - killedAt)]).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  it('whether the order was asked for after every decision or never: the scores are the same to the bit', () => {
    const { pool, wanted } = testPool(300, { seed: 8 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 299 }), { maxLength: 120 }), (positions) => {
        const log = positions.map((position) => ({ position, wanted: wanted[position] === true }));
        const asked = new Learner(pool, relevant);
        for (const decision of log) {
          asked.next(3);
          asked.decide(decision);
        }
        expect(learnerFromLog(pool, relevant, log).scores()).toEqual(asked.scores());
      }),
      { numRuns: 25 },
    );
  });
});

describe('probabilities', () => {
  it("are the classifier's before there is anything to calibrate on", () => {
    const learner = new Learner(poolOf(['one', 'two'], [Math.log(3), -Math.log(4)]), relevant);
    expect(learner.probability(0)).toBeCloseTo(0.75, 6);
    expect(learner.probability(1)).toBeCloseTo(0.2, 6);
  });

  it('add up to what is found, where messages are read in no order', () => {
    const { pool, wanted } = testPool(2_000, { seed: 9, insight: 2 });
    const learner = new Learner(pool, relevant);
    for (let position = 0; position < 1_000; position++)
      learner.decide({ position, wanted: wanted[position] === true });
    let expected = 0;
    let found = 0;
    for (let position = 1_000; position < 2_000; position++) {
      expected += learner.probability(position);
      if (wanted[position]) found++;
    }
    expect(Math.abs(expected - found) / found).toBeLessThan(0.25);
  });
});
