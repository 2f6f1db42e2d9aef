import { describe, expect, it } from 'vitest';
import { explainedBy, gapHeading, inOrderOfWeight, inRunWords, nearWords, runWords, verdict } from './gap.ts';
import { confidenceNumber, likelihood } from './likelihood.ts';

const on = (letter: string) => ({ copyId: letter.charCodeAt(0), letter, exhibitRef: `JM/${letter}` });
const no = { code: 'export-limit', plausible: false, reason: 'The copy is far from the limit.' };
const yes = { code: 'not-a-member', plausible: true, reason: 'Joined two days later.' };
const missing = {
  kind: 'missing' as const,
  letter: 'B',
  deletion: true,
  confidence: 0.97,
  explanations: [no],
  in: [on('A'), on('C')],
};

describe('how sure something is', () => {
  it('is said in words, from unlikely to very likely', () => {
    expect([0.2, 0.5, 0.8, 0.97].map(likelihood)).toEqual([
      'unlikely',
      'more likely than not',
      'likely',
      'very likely',
    ]);
  });

  it('never rounds to certainty', () => {
    expect(confidenceNumber(0.9987)).toBe('over 0.99');
    expect(confidenceNumber(0.0004)).toBe('under 0.01');
    expect(confidenceNumber(0.974)).toBe('0.97');
    expect(confidenceNumber(1)).toBe('over 0.99');
  });
});

describe('what a gap is called', () => {
  it('is a deletion only where the aligner calls it one', () => {
    expect(gapHeading(missing)).toBe('Absent from phone B');
    expect(verdict(missing)).toBe('Deleted there, very likely');
    expect(verdict({ ...missing, deletion: false, confidence: 0.1, explanations: [no, yes] })).toBe(
      'Explained: not a member then',
    );
    expect(verdict({ ...missing, deletion: false })).toBe('Absent, and not called a deletion');
  });

  it('says on which phones the words of a tombstone survive', () => {
    expect(gapHeading({ kind: 'tombstone', letter: 'D' })).toBe('Deleted for everyone on phone D');
    expect(verdict({ ...missing, kind: 'tombstone', deletion: false })).toBe('The words survive on A and C');
  });

  it('names every explanation that holds and none that does not', () => {
    expect(explainedBy({ explanations: [no, yes, { code: 'clock', plausible: true, reason: '' }] })).toBe(
      'not a member then, clock or zone',
    );
    expect(explainedBy({ explanations: [no] })).toBe('');
  });
});

it('explanations that hold come first, then those that a reader asks first', () => {
  const codes = ['view-once', 'clock', 'export-limit', 'not-a-member', 'blocked-contact'];
  const all = codes.map((code) => ({ code, plausible: code === 'blocked-contact' }));
  expect(inOrderOfWeight(all).map((one) => one.code)).toEqual([
    'blocked-contact',
    'not-a-member',
    'export-limit',
    'clock',
    'view-once',
  ]);
});

describe('a case event beside a gap', () => {
  it('is earlier, later or on its day', () => {
    expect(nearWords({ days: 5, what: 'notice of investigation' })).toBe('5 days earlier: notice of investigation');
    expect(nearWords({ days: -1, what: 'seizure' })).toBe('1 day later: seizure');
    expect(nearWords({ days: 0, what: 'seizure' })).toBe('The same day: seizure');
  });
});

describe('a run of gaps', () => {
  const run = { exhibitRef: 'JM/2', gaps: 9, from: '2017-10-14T21:58:07', to: '2017-10-17T08:00:00' };
  const alder = { shown: 'Alder', gaps: 9, others: 3 };

  it('is said in one line, with whose messages are gone', () => {
    expect(runWords({ ...run, senders: [alder] })).toBe('9 gaps of JM/2, 14 to 17 Oct 2017, all by Alder');
    expect(runWords({ ...run, gaps: 12, senders: [alder, { shown: 'Rook', gaps: 3, others: 40 }] })).toBe(
      '12 gaps of JM/2, 14 to 17 Oct 2017, 9 by Alder and 3 by Rook',
    );
  });

  it('says of one gap what else is gone and what of the same people is still there', () => {
    expect(inRunWords({ ...run, senders: [alder] })).toBe(
      'One of 9 missing from this phone, 14 to 17 Oct 2017, all by Alder. ' +
        '3 other messages that this person wrote then are still there.',
    );
    expect(inRunWords({ ...run, senders: [{ ...alder, others: 0 }] })).toContain(
      'Nothing else that this person wrote then is still there.',
    );
  });
});
