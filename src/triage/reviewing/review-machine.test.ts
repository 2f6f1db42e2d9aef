import { describe, expect, it } from 'vitest';
import { buildPool, defaultSettings, featuresOf, type Pool } from '../learner/index.ts';
import { certificateFromLog, drawOrder, type RuleName } from '../stopping/index.ts';
import { asLogEntries, type Decided, type Standing } from './review-log.ts';
import { ReviewMachine, type ReviewSettings } from './review-machine.ts';

const size = 400;
/** Every twentieth message is relevant, and the classifier has an idea of it. */
const relevant = (position: number): boolean => position % 20 === 7;

function pool(): Pool {
  return buildPool(
    Array.from({ length: size }, (_, n) => ({
      features: featuresOf(relevant(n) ? `bramble patch ${n}` : `rota for day ${n}`),
      prior: [relevant(n) ? -1 + (n % 3) : -4 + (n % 5) / 2],
      previous: n - 1,
      next: n + 1 < size ? n + 1 : -1,
      group: -1,
    })),
    1,
  );
}

const settings = (rule: RuleName = 'model-assisted', exploration = 0.05): ReviewSettings => ({
  stopping: { rule, target: 0.9, confidence: 0.9, size, seed: 'laid down before' },
  learner: { ...defaultSettings, exploration },
  wanted: { kind: 'relevant' },
});

/** Reads until the machine says stop, or so many messages. */
function readOn(machine: ReviewMachine, atMost = size): ReviewMachine {
  for (let n = 0; n < atMost; n++) {
    const { offer, reached } = machine.next();
    for (const position of reached) machine.add({ kind: 'reached', position });
    if (offer === null) return machine;
    const answer = relevant(offer.position);
    machine.add({ kind: 'decided', ...offer, relevant: answer, codes: answer ? ['threat'] : [] });
  }
  return machine;
}
const positions = (machine: ReviewMachine) =>
  machine.log.flatMap((entry) => (entry.kind === 'decided' ? [entry.position] : []));

describe('a review', () => {
  it('offers the same message until something is decided, and never one twice', () => {
    const machine = new ReviewMachine(pool(), settings());
    expect(machine.next()).toEqual(machine.next());
    readOn(machine, 200);
    expect(new Set(positions(machine)).size).toBe(positions(machine).length);
  });

  it('is again where it was from its settings and its log alone, message by message', () => {
    const whole = readOn(new ReviewMachine(pool(), settings()), 150);
    for (const at of [0, 1, 37, 149]) {
      const again = new ReviewMachine(pool(), settings(), whole.log.slice(0, at));
      expect(again.next().offer?.position).toBe(positions(whole)[at]);
    }
  });

  it('finds what is wanted before the rest, and says when there is enough evidence to stop', () => {
    const machine = readOn(new ReviewMachine(pool(), settings()));
    const decided = machine.log.filter((entry): entry is Decided => entry.kind === 'decided');
    const found = decided.filter((entry) => entry.relevant).length;
    expect(found).toBeGreaterThanOrEqual(0.9 * 20);
    const { certificate } = { certificate: certificateFromLog(settings().stopping, asLogEntries(machine.log, null)) };
    if (decided.length < size) expect(certificate.verdict).toBe('stop');
    expect(machine.next()).toMatchObject({ offer: null, mayStop: decided.length < size });
    // Whoever reads on all the same is offered more.
    if (decided.length < size) expect(machine.next(true).offer).toMatchObject({ source: 'ranked' });
  });

  it('takes a decision back: the same message is offered, and another answer leads elsewhere', () => {
    const machine = readOn(new ReviewMachine(pool(), settings()), 30);
    const before = machine.next();
    const { offer } = before;
    if (offer === null) throw new Error('nothing offered');
    machine.add({ kind: 'decided', ...offer, relevant: true, codes: [] });
    const back = machine.withoutLast();
    expect(back.next()).toEqual(before);
    expect(back.log).toHaveLength(30);
  });

  it('draws at random what the seed draws, so that anybody can check it from the log', () => {
    const machine = readOn(new ReviewMachine(pool(), settings('sample', 0.2)), 120);
    const log = asLogEntries(machine.log, null);
    expect(log.some((entry) => entry.kind === 'read' && entry.source !== 'ranked')).toBe(true);
    expect(() => certificateFromLog(settings('sample').stopping, log)).not.toThrow();
    const other = { ...settings('sample').stopping, seed: 'chosen afterwards' };
    expect(() => certificateFromLog(other, log)).toThrow(/seed does not draw/);
  });

  it('reads the sealed sample first, keeps it from the learner, and tells when the order comes to it', () => {
    const machine = new ReviewMachine(pool(), settings('control'));
    const order = drawOrder('laid down before', size);
    expect(machine.next().offer).toMatchObject({ position: order[0], source: 'control' });
    readOn(machine, 300);
    const controls = machine.log.filter((entry) => entry.kind === 'decided' && entry.source === 'control');
    expect(controls.length).toBeGreaterThan(10);
    expect(machine.log.some((entry: Standing) => entry.kind === 'reached')).toBe(true);
    expect(() => certificateFromLog(settings('control').stopping, asLogEntries(machine.log, null))).not.toThrow();
    const again = new ReviewMachine(pool(), settings('control'), machine.log);
    expect(again.next()).toEqual(machine.next());
  });
});
