import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, columnsOf, holderAt, holdersOf } from './columns.ts';

const sender = (senderId: number, ...handles: number[]) => ({
  senderId,
  shown: `sender ${senderId}`,
  handles: handles.map((handleId) => ({ handleId })),
});
const claim = (handleId: number, personId: number, given: Partial<Claim> = {}): Claim => ({
  handleId,
  personId,
  confidence: 0.9,
  from: null,
  to: null,
  ...given,
});
const names = new Map([
  [1, 'Danny Rook'],
  [2, 'Nia Plover'],
]);

describe('behind the senders of a chat', () => {
  it('stands a person where one is known, once for all their names, and else the sender', () => {
    const { columns, columnOf } = columnsOf(
      [sender(10, 100, 101), sender(11, 102), sender(12, 103)],
      [claim(101, 1), claim(103, 1)],
      names,
    );
    expect(columns.map(({ key, shown, personId }) => ({ key, shown, personId }))).toEqual([
      { key: 'p1', shown: 'Danny Rook', personId: 1 },
      { key: 's11', shown: 'sender 11', personId: null },
    ]);
    expect([10, 11, 12, 99].map((id) => columnOf(id, null))).toEqual([0, 1, 0, null]);
  });

  it('stand two persons where a handset changed hands, and nobody in between', () => {
    const first = claim(100, 1, { to: '2023-06-11' });
    const second = claim(100, 2, { from: '2023-06-20' });
    const { columns, columnOf, columnsOf: all } = columnsOf([sender(10, 100)], [first, second], names);
    expect(columns.map(({ key }) => key)).toEqual(['p1', 'p2', 's10']);
    expect(['2023-06-11T23:59', '2023-06-15T00:00', '2023-06-20T00:00', null].map((at) => columnOf(10, at))).toEqual([
      0, 2, 1, 2,
    ]);
    expect(all(10)).toEqual([0, 1, 2]);
  });

  it('stands the surest of several who are said to hold one sender always', () => {
    const holders = holdersOf([100, 101], [claim(100, 1, { confidence: 0.6 }), claim(101, 2)]);
    expect(holders).toEqual([{ personId: 2, confidence: 0.9, times: [{ from: null, to: null }] }]);
  });

  it('stands whoever holds it for that time before whoever holds it always', () => {
    const holders = holdersOf(
      [100, 101],
      [claim(100, 1), claim(101, 2, { from: '2023-01-01', to: '2023-01-31', confidence: 0.5 })],
    );
    expect(holderAt(holders, '2023-01-15T10:00')?.personId).toBe(2);
    expect(holderAt(holders, '2023-02-15T10:00')?.personId).toBe(1);
    expect(holderAt(holders, null)?.personId).toBe(1);
  });

  it('every message has one column, and it is one of its sender’s', () => {
    const day = fc.constantFrom('2023-01-01', '2023-02-01', '2023-03-01');
    const claims = fc.array(
      fc.record({
        handleId: fc.integer({ min: 1, max: 4 }),
        personId: fc.integer({ min: 1, max: 3 }),
        confidence: fc.constantFrom(0.5, 0.9),
        from: fc.option(day),
        to: fc.option(day),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(claims, fc.option(day.map((one) => `${one}T12:00`)), (given, time) => {
        const {
          columns,
          columnOf,
          columnsOf: all,
        } = columnsOf([sender(1, 1, 2), sender(2, 3), sender(3, 4)], given, names);
        for (const id of [1, 2, 3]) {
          const at = columnOf(id, time);
          expect(all(id)).toContain(at);
          expect(columns[at ?? -1]?.writers.some(({ senderId }) => senderId === id)).toBe(true);
        }
        expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
      }),
    );
  });
});
