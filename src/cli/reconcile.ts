/** `candour reconcile`: copies of one chat from several phones, aligned; what each lacks, and what could explain it. */

import { once } from 'node:events';
import { type ReconciliationReport, reconcileFiles } from '../conversations/index.ts';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { asZone } from './inspect.ts';
import { printedReconciliation } from './reconcile-print.ts';
import { ProgressLine } from './terminal.ts';

export interface ReconcileArguments {
  readonly json?: boolean;
  readonly zone?: readonly string[];
  readonly text?: boolean;
}

/** 0 for copies of one chat, findings or not; 1 for copies of different chats. */
export async function reconcileCommand(paths: readonly string[], given: ReconcileArguments): Promise<ExitCode> {
  const zones = zonesOf(given.zone ?? [], paths);
  const progress = new ProgressLine();
  let step = 0;
  let report: ReconciliationReport;
  try {
    report = await reconcileFiles(paths, {
      zones,
      now: Date.now(),
      onProgress: ({ path, step: doing }) =>
        progress.show(doing === 'reading' ? `Reading ${path}` : 'Aligning', step++, paths.length, 'copies'),
    });
  } finally {
    progress.end();
  }
  if (given.json) await writeJson(report);
  else process.stdout.write(`${printedReconciliation(report, given.text === true)}\n`);
  return report.sameChat.confidence < 0.5 ? 1 : 0;
}

function zonesOf(given: readonly string[], paths: readonly string[]): Record<string, string> {
  const zones: Record<string, string> = {};
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const path = text.slice(0, at);
    if (at <= 0)
      throw new CandourError('BAD_USAGE', `--zone takes PATH=ZONE, not ${JSON.stringify(text)}.`, {
        hint: 'Name the path as you give it: --zone phone-b.zip=Europe/Madrid.',
      });
    if (!paths.includes(path))
      throw new CandourError('BAD_USAGE', `--zone names ${JSON.stringify(path)}, which is not among the paths given.`, {
        hint: `The paths are ${paths.map((one) => JSON.stringify(one)).join(', ')}.`,
      });
    zones[path] = asZone(text.slice(at + 1));
  }
  return zones;
}

/** The object in pieces, one finding a line: of a long chat it is larger than one text can be. */
async function writeJson(report: ReconciliationReport): Promise<void> {
  const { findings, ...rest } = report;
  const write = async (text: string): Promise<void> => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  await write(`${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "findings": [`);
  let lines: string[] = [];
  for (const [i, finding] of findings.entries()) {
    lines.push(`${i === 0 ? '\n' : ',\n'}    ${JSON.stringify(finding)}`);
    if (lines.length < 1_000) continue;
    await write(lines.join(''));
    lines = [];
  }
  await write(`${lines.join('')}${findings.length === 0 ? ']' : '\n  ]'}\n}\n`);
}
