/** The calibration of findings as a drawing: observed frequency over stated confidence. */
import type { Bin } from '../samples/copies/index.ts';

const WIDTH = 560;
const HEIGHT = 440;
const LEFT = 64;
const TOP = 44;
const SIDE = 340;

function x(share: number): number {
  return rounded(LEFT + share * SIDE);
}

function y(share: number): number {
  return rounded(TOP + (1 - share) * SIDE);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A plain SVG with title and description; a bar a tenth, the diagonal where the two agree, counts above the bars. */
export function calibrationSvg(bins: readonly Bin[]): string {
  const told = bins.flatMap(({ count, right }, i) =>
    count === 0
      ? []
      : [
          `${(i / 10).toFixed(1)} to ${((i + 1) / 10).toFixed(1)}: ${right} of ${count} right (${((100 * right) / count).toFixed(1)} %)`,
        ],
  );
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">`,
    '<title id="title">Calibration of deletions reported by candour reconcile</title>',
    `<desc id="desc">Share of reported deletions that were right, by stated confidence. ${told.join('; ')}.</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
  ];
  for (let i = 0; i <= 10; i += 2) {
    const share = i / 10;
    parts.push(
      `<line x1="${LEFT}" y1="${y(share)}" x2="${LEFT + SIDE}" y2="${y(share)}" stroke="#ddd"/>`,
      `<text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end" fill="#222">${share.toFixed(1)}</text>`,
      `<text x="${x(share)}" y="${TOP + SIDE + 18}" text-anchor="middle" fill="#222">${share.toFixed(1)}</text>`,
    );
  }
  for (const [i, { count, right, stated }] of bins.entries()) {
    if (count === 0) continue;
    const observed = right / count;
    const left = x(i / 10) + 3;
    parts.push(
      `<rect x="${left}" y="${y(observed)}" width="${SIDE / 10 - 6}" height="${rounded(TOP + SIDE - y(observed))}" fill="#3b6ea5"/>`,
      `<circle cx="${x(stated / count)}" cy="${y(observed)}" r="4" fill="#b3261e" stroke="#fff"/>`,
      `<text x="${left + SIDE / 20 - 3}" y="${rounded(y(observed) - 9)}" text-anchor="middle" fill="#222" font-size="9">${count}</text>`,
    );
  }
  parts.push(
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#222" stroke-dasharray="4 4"/>`,
    `<path d="M${LEFT} ${TOP}V${TOP + SIDE}H${LEFT + SIDE}" fill="none" stroke="#222"/>`,
    `<text x="${LEFT + SIDE / 2}" y="${TOP + SIDE + 40}" text-anchor="middle" fill="#222">stated confidence</text>`,
    `<text x="18" y="${TOP + SIDE / 2}" text-anchor="middle" fill="#222" transform="rotate(-90 18 ${TOP + SIDE / 2})">observed share that was right</text>`,
    `<text x="${LEFT + SIDE + 14}" y="${TOP + 12}" fill="#222">bars: observed</text>`,
    `<text x="${LEFT + SIDE + 14}" y="${TOP + 30}" fill="#222">dots: mean stated</text>`,
    `<text x="${LEFT + SIDE + 14}" y="${TOP + 48}" fill="#222">numbers: findings</text>`,
    '</svg>',
  );
  return `${parts.join('\n')}\n`;
}
