/** `candour simulate` as a person runs it: a replay, and what it cannot use. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SimulationReport } from '../../src/triage/index.ts';
import { candour, type Ran } from '../support/command.ts';
import { tempFolder } from '../support/exports.ts';

let folder: string;
let pool: string;

beforeAll(async () => {
  folder = await tempFolder();
  pool = join(folder, 'pool.jsonl');
  const lines = Array.from({ length: 60 }, (_, i) => ({
    id: `m${i}`,
    text: i % 20 === 5 ? `shut up you useless idiot, number ${i}` : `the bus to the station leaves at ${i} past`,
    relevant: i % 20 === 5,
  }));
  await writeFile(pool, lines.map((line) => JSON.stringify(line)).join('\n'));
});

const simulate = (...words: string[]): Promise<Ran> => candour(['simulate', ...words], join(folder, 'home'));

describe('simulate', () => {
  it('prints one object whose first run is that of one seed alone', async () => {
    const [two, one] = [await simulate(pool, '--seeds', '2', '--json'), await simulate(pool, '--seeds', '1', '--json')];
    expect([two.code, two.err]).toEqual([0, '']);
    const report = JSON.parse(two.out) as SimulationReport;
    expect(Object.keys(report)).toEqual(['n', 'relevant', 'runs', 'median', 'model']);
    expect([report.n, report.relevant, report.runs.length]).toEqual([60, 3, 2]);
    expect(Object.keys(report.runs[0] ?? {})).toEqual(['seed', 'readFor', 'stop', 'curve']);
    expect(Object.keys(report.median)).toEqual(['readFor', 'stopRead', 'stopRecall']);
    expect((JSON.parse(one.out) as SimulationReport).runs).toEqual(report.runs.slice(0, 1));
  });

  it('draws the curve for people, and an SVG when asked', async () => {
    const svg = join(folder, 'effort.svg');
    const ran = await simulate(pool, '--seeds', '1', '--out', svg);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('60 messages, 3 of them relevant (5.0 %)');
    expect(ran.out).toContain('100 % │');
    expect(ran.out).not.toContain('station');
    expect(await readFile(svg, 'utf8')).toMatch(/^<svg [^>]*role="img"[\s\S]*<polyline [\s\S]*<\/svg>\n$/);
  });

  it('refuses a file with a bad line: file, line and way out, none of its words, exit 3', async () => {
    const bad = join(folder, 'bad.jsonl');
    await writeFile(bad, '{"id":"a","text":"some words","relevant":true}\n{"id":"b","text":"secret words"}\n');
    const ran = await simulate(bad);
    expect([ran.code, ran.out]).toEqual([3, '']);
    expect(ran.err).toContain('bad.jsonl, line 2: `relevant` is missing.');
    expect(ran.err).toContain('Correct or take out line 2');
    expect(ran.err).not.toContain('secret');
  });

  it('refuses a file without messages, and a folder, exit 3', async () => {
    const empty = join(folder, 'empty.jsonl');
    await writeFile(empty, '\n');
    await mkdir(join(folder, 'sub'), { recursive: true });
    for (const path of [empty, join(folder, 'sub')]) expect((await simulate(path)).code).toBe(3);
  });

  it.each([
    [['--seeds', '0']],
    [['--seeds', '1.5']],
    [['--seeds', 'many']],
    [['--target', '1']],
    [['--target', '95']],
    [['--confidence', 'high']],
    [['--confidence', '']],
    [['--out', '/no/such/folder/effort.svg']],
    [['--nothing']],
  ])('refuses %j, exit 2', async (words) => {
    const ran = await simulate(pool, ...words);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(words[0]);
  });

  it('refuses a file that is not there, exit 2', async () => {
    const ran = await simulate(join(folder, 'absent.jsonl'));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('absent.jsonl');
  });
});
