import { expect, test } from 'vitest';
import { curveOf } from './curve.ts';

test('the line of what was found rises in steps to its last point', () => {
  const points = [
    { read: 1, found: 1 },
    { read: 2, found: 1 },
    { read: 4, found: 2 },
  ];
  expect(curveOf(points, 100, 50)).toEqual({
    path: 'M0,50H25.0V25.0H50.0V25.0H100.0V0.0',
    read: 4,
    found: 2,
    rows: points,
  });
  expect(curveOf([], 100, 50)).toMatchObject({ path: 'M0,50', read: 0, rows: [] });
  const long = Array.from({ length: 200 }, (_, n) => ({ read: n + 1, found: 0 }));
  expect(curveOf(long, 100, 50).rows).toHaveLength(20);
  expect(curveOf(long, 100, 50).rows.at(-1)?.read).toBe(200);
});
