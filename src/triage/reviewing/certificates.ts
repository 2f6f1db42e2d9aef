/** What may be said of a review from its settings and its log alone: as a whole, and of each code found. Pure. */

import type { Label } from '../labels.ts';
import { type Certificate, certificateFromLog, type StoppingSettings } from '../stopping/index.ts';
import { asLogEntries, type Decided, type Standing } from './review-log.ts';

export interface Certificates {
  readonly whole: Certificate;
  /** Of the codes that a reader gave at least once. */
  readonly codes: readonly { readonly label: Label; readonly certificate: Certificate }[];
  /** How many were found after how many reads. */
  readonly curve: readonly { readonly read: number; readonly found: number }[];
}

export function certificatesOf(
  settings: StoppingSettings,
  standing: readonly Standing[],
  labels: readonly Label[],
  points: number,
): Certificates {
  const decided = standing.filter((entry): entry is Decided => entry.kind === 'decided');
  const given = labels.filter((label) => decided.some(({ codes }) => codes.includes(label)));
  return {
    whole: certificateFromLog(settings, asLogEntries(standing, null)),
    codes: given.map((label) => ({ label, certificate: certificateFromLog(settings, asLogEntries(standing, label)) })),
    curve: curveOf(decided, points),
  };
}

/** At most so many points, the last one included. */
function curveOf(decided: readonly Decided[], points: number): { readonly read: number; readonly found: number }[] {
  const every = Math.max(1, Math.ceil(decided.length / points));
  let found = 0;
  return decided.flatMap(({ relevant }, n) => {
    if (relevant) found++;
    const read = n + 1;
    return read % every === 0 || read === decided.length ? [{ read, found }] : [];
  });
}
