/**
 * When a score becomes a suggestion on the page, and as what. One rule for the mark in the reader, the counts and the
 * lists, so that a count and the list behind it agree. Pure.
 */

import { type Label, labels } from '../labels.ts';

/**
 * A label is named at a suggestion where its probability is this share of the relevance: of such messages, if a reviewer
 * codes them at all, one in five at least is coded so. A fixed number would name no label where every label is rare, as it
 * is in ordinary chats. Judgement, not measured.
 */
const LABEL_SHARE = 0.2;
/** Somebody objects: shown by itself, because it does not make a message relevant. One in five at least. Judgement too. */
const CHALLENGE_FROM = 0.2;

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
      label === 'challenge' ? score >= CHALLENGE_FROM : relevance >= threshold && score >= LABEL_SHARE * relevance,
    )
    .sort((a, b) => b.score - a.score || labels.indexOf(a.label) - labels.indexOf(b.label));
}
