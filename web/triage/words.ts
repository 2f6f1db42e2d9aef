/** What the closed lists of the triage room are called on the page. A suggestion is worded as one, never as a finding. */

import type { LabelName, UnjudgedReason } from '../contract.ts';

const labels: Readonly<Record<LabelName, string>> = {
  racism: 'racism',
  islamophobia: 'islamophobia',
  antisemitism: 'antisemitism',
  sexism: 'sexism',
  homophobia: 'homophobia',
  transphobia: 'transphobia',
  disability: 'contempt for disability',
  sexual_violence: 'sexual violence',
  sexual_harassment: 'sexual harassment',
  threat: 'threat',
  insult: 'insult',
  slur: 'slur',
  challenge: 'challenge',
};

export const labelNames = Object.keys(labels) as readonly LabelName[];

export function labelName(label: LabelName): string {
  return labels[label];
}

export function isLabel(value: unknown): value is LabelName {
  return typeof value === 'string' && Object.hasOwn(labels, value);
}

const reasons: Readonly<Record<UnjudgedReason, readonly [name: string, sentence: string]>> = {
  'other-language': ['another language', 'Words in a language that the model does not read.'],
  'other-script': ['another script', 'Words in another script than the Latin one.'],
  voice: ['voice messages', 'Recordings; nothing here listens to them.'],
  picture: ['pictures', 'Pictures, stickers and GIFs without a caption.'],
  video: ['videos', 'Videos without a caption.'],
  document: ['documents', 'Files and contact cards without a caption.'],
  media: ['media left out', 'Media of which the export does not say what they were.'],
  link: ['bare links', 'An address and no words.'],
  location: ['places', 'A place on a map.'],
  deleted: ['deleted messages', 'The words are gone on the phone that leads.'],
  unavailable: ['not available', 'The app says that it cannot show them.'],
  empty: ['empty messages', 'There are no words in them.'],
  call: ['calls', 'Records of calls.'],
  notice: ['notices', 'Written by the app, not by a person.'],
};

export function reasonName(reason: UnjudgedReason): string {
  return reasons[reason][0];
}

export function reasonSentence(reason: UnjudgedReason): string {
  return reasons[reason][1];
}

export function isReason(value: unknown): value is UnjudgedReason {
  return typeof value === 'string' && Object.hasOwn(reasons, value);
}

/** Not one message behind them can be looked at by itself: nobody wrote them. */
export function isCountedOnly(reason: UnjudgedReason): boolean {
  return reason === 'notice' || reason === 'call';
}

/** `0.91`: two places, and never 1 or 0, which would read as certainty. */
export function probability(value: number): string {
  if (value > 0.99) return 'over 0.99';
  if (value < 0.01) return 'under 0.01';
  return value.toFixed(2);
}

/** `0.85 to 0.90`: the ends of a twentieth. */
export function binWords(bin: number): string {
  return `${(bin / 20).toFixed(2)} to ${((bin + 1) / 20).toFixed(2)}`;
}

export interface Suggested {
  readonly relevance: number;
  readonly suggested: readonly { readonly label: LabelName; readonly score: number }[];
}

/** At most so many labels stand at a message; all of them are in its explanation. */
const SHOWN = 3;

/** `suggested: sexism 0.91`, one for each label; `suggested: relevant 0.43` where no label stands out. */
export function suggestionWords({ relevance, suggested }: Suggested): string[] {
  if (suggested.length === 0) return [`suggested: relevant ${probability(relevance)}`];
  return suggested.slice(0, SHOWN).map(({ label, score }) => `suggested: ${labelName(label)} ${probability(score)}`);
}
