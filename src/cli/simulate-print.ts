/** The human side of `candour simulate`: the curve as a plot, the effort as a table, the stop as a sentence. */

import { type SimulationReport, shares } from '../triage/index.ts';
import { fold, number, table } from './terminal.ts';

const COLUMNS = 64;
const ROWS = 16;
/** Eighths of a cell, from below. */
const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** @param target recall that stopping was asked for */
export function printedSimulation(report: SimulationReport, target: number): string {
  const { n, relevant, runs, median, model } = report;
  const head = `${number(n)} messages, ${number(relevant)} of them relevant (${percent(n === 0 ? 0 : relevant / n)}). ${runs.length === 1 ? 'One run' : `${runs.length} runs, the first drawn`}; scores by ${model}.`;
  const effort = table(
    ['', ...shares.map((share) => `${Math.round(Number(share) * 100)} % found`), 'might stop', 'found then'],
    [
      ...runs.map(({ seed, readFor, stop }) => [
        `seed ${seed}`,
        ...shares.map((share) => number(readFor[share])),
        stop === null ? 'never' : number(stop.read),
        stop === null ? '' : percent(stop.recall),
      ]),
      ...(runs.length > 1
        ? [
            [
              'median',
              ...shares.map((share) => number(median.readFor[share])),
              number(median.stopRead),
              percent(median.stopRecall),
            ],
          ]
        : []),
    ],
    new Set([1, 2, 3, 4, 5]),
  );
  const rules = [...new Set(runs.flatMap(({ stop }) => (stop === null ? [] : [stop.rule])))];
  const stopped = runs.filter(({ stop }) => stop !== null).length;
  const kept = runs.filter(({ stop }) => (stop?.recall ?? 1) >= target).length;
  const end =
    stopped === 0
      ? 'The evidence never allowed to stop before everything was read.'
      : `Rule of stopping: ${rules.join(', ')}. ${number(stopped)} of ${number(runs.length)} might stop before everything was read; ${number(kept)} of ${number(runs.length)} had found ${percent(target)} then.`;
  return [
    fold(head, ''),
    plot(report),
    'Messages read until so much of the relevant was found:',
    effort,
    fold(end, ''),
  ].join('\n\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Found against read, of the first run, as a filled area. */
function plot({ n, relevant, runs }: SimulationReport): string {
  const curve = runs[0]?.curve ?? [];
  const stop = runs[0]?.stop ?? null;
  const heights = Array.from({ length: COLUMNS }, (_, column) => {
    const read = (n * (column + 1)) / COLUMNS;
    const found = curve.findLast(([at]) => at <= read)?.[1] ?? 0;
    return Math.round((8 * ROWS * found) / Math.max(1, relevant));
  });
  const lines = Array.from({ length: ROWS }, (_, line) => {
    const floor = 8 * (ROWS - 1 - line);
    const area = heights.map((height) => EIGHTHS[Math.max(0, Math.min(8, height - floor))]).join('');
    const label = line === 0 ? '100 %' : line === ROWS / 2 ? '50 %' : line === ROWS - 1 ? '0 %' : '';
    return `${label.padStart(5)} │${area}`.trimEnd();
  });
  const below = Array.from({ length: COLUMNS }, () => '─');
  const mark = stop === null ? -1 : Math.min(COLUMNS - 1, Math.floor((COLUMNS * stop.read) / Math.max(1, n)));
  if (mark >= 0) below[mark] = '┴';
  const stopLine = mark < 0 ? [] : [`${' '.repeat(7 + mark)}▲ might stop`];
  const ends = `${' '.repeat(7)}0${`${number(n)} read`.padStart(COLUMNS - 1)}`;
  return ['Share of the relevant that were found:', ...lines, `      └${below.join('')}`, ...stopLine, ends].join('\n');
}
