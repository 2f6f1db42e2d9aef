/** The calibration of findings as a drawing: what was said beside what was so, a column a group of findings. */
import type { Bin } from '../samples/copies/index.ts';

const WIDTH = 720;
const HEIGHT = 330;
const TOP = 56;
const SIDE = 210;
/** The axis begins here: no group lies below it. */
const LEAST = 0.5;

function y(share: number): number {
  return rounded(TOP + ((1 - Math.max(LEAST, share)) / (1 - LEAST)) * SIDE);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Panel {
  readonly title: string;
  readonly left: number;
  readonly width: number;
  readonly bins: readonly Bin[];
}

function told({ title, bins }: Panel): string {
  const groups = bins.flatMap(({ count, right, stated }) =>
    count === 0
      ? []
      : [`said ${(stated / count).toFixed(3)}: ${right} of ${count} right (${((100 * right) / count).toFixed(2)} %)`],
  );
  return `${title}: ${groups.join('; ')}.`;
}

function drawn({ title, left, width, bins }: Panel): string[] {
  const shown = bins.filter(({ count }) => count > 0);
  const step = width / Math.max(1, shown.length);
  const parts = [`<text x="${left}" y="${TOP - 30}" font-weight="bold" fill="#222">${title}</text>`];
  for (let share = LEAST; share <= 1.001; share += 0.1) {
    parts.push(
      `<line x1="${left}" y1="${y(share)}" x2="${left + width}" y2="${y(share)}" stroke="#ddd"/>`,
      `<text x="${left - 8}" y="${y(share) + 4}" text-anchor="end" fill="#222">${share.toFixed(1)}</text>`,
    );
  }
  for (const [i, { count, right, stated }] of shown.entries()) {
    const middle = rounded(left + (i + 0.5) * step);
    const observed = right / count;
    const bar = rounded(Math.min(34, step * 0.6));
    parts.push(
      `<rect x="${rounded(middle - bar / 2)}" y="${y(observed)}" width="${bar}" height="${rounded(TOP + SIDE - y(observed))}" fill="#9db8b8"/>`,
      `<circle cx="${middle}" cy="${y(stated / count)}" r="4.5" fill="#7a3b12" stroke="#fff"/>`,
      `<text x="${middle}" y="${TOP - 12}" text-anchor="middle" fill="#222" font-size="10">${count.toLocaleString('en-GB')}</text>`,
      `<text x="${middle}" y="${TOP + SIDE + 16}" text-anchor="middle" fill="#222" font-size="10">${(stated / count).toFixed(3)}</text>`,
      `<text x="${middle}" y="${TOP + SIDE + 30}" text-anchor="middle" fill="#555" font-size="10">${observed.toFixed(3)}</text>`,
    );
  }
  return parts;
}

/** A plain SVG with title and description: findings of every kind, and deletions alone. */
export function calibrationSvg(all: readonly Bin[], deletions: readonly Bin[]): string {
  const panels: readonly Panel[] = [
    { title: 'All findings', left: 48, width: 380, bins: all },
    { title: 'Deletions', left: 486, width: 220, bins: deletions },
  ];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">`,
    '<title id="title">Calibration of the findings of candour reconcile</title>',
    `<desc id="desc">${panels.map(told).join(' ')}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...panels.flatMap(drawn),
    `<text x="48" y="${HEIGHT - 14}" fill="#222">dot and first number: confidence said · bar and second number: share that was right · above: findings</text>`,
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}
