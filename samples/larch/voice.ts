/** How a person types: the same sentence looks different from different thumbs. */
import type { Random } from './random.ts';
import type { Voice } from './team.ts';

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/giu, 'u'],
  [/\byour\b/giu, 'ur'],
  [/\bare\b/giu, 'r'],
  [/\btomorrow\b/giu, 'tmrw'],
  [/\btonight\b/giu, '2nite'],
  [/\bplease\b/giu, 'pls'],
  [/\bbecause\b/giu, 'cos'],
  [/\bprobably\b/giu, 'probs'],
  [/\bmessage\b/giu, 'msg'],
  [/\babout\b/giu, 'bout'],
  [/\bgoing to\b/giu, 'gonna'],
  [/\bthough\b/giu, 'tho'],
  [/\bpeople\b/giu, 'ppl'],
  [/\bsomething\b/giu, 'summat'],
];

function slip(word: string, random: Random): string {
  const at = random.between(1, word.length - 2);
  const [left, a, b, right] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)];
  switch (random.between(0, 3)) {
    case 0:
      return left + b + a + right;
    case 1:
      return left + b + right;
    case 2:
      return left + a + a + b + right;
    default:
      return left + a + right;
  }
}

/** Words a slip may fall on: plain letters, not too short, so that marks, links and masks stay as written. */
const SLIPPABLE = /^[a-z]{5,}$/u;

export interface Typed {
  readonly text: string;
  /** The word a slip spoilt, for the correction that sometimes follows. */
  readonly correction: string | null;
}

/** Applies a person's habits to a sentence; links and whole-line directives pass unchanged. */
export function typed(text: string, voice: Voice, random: Random): Typed {
  if (text.includes('://')) return { text, correction: null };
  let out = text;
  if (random.chance(voice.shorthand)) for (const [pattern, short] of SHORT) out = out.replace(pattern, short);
  const first = random.chance(voice.lower) ? /^[A-Z](?=[a-z' ])/u : /^[a-z]/u;
  out = out.replace(first, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
  if (random.chance(voice.noStop)) out = out.replace(/(?<!\.)\.$/u, '');
  let correction: string | null = null;
  out = out
    .split(' ')
    .map((word) => {
      if (correction !== null || !SLIPPABLE.test(word) || !random.chance(voice.typos)) return word;
      correction = word;
      return slip(word, random);
    })
    .join(' ');
  if (random.chance(voice.emoji) && !/\p{Extended_Pictographic}/u.test(out)) out += ` ${random.pick(voice.emojis)}`;
  else if (random.chance(voice.kiss)) out += ' x';
  return { text: out, correction };
}
