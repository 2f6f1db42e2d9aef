/**
 * When a score becomes a suggestion on the page, and as what. One rule for the mark in the reader, the counts and the
 * lists, so that a count and the list behind it agree. Pure.
 */

import { type Label, labels } from '../labels.ts';

/** From here on a label is named at a suggestion: below it, it would be wrong three times of four. */
const LABEL_FROM = 0.25;
/** Somebody objects: shown by itself, because it does not make a message relevant. As likely as not, at least. */
const CHALLENGE_FROM = 0.5;

/**
 * @param threshold of relevance, as the model card states it
 * @returns the labels it is suggested as, the likeliest first
 */
export function suggestedLabels(
  relevance: number,
  scores: Readonly<Record<Label, number>>,
  threshold: number,
): { readonly label: Label; readonly score: number }[] {
  return labels
    .map((label) => ({ label, score: scores[label] }))
    .filter(({ label, score }) =>
      label === 'challenge' ? score >= CHALLENGE_FROM : relevance >= threshold && score >= LABEL_FROM,
    )
    .sort((a, b) => b.score - a.score || labels.indexOf(a.label) - labels.indexOf(b.label));
}
