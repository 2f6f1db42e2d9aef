import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificateFromLog, type LogEntry } from './decision-log.ts';
import { Draws, uintsOf } from './draws.ts';
import { allowedMissed, type RuleName, ruleNames, type StoppingSettings } from './model.ts';
import { openStopping, type Stopping } from './stopping.ts';

interface Played {
  readonly stopping: Stopping;
  readonly log: LogEntry[];
  readonly settings: StoppingSettings;
  readonly recall: number;
}

/** A review of a pool whose relevant messages stand at the front, one in `every`, and `hidden` ones at the very end. */
function review(rule: RuleName, size: number, relevant: number, every = 2, hidden = 0, most = size): Played {
  const settings: StoppingSettings = {
    rule,
    target: 0.95,
    confidence: 0.95,
    size,
    seed: `${rule}/${size}/${relevant}`,
  };
  const stopping = openStopping(settings);
  const isRelevant = (at: number): boolean => (at % every === 0 && at < every * relevant) || at >= size - hidden;
  const draws = new Draws(settings.seed, size);
  const read = new Set<number>();
  const sealed = new Set<number>();
  const log: LogEntry[] = [];
  let top = 0;
  let found = 0;
  for (let wanted = stopping.next(); wanted.kind !== 'stop' && read.size < most; wanted = stopping.next()) {
    while (read.has(top) && !sealed.has(top)) top += 1;
    if (wanted.kind === 'ranked' && sealed.delete(top)) {
      stopping.reached(isRelevant(top));
      log.push({ kind: 'reached', position: top });
      continue;
    }
    const position = wanted.kind === 'ranked' ? top : (draws.next((at) => !read.has(at)) ?? -1);
    const entry = { source: wanted.kind, relevant: isRelevant(position), position };
    if (wanted.kind === 'control') sealed.add(position);
    read.add(position);
    log.push(entry);
    if (entry.relevant) found += 1;
    stopping.observe(entry);
  }
  return { stopping, log, settings, recall: found / (relevant + hidden) };
}

describe.each(ruleNames)('the rule “%s”', (rule) => {
  test('stops in an easy review, before everything is read, with the target met', () => {
    const { stopping, recall } = review(rule, 6000, 400);
    const certificate = stopping.certificate();
    expect(stopping.mayStop).toBe(true);
    expect(certificate.verdict).toBe('stop');
    expect(certificate.unread).toBeGreaterThan(1000);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(certificate.recall.low).toBeGreaterThanOrEqual(0.95 - 1e-9);
    expect(certificate.missed.high).toBeLessThanOrEqual(allowedMissed(certificate.found.total, 0.95));
  });

  test('says that there is not enough evidence while there is not', () => {
    const { stopping } = review(rule, 6000, 400, 2, 0, 700);
    const certificate = stopping.certificate();
    expect(stopping.mayStop).toBe(false);
    expect(certificate.verdict).toBe('not enough evidence to stop');
    expect(certificate.sentences.at(-1)).toBe('There is not enough evidence to stop.');
    expect(certificate.read.total).toBe(700);
    expect(certificate.unread).toBe(5300);
  });

  test('the certificate follows from the log and the seed', () => {
    const { stopping, log, settings } = review(rule, 3000, 250, 3);
    expect(certificateFromLog(settings, log)).toEqual(stopping.certificate());
    expect(JSON.parse(JSON.stringify(stopping.certificate()))).toEqual(stopping.certificate());
  });

  test('an only relevant message cannot be certified before nearly everything is read', () => {
    const { stopping } = review(rule, 300, 1);
    expect(stopping.certificate().unread).toBeLessThan(15);
  });

  test('with nothing relevant at all everything is read', () => {
    const { stopping } = review(rule, 100, 0);
    expect(stopping.certificate()).toMatchObject({
      verdict: 'everything read',
      recall: { estimate: 1, low: 1, high: 1 },
    });
  });

  test('an empty pool is done', () => {
    expect(review(rule, 0, 0).stopping.certificate()).toMatchObject({ verdict: 'everything read', size: 0, unread: 0 });
  });
});

