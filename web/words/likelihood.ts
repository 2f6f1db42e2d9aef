/** How sure something is, in words and as a number. A number near one never reads as certainty. */

/** `very likely`, `likely`, `more likely than not`, `unlikely`. */
export function likelihood(confidence: number): string {
  if (confidence >= 0.9) return 'very likely';
  if (confidence >= 0.75) return 'likely';
  if (confidence >= 0.5) return 'more likely than not';
  return 'unlikely';
}

/** `0.97`; `over 0.99` and `under 0.01` where rounding would say certain. */
export function confidenceNumber(confidence: number): string {
  if (confidence > 0.99) return 'over 0.99';
  if (confidence < 0.01) return 'under 0.01';
  return confidence.toFixed(2);
}

/** Lower ends of the words above, for a filter: `at least likely`. */
export const leastConfidences: ReadonlyArray<readonly [number, string]> = [
  [0.9, 'very likely'],
  [0.75, 'likely or more'],
  [0.5, 'more likely than not'],
];
