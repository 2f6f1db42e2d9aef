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

/** Chats whose zone nobody knows, exhibit by exhibit. */
export function unknownZones(
  doubts: readonly Pick<DoubtView, 'kind' | 'exhibit' | 'chatTitle' | 'decided'>[],
): ReadonlyArray<{ readonly exhibit: string; readonly chats: readonly string[] }> {
  const chats = new Map<string, string[]>();
  for (const doubt of doubts) {
    if (doubt.kind !== 'zone' || !isOpen(doubt)) continue;
    chats.set(doubt.exhibit, [...(chats.get(doubt.exhibit) ?? []), doubt.chatTitle ?? 'one without a title']);
  }
  return [...chats].map(([exhibit, titles]) => ({ exhibit, chats: titles }));
}