describe('a group that the ranking puts last', () => {
  test.each(['model-assisted', 'sample', 'hypergeometric', 'control'] as const)('is not missed by “%s”', (rule) => {
    let met = 0;
    for (let i = 0; i < 6; i++) {
      if (review(rule, 1500 + i, 120, 2, 40).recall >= 0.95) met += 1;
    }
    expect(met).toBeGreaterThanOrEqual(5);
  });
});

describe('what no review may do', () => {
  const settings: StoppingSettings = { rule: 'sample', target: 0.95, confidence: 0.95, size: 3, seed: 's' };

  test('a target or confidence out of range, or half a message, is refused', () => {
    expect(() => openStopping({ ...settings, target: 1 })).toThrow(/recall target/);
    expect(() => openStopping({ ...settings, confidence: 0.2 })).toThrow(/confidence/);
    expect(() => openStopping({ ...settings, size: 2.5 })).toThrow(/whole number/);
  });

  test('more reads than messages, and a sealed sample under another rule, are refused', () => {
    const stopping = openStopping(settings);
    expect(() => stopping.observe({ source: 'control', relevant: true })).toThrow(/sealed/);
    for (let i = 0; i < 3; i++) stopping.observe({ source: 'ranked', relevant: false });
    expect(() => stopping.observe({ source: 'ranked', relevant: false })).toThrow(/than the pool holds/);
  });

  test('a log with a draw that the seed does not draw, or a message read twice, is refused', () => {
    const order = new Draws('s', 3);
    const drawn = order.next(() => true) ?? -1;
    const other = (drawn + 1) % 3;
    const honest: LogEntry = { source: 'random', relevant: false, position: drawn };
    expect(certificateFromLog(settings, [honest]).read.random).toBe(1);
    expect(() => certificateFromLog(settings, [{ ...honest, position: other }])).toThrow(/seed does not draw/);
    expect(() => certificateFromLog(settings, [honest, { ...honest, source: 'ranked' }])).toThrow(/read before/);
    expect(() => certificateFromLog(settings, [{ ...honest, position: 3 }])).toThrow(/outside the pool/);
  });
});

test('whatever is read, the counts add up and the bounds keep their order', () => {
  const step = fc.record({ source: fc.constantFrom('ranked', 'random', 'exploration'), relevant: fc.boolean() });
  const rules = fc.constantFrom<RuleName>('model-assisted', 'sample', 'hypergeometric');
  fc.assert(
    fc.property(rules, fc.array(step, { maxLength: 60 }), fc.nat(40), (rule, reads, more) => {
      const size = reads.length + more;
      const stopping = openStopping({ rule, target: 0.9, confidence: 0.9, size, seed: 'p' });
      for (const read of reads) stopping.observe(read as Parameters<Stopping['observe']>[0]);
      const { read, found, unread, missed, recall, elusion, drawsAlone } = stopping.certificate();
      expect(read.ranked + read.random + read.control).toBe(read.total);
      expect(read.total + unread).toBe(size);
      expect(found.total).toBe(reads.filter((one) => one.relevant).length);
      expect(missed.low).toBeLessThanOrEqual(missed.high);
      expect(missed.high).toBeLessThanOrEqual(unread);
      expect(recall.low).toBeLessThanOrEqual(recall.high);
      expect(elusion.high).toBeLessThanOrEqual(1);
      expect(drawsAlone.missedAtMost).toBeLessThanOrEqual(unread);
    }),
    { numRuns: 60 },
  );
});

test('asking often or seldom does not change the answer', () => {
  const random = uintsOf('answers');
  const answers = Array.from({ length: 400 }, (_, i) => random() % 10 < (i < 60 ? 7 : 0));
  const settings: StoppingSettings = { rule: 'model-assisted', target: 0.9, confidence: 0.9, size: 900, seed: 'q' };
  const often = openStopping(settings);
  const seldom = openStopping(settings);
  for (const relevant of answers) {
    often.next();
    often.next();
    often.observe({ source: 'ranked', relevant });
    seldom.observe({ source: 'ranked', relevant });
  }
  expect(seldom.certificate().missed).toEqual(often.certificate().missed);
});
