/** What a review looks for and how it may end, in the words of the page. */

import type { ReviewView, StoppingCertificate } from '../contract.ts';
import { labelName } from '../triage/words.ts';

type Rule = ReviewView['rule'];

const rules: Readonly<Record<Rule, readonly [name: string, sentence: string]>> = {
  'model-assisted': [
    'order and random draws',
    'How the order thins out is estimated, and random draws guard against what it hides. The fewest to read.',
  ],
  sample: [
    'random draws alone',
    'Only what is drawn at random counts. Nothing is assumed about the order; more to read.',
  ],
  control: [
    'a sealed control sample',
    'A random sample is read first and kept from the order; what of it the order finds by itself tells how much it finds.',
  ],
  hypergeometric: [
    'a final random run',
    'At the end messages are drawn at random until what could be left is few enough. Much to read, and it always holds.',
  ],
};

export const ruleNames = Object.keys(rules) as readonly Rule[];

export function ruleName(rule: Rule): string {
  return rules[rule][0];
}

export function ruleSentence(rule: Rule): string {
  return rules[rule][1];
}

/** `anything relevant`, `sexual violence`, `anything relevant that person 7 wrote`. */
export function wantedWords(
  { kind, label, person }: Pick<ReviewView, 'kind' | 'label' | 'person'>,
  nameOf: (person: number) => string | undefined,
): string {
  if (kind === 'code') return label === null ? 'one code' : labelName(label);
  if (kind === 'person') return `anything relevant that ${nameOf(person ?? 0) ?? `person ${person ?? 0}`} wrote`;
  return 'anything relevant';
}

/** `95 %`, `99.5 %`: a share as it is laid down. */
export function percent(value: number): string {
  return `${Number((value * 100).toFixed(1))} %`;
}

/** An estimated share, which is never all and never nothing unless it is. */
export function estimated(value: number): string {
  if (value >= 1) return '100 %';
  if (value > 0.9995) return '> 99.9 %';
  if (value > 0 && value < 0.0005) return '< 0.1 %';
  return `${(value * 100).toFixed(1)} %`;
}

const verdicts: Readonly<Record<StoppingCertificate['verdict'], string>> = {
  stop: 'There is enough evidence to stop.',
  'not enough evidence to stop': 'There is not enough evidence to stop.',
  'everything read': 'Everything was read.',
};

export function verdictWords(verdict: StoppingCertificate['verdict']): string {
  return verdicts[verdict];
}
