/** `candour inspect`: what is in these exports, byte-accounted, with every doubt. Stores nothing. */

import { type FileReport, type InspectOptions, inspect, inspectExit, Survey } from '../evidence/index.ts';
import type { DateOrder } from '../formats/index.ts';
import { CandourError, type ExitCode, Zone } from '../kernel/index.ts';
import { printedReports } from './inspect-print.ts';
import { ProgressLine } from './terminal.ts';

export interface InspectArguments {
  readonly json?: boolean;
  readonly zone?: string;
  readonly dateOrder?: string;
}

export async function inspectCommand(paths: readonly string[], given: InspectArguments): Promise<ExitCode> {
  const dateOrder = given.dateOrder === undefined ? null : asDateOrder(given.dateOrder);
  if (given.zone !== undefined) asZone(given.zone);
  const progress = new ProgressLine();
  const options: InspectOptions = {
    now: Date.now(),
    ...(dateOrder ? { dateOrder } : {}),
    ...(given.zone === undefined ? {} : { zone: given.zone }),
    onProgress: (p) => progress.show(`Reading ${p.path}`, p.bytes, p.of, 'bytes'),
  };
  const survey = await Survey.ofPaths(paths);
  const files: FileReport[] = [];
  try {
    for await (const report of inspect(survey, options)) files.push(report);
  } finally {
    survey.close();
    progress.end();
  }
  if (files.length === 0)
    throw new CandourError('BAD_INPUT', `There is no file in ${paths.map((p) => JSON.stringify(p)).join(', ')}.`, {
      hint: 'Give the folder or file that holds the export.',
    });
  const code = inspectExit(files);
  process.stdout.write(given.json ? `${JSON.stringify({ files }, null, 2)}\n` : `${printedReports(files, code)}\n`);
  return code;
}

export function asDateOrder(text: string): DateOrder {
  const order = text.toUpperCase();
  if (order === 'DMY' || order === 'MDY' || order === 'YMD') return order;
  throw new CandourError('BAD_USAGE', `--date-order takes dmy, mdy or ymd, not ${JSON.stringify(text)}.`);
}

export function asZone(text: string): string {
  if (Zone.of(text) === null)
    throw new CandourError('BAD_USAGE', `--zone: ${JSON.stringify(text)} is not a time zone known here.`, {
      hint: 'Use an IANA name such as Europe/London, or an offset such as +01:00.',
    });
  return text;
}
