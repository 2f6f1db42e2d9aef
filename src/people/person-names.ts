/**
 * Whether two names as phones show them may be one person's. Nickname-safe: only whole names are compared, never a first
 * name, a nickname or an initial alone, because a relief has two Sams and every phone a "Mum". Pure.
 */

import { normalise, tokens } from '../kernel/index.ts';
import { givenNames, labelWords } from './name-words.ts';

export interface PersonName {
  /** Folded words that name somebody, sorted: `Rook, Danny` and `Danny ROOK` have the same. */
  readonly words: readonly string[];
  /** Of these, those that are more than an initial. */
  readonly whole: number;
  /** A rank, relation or other label stands in it: `Sarge` is somebody on one phone, and somebody else on another. */
  readonly labelled: boolean;
}

const lettersIn = /\p{L}/u;
/** One letter of a script whose words have several. */
const initial = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;

/** The words of a name that name somebody: without ranks, relations and what else people add to a contact. */
export function personName(shown: string): PersonName {
  const all = tokens(normalise(shown))
    .map(({ token }) => token)
    .filter((word) => lettersIn.test(word));
  const words = all.filter((word) => !labelWords.has(word)).sort();
  return {
    words,
    whole: words.filter((word) => !initial.test(word)).length,
    labelled: words.length < all.length,
  };
}

/** Two words that are more than initials: a name that can be compared across phones. */
export function isWholeName(name: PersonName): boolean {
  return name.whole >= 2;
}

/** A given name, an initial or a sign and nothing else that tells: points at nobody, not even twice on one phone. */
export function isCommonAlone(name: PersonName): boolean {
  const [word] = name.words.filter((one) => !initial.test(one));
  if (word === undefined) return !name.labelled;
  return name.whole === 1 && givenNames.has(word);
}

/**
 * 'equal': the same words in any order; 'contains': one has all words of the other, itself a whole name, and more.
 * Null: says nothing. Names of one word are never compared here.
 */
export function compareNames(a: PersonName, b: PersonName): 'equal' | 'contains' | null {
  if (!isWholeName(a) || !isWholeName(b)) return null;
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const left = [...long.words];
  for (const word of short.words) {
    const at = left.indexOf(word);
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left.length === 0 ? 'equal' : 'contains';
}

/** As one would write it: `Rook, Danny` turned round, the `~` of a name that its owner chose taken off. */
export function writtenName(shown: string): string {
  const plain = shown.replace(/^~\s*/u, '').trim();
  const turned = /^([\p{L}'’ -]+),\s*([\p{L}'’. -]+)$/u.exec(plain);
  return turned ? `${turned[2]?.trim() ?? ''} ${turned[1]?.trim() ?? ''}`.trim() : plain;
}
