/** The curve of a replay as a drawing that stands by itself: found against read, a line a run, a dot where it could stop. */

import type { SimulationReport } from './report.ts';

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 64;
const RIGHT = 24;
const TOP = 64;
const BOTTOM = 76;

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function told({ n, relevant, runs, median }: SimulationReport): string {
  const number = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const never = runs.filter(({ stop }) => stop === null).length;
  const stops =
    never === runs.length
      ? 'No run might stop before everything was read.'
      : `Stopping was allowed after ${number(median.stopRead)} read with ${(100 * median.stopRecall).toFixed(1)} % found.`;
  return `${number(n)} messages, ${number(relevant)} of them relevant; ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}. In the middle of the runs, 80 % were found after ${number(median.readFor['0.8'])} read, 95 % after ${number(median.readFor['0.95'])}, all after ${number(median.readFor['1'])}. ${stops}`;
}

/** A plain SVG with title and description, readable in grey; no style sheet, no script, no font of its own. */
export function effortSvg(report: SimulationReport): string {
  const { n, relevant, runs } = report;
  const [across, up] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const x = (read: number): number => rounded(LEFT + (across * read) / Math.max(1, n));
  const y = (found: number): number => rounded(TOP + up * (1 - found / Math.max(1, relevant)));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">`,
    '<title id="title">Relevant messages found against messages read</title>',
    `<desc id="desc">${told(report)}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="28" font-size="15" font-weight="bold" fill="#222">Found against read</text>`,
  ];
  for (const share of [0, 0.2, 0.4, 0.6, 0.8, 0.95, 1]) {
    const at = rounded(TOP + up * (1 - share));
    const label = share === 1 ? at - 2 : share === 0.95 ? at + 9 : at + 4;
    parts.push(
      `<line x1="${LEFT}" y1="${at}" x2="${LEFT + across}" y2="${at}" stroke="${share === 0.95 ? '#888' : '#ddd'}"/>`,
      `<text x="${LEFT - 8}" y="${label}" text-anchor="end" fill="#222">${Math.round(share * 100)} %</text>`,
    );
  }
  for (const share of [0, 0.25, 0.5, 0.75, 1])
    parts.push(
      `<text x="${rounded(LEFT + across * share)}" y="${TOP + up + 18}" text-anchor="middle" fill="#222">${Math.round(n * share).toLocaleString('en-GB')}</text>`,
    );
  parts.push(
    `<text x="${LEFT + across / 2}" y="${TOP + up + 38}" text-anchor="middle" fill="#222">messages read of ${n.toLocaleString('en-GB')}</text>`,
    `<text x="${LEFT}" y="46" fill="#222">share of the ${relevant.toLocaleString('en-GB')} relevant that were found</text>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(n)}" y2="${y(relevant)}" stroke="#888" stroke-dasharray="3 5"/>`,
  );
  for (const { curve } of runs) {
    const points = curve.map(([read, found]) => `${x(read)},${y(found)}`).join(' ');
    parts.push(`<polyline points="${points}" fill="none" stroke="#1d5c63" stroke-width="1.5" stroke-opacity="0.7"/>`);
  }
  for (const { stop } of runs) {
    if (stop === null) continue;
    parts.push(
      `<circle cx="${x(stop.read)}" cy="${y(stop.recall * relevant)}" r="5" fill="#7a3b12" stroke="#fff" stroke-width="1.5"/>`,
    );
  }
  parts.push(
    `<text x="${LEFT}" y="${HEIGHT - 14}" fill="#222">line: one run · dot: where it might stop · dotted: reading in no order</text>`,
    '</svg>',
  );
  return `${parts.join('\n')}\n`;
}
