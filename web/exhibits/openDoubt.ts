import type { DoubtView } from '../contract.ts';

/** True while nobody knows: not decided, or decided to be left open (the doubt then stands at every time). */
export function isOpen(doubt: Pick<DoubtView, 'decided'>): boolean {
  return doubt.decided === null || doubt.decided.value === 'undecided' || doubt.decided.value === 'unknown';
}

/** `J. Marsh, 20 Nov 2026: statement of the custodian`; what the label of the exhibit decided has no time of its own. */
export function decisionWords(decided: NonNullable<DoubtView['decided']>, at: (instant: string) => string): string {
  const when = decided.at === '' ? '' : `, ${at(decided.at)}`;
  return `${decided.by}${when}: ${decided.basis}`;
}
