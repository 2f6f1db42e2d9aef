/** Other words in the same place: a small change that turns a sentence, or another sentence altogether. */
import type { Random } from '../larch/random.ts';
import type { Talk } from './talk.ts';

const TURNED: Readonly<Record<string, string>> = {
  yes: 'no',
  Yes: 'No',
  no: 'yes',
  No: 'Yes',
  ja: 'nein',
  nein: 'ja',
  sí: 'no',
  ok: 'no way',
  can: 'cannot',
  is: 'is not',
  was: 'was never',
  will: 'will not',
  works: 'fails',
  tomorrow: 'next month',
  ist: 'ist nicht',
  kann: 'könnte',
  está: 'no está',
  puede: 'no puede',
};

/** A small change: a word turned, a number changed, a word dropped or doubled. Always another text. */
function small(text: string, random: Random): string {
  const words = text.split(' ');
  const turnable = words.flatMap((word, i) => (Object.hasOwn(TURNED, word) ? i : []));
  if (turnable.length > 0 && random.chance(60)) {
    const at = random.pick(turnable);
    return words.map((word, i) => (i === at ? (TURNED[word] ?? word) : word)).join(' ');
  }
  const digit = /\d/u.exec(text);
  if (digit !== null && random.chance(70)) {
    const other = String((Number(digit[0]) + random.between(1, 9)) % 10);
    return text.slice(0, digit.index) + other + text.slice(digit.index + 1);
  }
  if (words.length > 3) {
    const at = random.between(1, words.length - 2);
    return words.filter((_, i) => i !== at).join(' ');
  }
  return `not ${text}`;
}

export function altered(text: string, random: Random, talk: Talk): string {
  const total = random.chance(30);
  const changed = total ? talk.sentence('en') : small(text, random);
  return changed === text || changed.trim() === '' ? `${text} not` : changed.trimEnd();
}

/** The start of a text, cut between characters. */
export function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}
