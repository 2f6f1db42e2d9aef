/** The line of what was found, as a path; and a few of its points for a table. Pure. */

interface Point {
  readonly read: number;
  readonly found: number;
}

const ROWS = 20;

export function curveOf(
  points: readonly Point[],
  width: number,
  height: number,
): { readonly path: string; readonly read: number; readonly found: number; readonly rows: readonly Point[] } {
  const last = points.at(-1) ?? { read: 0, found: 0 };
  const x = (read: number) => (last.read === 0 ? 0 : (read / last.read) * width).toFixed(1);
  const y = (found: number) => (last.found === 0 ? height : height - (found / last.found) * height).toFixed(1);
  const every = Math.max(1, Math.ceil(points.length / ROWS));
  return {
    // Steps: between two reads nothing is found.
    path: points.reduce((path, { read, found }) => `${path}H${x(read)}V${y(found)}`, `M0,${height}`),
    ...last,
    rows: points.filter((_, n) => (n + 1) % every === 0 || n === points.length - 1),
  };
}
