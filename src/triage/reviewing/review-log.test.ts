import { describe, expect, it } from 'vitest';
import { asLogEntries, type Decided, standingOf } from './review-log.ts';

const decided = (position: number, relevant = false, more: Partial<Decided> = {}): Decided => ({
  kind: 'decided',
  position,
  source: 'ranked',
  relevant,
  probability: 0.5,
  codes: relevant ? ['insult'] : [],
  ...more,
});
const undone = { kind: 'undone' } as const;
const reached = (position: number) => ({ kind: 'reached', position }) as const;

describe('a decision log', () => {
  it('keeps every entry, and what stands is what was not taken back', () => {
    expect(standingOf([decided(1), decided(2, true), undone, decided(2), undone, undone, decided(1, true)])).toEqual([
      decided(1, true),
    ]);
  });

  it('takes back with a decision what followed from it, and nothing before it', () => {
    const log = [decided(1), reached(7), decided(2), reached(8), reached(9), undone];
    expect(standingOf(log)).toEqual([decided(1), reached(7)]);
  });

  it('with nothing left to take back is empty', () => {
    expect(standingOf([undone, decided(1), undone, undone])).toEqual([]);
  });

  it('read for one code has the answers of that code, and no probability that was of something else', () => {
    const log = [decided(1, true), decided(2, true, { codes: ['threat'] }), reached(5)];
    expect(asLogEntries(log, 'insult')).toEqual([
      { kind: 'read', position: 1, source: 'ranked', relevant: true },
      { kind: 'read', position: 2, source: 'ranked', relevant: false },
      { kind: 'reached', position: 5 },
    ]);
    expect(asLogEntries(log, null)[0]).toEqual({
      kind: 'read',
      position: 1,
      source: 'ranked',
      relevant: true,
      probability: 0.5,
    });
  });
});
