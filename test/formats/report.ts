/** The report that `candour inspect --json` prints, without the command line around it. */

import { type FileReport, type InspectOptions, inspect, inspectExit, Survey } from '../../src/evidence/index.ts';

/** The reading clock of these tests. */
const now = Date.UTC(2026, 5, 1);

export async function report(
  path: string,
  options: Omit<InspectOptions, 'now'> = {},
): Promise<{ files: FileReport[]; exit: number }> {
  const survey = await Survey.ofPaths([path]);
  try {
    const files: FileReport[] = [];
    for await (const file of inspect(survey, { now, ...options })) files.push(file);
    return { files, exit: inspectExit(files) };
  } finally {
    survey.close();
  }
}
