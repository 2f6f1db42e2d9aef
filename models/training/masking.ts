/** Ways people hide a word, for training: the models must read them where folding does not. Seeded. */

/** A generator of numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const digits: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', b: '8', g: '9' };

type Mask = (word: string, random: () => number) => string;

export const masks: Readonly<Record<'stars' | 'digits' | 'spaces' | 'dots', Mask>> = {
  stars: (word, random) => {
    const whole = random() < 0.4;
    const vowels = [...word]
      .map((letter, at) => (at > 0 && (whole ? at < word.length : /[aeiou]/.test(letter)) ? '*' : letter))
      .join('');
    return vowels.includes('*') ? vowels : `${word[0]}*${word.slice(2)}`;
  },
  digits: (word) => [...word].map((letter) => digits[letter] ?? letter).join(''),
  spaces: (word) => [...word].join(' '),
  dots: (word) => [...word].join('.'),
};

/** The text with the words that `hides` says masked, all in one way. */
export function masked(
  text: string,
  hides: (word: string) => boolean,
  kind: keyof typeof masks,
  random: () => number,
): string {
  return text.replace(/[A-Za-z]{3,}/g, (word) => (hides(word.toLowerCase()) ? masks[kind](word, random) : word));
}
