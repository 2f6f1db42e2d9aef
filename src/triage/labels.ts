/** What a message may be suggested as. The order is that of every array of scores, stored or passed on. */

export const labels = [
  'racism',
  'islamophobia',
  'antisemitism',
  'sexism',
  'homophobia',
  'transphobia',
  'disability',
  'sexual_violence',
  'sexual_harassment',
  'threat',
  'insult',
  'slur',
  'challenge',
] as const;

export type Label = (typeof labels)[number];

/**
 * `relevance`: that a careful reviewer would code the message with any abusive label. `challenge` (somebody objects,
 * supports the target, refuses) is not abusive and does not make a message relevant.
 */
export const outputs = ['relevance', ...labels] as const;

export type Output = (typeof outputs)[number];
