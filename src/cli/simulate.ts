/** `candour simulate`: a labelled file through the review queue; effort, recall, stopping. Stores nothing. */

import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { effortSvg, labelledMessages, openScorer, simulate } from '../triage/index.ts';
import { printedSimulation } from './simulate-print.ts';
import { ProgressLine } from './terminal.ts';

export interface SimulateArguments {
  readonly seeds: string;
  readonly target: string;
  readonly confidence: string;
  readonly json?: boolean;
  readonly out?: string;
}

const SEEDS_AT_MOST = 1_000;

export async function simulateCommand(file: string, given: SimulateArguments): Promise<ExitCode> {
  const seeds = Number(given.seeds);
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > SEEDS_AT_MOST)
    throw new CandourError('BAD_USAGE', `--seeds takes a whole number from 1 to ${SEEDS_AT_MOST}, not ${given.seeds}.`);
  const target = shareOf('--target', given.target);
  const confidence = shareOf('--confidence', given.confidence);
  if (given.out !== undefined) canLieAt(given.out);
  const messages = labelledMessages(await contentOf(file), file);
  const progress = new ProgressLine();
  const scorer = await openScorer({ tier: 'auto' });
  try {
    const report = await simulate(messages, scorer, {
      seeds,
      target,
      confidence,
      onProgress: (step, done, total) =>
        progress.show(
          step === 'scoring' ? 'Scoring' : 'Replaying',
          done,
          total,
          step === 'scoring' ? 'messages' : 'runs',
        ),
    });
    progress.end();
    if (given.out !== undefined) await writeFile(given.out, effortSvg(report));
    process.stdout.write(given.json ? `${JSON.stringify(report)}\n` : `${printedSimulation(report, target)}\n`);
    return 0;
  } finally {
    progress.end();
    await scorer.close();
  }
}

/** As stopping rules take them: from one half to below one. */
function shareOf(option: string, text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0.5 && share <= 0.999))
    throw new CandourError('BAD_USAGE', `${option} takes a share from 0.5 to 0.999, not ${JSON.stringify(text)}.`, {
      hint: `Write it as a number: ${option} 0.95.`,
    });
  return share;
}

/** Said before an hour's work, not after it. */
function canLieAt(out: string): void {
  const folder = dirname(out);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CandourError('NOT_FOUND', `--out: there is no folder ${JSON.stringify(folder)}.`);
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new CandourError('BAD_USAGE', `--out takes a file, and ${JSON.stringify(out)} is a folder.`);
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CandourError('NOT_FOUND', `There is no file ${JSON.stringify(file)}.`, { cause });
    if (code === 'EISDIR')
      throw new CandourError('BAD_INPUT', `${file} is a folder; a replay reads one file.`, {
        hint: 'Give a file of JSON lines.',
        cause,
      });
    throw cause;
  }
}
