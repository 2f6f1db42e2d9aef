import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Zone } from '../kernel/index.ts';
import { rhythm } from './rhythm.ts';

const count = (hour: string, messages: number, given: { instants?: boolean; zone?: Zone | null } = {}) => ({
  hour,
  messages,
  instants: given.instants ?? false,
  zone: given.zone ?? null,
});

it('counts by weekday, Monday first, and hour of the clock', () => {
  // 16 October 2023 was a Monday.
  const { hours, months } = rhythm([count('2023-10-16T09', 3), count('2023-10-22T23', 2), count('2023-11-06T09', 1)]);
  expect(hours[0]?.[9]).toBe(4);
  expect(hours[6]?.[23]).toBe(2);
  expect(months).toEqual([
    { month: '2023-10', messages: 5 },
    { month: '2023-11', messages: 1 },
  ]);
});

it('reads instants on the clock of the phone, across midnight and the end of a month', () => {
  const zone = Zone.of('Europe/Madrid');
  const { hours, months } = rhythm([count('2023-07-31T23', 1, { instants: true, zone })]);
  expect(hours[1]?.[1]).toBe(1);
  expect(months).toEqual([{ month: '2023-08', messages: 1 }]);
  expect(rhythm([count('2023-07-31T23', 1, { instants: true })]).hours[0]?.[23]).toBe(1);
});

it('loses no message', () => {
  const hour = fc.date({ min: new Date('2015-01-01'), max: new Date('2025-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(hour, fc.nat(9), fc.boolean())), (rows) => {
      const zone = Zone.of('Europe/London');
      const found = rhythm(
        rows.map(([at, n, instants]) => count(at.toISOString().slice(0, 13), n, { instants, zone })),
      );
      const total = rows.reduce((sum, [, n]) => sum + n, 0);
      expect(found.hours.flat().reduce((sum, n) => sum + n, 0)).toBe(total);
      expect(found.months.reduce((sum, { messages }) => sum + messages, 0)).toBe(total);
    }),
  );
});
