/** Reliability of probabilities as a drawing that stands by itself: what was said against what was, on logarithmic scales. */

import type { ReliabilityBin } from './metrics.ts';

const WIDTH = 620;
const HEIGHT = 520;
const LEFT = 84;
const RIGHT = 30;
const TOP = 70;
const BOTTOM = 70;
const LEAST = 1e-4;

export interface ReliabilitySeries {
  readonly name: string;
  /** Expected calibration error. */
  readonly error: number;
  readonly bins: readonly ReliabilityBin[];
}

const styles = [
  { stroke: '#8a5a00', dash: '2 4', shape: 'square' },
  { stroke: '#555', dash: '7 4', shape: 'triangle' },
  { stroke: '#1d5c63', dash: '', shape: 'circle' },
] as const;

const rounded = (value: number): number => Math.round(value * 10) / 10;
const across = WIDTH - LEFT - RIGHT;
const up = HEIGHT - TOP - BOTTOM;
const place = (probability: number): number => Math.log10(Math.max(probability, LEAST) / LEAST) / -Math.log10(LEAST);
const x = (said: number): number => rounded(LEFT + across * place(said));
const y = (was: number): number => rounded(TOP + up * (1 - place(was)));

function mark(shape: (typeof styles)[number]['shape'], cx: number, cy: number, fill: string): string {
  if (shape === 'circle') return `<circle cx="${cx}" cy="${cy}" r="4" fill="${fill}"/>`;
  if (shape === 'square') return `<rect x="${cx - 4}" y="${cy - 4}" width="8" height="8" fill="${fill}"/>`;
  return `<path d="M${cx - 5} ${cy + 4}h10l-5 -9z" fill="${fill}"/>`;
}

/**
 * @param series one a judge, at most three; bins in which no positive was seen stand on the lower edge
 * @param about one sentence on the rows and their weights
 */
export function reliabilitySvg(series: readonly ReliabilitySeries[], about: string): string {
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">`,
    '<title id="title">Reliability of the probability of relevance</title>',
    `<desc id="desc">${about} ${series.map(({ name, error }) => `${name}: expected calibration error ${error.toFixed(4)}.`).join(' ')}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="26" font-size="15" font-weight="bold" fill="#222">Probability said, and how often it was so</text>`,
  ];
  for (const tick of [0.0001, 0.001, 0.01, 0.1, 1]) {
    const label = tick === 0.0001 ? 'to 0.01 %' : `${tick * 100} %`;
    parts.push(
      `<line x1="${LEFT}" y1="${y(tick)}" x2="${LEFT + across}" y2="${y(tick)}" stroke="#ddd"/>`,
      `<line x1="${x(tick)}" y1="${TOP}" x2="${x(tick)}" y2="${TOP + up}" stroke="#ddd"/>`,
      `<text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end" fill="#222">${label}</text>`,
      `<text x="${x(tick)}" y="${TOP + up + 18}" text-anchor="middle" fill="#222">${label}</text>`,
    );
  }
  parts.push(
    `<text x="${LEFT + across / 2}" y="${TOP + up + 44}" text-anchor="middle" fill="#222">probability said</text>`,
    `<text x="${LEFT}" y="${TOP - 14}" fill="#222">share that was relevant, in realistic traffic</text>`,
    `<line x1="${x(LEAST)}" y1="${y(LEAST)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="3 5"/>`,
  );
  for (const [at, { name, error, bins }] of series.entries()) {
    const style = styles[at % styles.length] ?? styles[2];
    const points = bins.map(({ said, was }) => [x(said), y(was)] as const);
    const top = TOP + 12 + at * 20;
    parts.push(
      `<polyline points="${points.map(([px, py]) => `${px},${py}`).join(' ')}" fill="none" stroke="${style.stroke}" stroke-width="1.5"${style.dash === '' ? '' : ` stroke-dasharray="${style.dash}"`}/>`,
      ...points.map(([px, py]) => mark(style.shape, px, py, style.stroke)),
      mark(style.shape, LEFT + 18, top - 4, style.stroke),
      `<text x="${LEFT + 30}" y="${top}" fill="#222">${name}: calibration error ${error.toFixed(4)}</text>`,
    );
  }
  return `${parts.join('\n')}\n</svg>\n`;
}
