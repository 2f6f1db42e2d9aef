/** `candour score`: what a reviewer should look at, message by message, from a file or standard input. Stores nothing. */

import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { type ScoreRow, scoreLines, type Tier, tiers } from '../triage/index.ts';
import { fold, number, ProgressLine, plain, table } from './terminal.ts';

export interface ScoreArguments {
  readonly tier: string;
  readonly json?: boolean;
  readonly text?: boolean;
}

/** Rows of a table are aligned so many at a time: a long file must not wait for its end. */
const ROWS_AT_ONCE = 500;

/** 0; 3 when a line could not be read, with the rest answered all the same. */
export async function scoreCommand(file: string | undefined, given: ScoreArguments): Promise<ExitCode> {
  const tier = tierOf(given.tier);
  const input = file === undefined || file === '-' ? process.stdin : fileStream(file);
  const progress = new ProgressLine();
  const rows: ScoreRow[] = [];
  let scored = 0;
  let marked = 0;
  let broken = 0;
  let threshold = 1;
  let model = '';
  let headed = false;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    progress.end();
    await write(`${printed(rows.splice(0), threshold, given.text === true, !headed)}\n`);
    headed = true;
  };
  let unread = false;
  // Whoever reads may stop early (`| head`). The threads must then end by themselves, not with the process.
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    unread = true;
  });
  try {
    for await (const block of scoreLines(input, { tier, form: given.json ? 'json' : 'rows' })) {
      if (unread) return 0;
      ({ threshold, model } = block);
      scored += block.lines - block.broken.length;
      broken += block.broken.length;
      marked += block.rows.filter(({ relevance }) => relevance >= threshold).length;
      if (given.json) await write(block.json);
      else {
        rows.push(...block.rows);
        if (rows.length >= ROWS_AT_ONCE) await flush();
        for (const { line, error } of block.broken)
          process.stderr.write(`${file ?? 'standard input'}, line ${line}: ${error}\n`);
      }
      progress.show('Scoring', scored, null, 'messages');
    }
    if (!given.json) await flush();
  } finally {
    progress.end();
  }
  if (!given.json) await write(`${fold(closing(scored, marked, broken, threshold, model), '')}\n`);
  return broken > 0 ? 3 : 0;
}

function tierOf(given: string): Tier {
  const tier = tiers.find((one) => one === given);
  if (tier === undefined)
    throw new CandourError('BAD_USAGE', `--tier takes ${tiers.join(', ')}, not ${JSON.stringify(given)}.`, {
      hint: 'Leave it out for auto: the first tier judges every message, the second those it cannot settle.',
    });
  return tier;
}

function fileStream(file: string): AsyncIterable<Uint8Array> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new CandourError('NOT_FOUND', `There is no file ${JSON.stringify(file)}.`);
  if (found.isDirectory())
    throw new CandourError('BAD_INPUT', `${file} is a folder; scoring reads one file of JSON lines.`, {
      hint: 'Give a file, or pipe the lines in.',
    });
  return createReadStream(file, { highWaterMark: 256 * 1024 });
}

async function write(text: string): Promise<void> {
  if (process.stdout.destroyed || process.stdout.write(text)) return;
  const settled = new AbortController();
  const either = ['drain', 'close'].map((event) => once(process.stdout, event, { signal: settled.signal }));
  await Promise.race(either.map((one) => one.catch(() => undefined)));
  settled.abort();
}

function printed(rows: readonly ScoreRow[], threshold: number, showWords: boolean, withHead: boolean): string {
  const head = ['', 'relevance', 'message', 'may be', ...(showWords ? ['because of'] : [])];
  const body = rows.map((row) => [
    row.relevance >= threshold ? '●' : '',
    row.relevance.toFixed(3),
    plain(row.id, 40),
    row.labels.map(([label, p]) => `${label.replaceAll('_', ' ')} ${p.toFixed(2)}`).join(', '),
    ...(showWords ? [row.words.map((word) => plain(word, 24)).join(', ')] : []),
  ]);
  const lines = table(head, body, new Set([1])).split('\n');
  return (withHead ? lines : lines.slice(2)).join('\n');
}

function closing(scored: number, marked: number, broken: number, threshold: number, model: string): string {
  if (scored === 0 && broken === 0) return 'No message was given.';
  const unread = broken === 0 ? '' : ` ${number(broken)} lines could not be read.`;
  return `${number(scored)} messages scored, ${number(marked)} at or above ${threshold} (●): worth a reviewer's look.${unread} The machine suggests and decides nothing. Model ${model}.`;
}
