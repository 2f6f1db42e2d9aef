import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, chainStart, nextRecord, sessionStart, timeAfter } from './ledger-record.ts';
import { draft } from './testing/home.ts';
import type { Json } from './types.ts';

const noon = new Date('2026-11-23T12:00:00.000Z');

describe('the canonical form', () => {
  test('is that of RFC 8785, as in its own example (section 3.2)', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts members by UTF-16 code unit and does not depend on the order in which they were written', () => {
    expect(canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude02': 5, '\u0080': 6, ö: 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😂":5,"\ufb33":3}',
    );
  });
});

describe('a record', () => {
  test('follows the head of its chain', () => {
    const head = chainStart('7', 'k');
    const record = nextRecord(head, draft('7', 1), noon);
    expect(record).toMatchObject({ v: 1, chain: '7', seq: 1, at: '2026-11-23T12:00:00.000Z', prev: head.hash });
    expect(record).not.toHaveProperty('clock');
  });

  test('never goes back in time; where the clock did, both times stand there', () => {
    const head = { seq: 4, hash: 'h', at: '2026-11-23T12:00:00.000Z' };
    const record = nextRecord(head, draft('7', 5), new Date('2026-11-23T11:30:00.000Z'));
    expect(record).toMatchObject({ at: '2026-11-23T12:00:00.000Z', clock: '2026-11-23T11:30:00.000Z' });
    expect(timeAfter(head, new Date('2026-11-23T12:00:00.001Z'))).toBe('2026-11-23T12:00:00.001Z');
  });

  test('takes any text that a file name or an export may hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.jsonValue(), (text, value) => {
        const lone = `${text}\ud800`;
        const subject = { text: lone, value: value as Json };
        const record = nextRecord(chainStart('1', 'k'), { ...draft('1', 1), subject, reason: lone }, noon);
        expect(() => canonical(record)).not.toThrow();
        expect(record.reason).toBe(`${text.toWellFormed()}\ufffd`);
      }),
    );
  });
});

test('chains of other names, other keys and other sessions start apart', () => {
  const starts = [
    chainStart('1', 'k'),
    chainStart('2', 'k'),
    chainStart('1', 'l'),
    sessionStart('1', 's', 'k'),
    sessionStart('1', 't', 'k'),
    sessionStart('2', 's', 'k'),
  ];
  expect(new Set(starts.map(({ hash }) => hash)).size).toBe(starts.length);
});
