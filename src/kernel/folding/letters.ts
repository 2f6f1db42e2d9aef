/**
 * What stands for what among letters: data, no rules. Three tables, used at three places:
 * `plainLetters` makes words comparable (normalise.ts), `lookAlikes` and `leetLetters` undo disguise (forms.ts).
 */

type Range = readonly [number, number];

/** Marks that decorate a letter and are left out by people who search; marks that are letters (Indic, Thai) are not here. */
export const decorations: readonly Range[] = [
  // Latin, Greek, Cyrillic
  [0x300, 0x36f],
  [0x483, 0x489],
  // Hebrew points
  [0x591, 0x5bd],
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c5],
  [0x5c7, 0x5c7],
  // Arabic and Syriac vowels, hamza and madda above and below
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x6e7, 0x6e8],
  [0x6ea, 0x6ed],
  [0x711, 0x711],
  [0x730, 0x74a],
  [0x8d3, 0x8ff],
  // Combining marks of any script and of symbols (the keycap)
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

/** Joiners, directional marks, soft hyphen, variation selectors (U+FE0F), tags: nothing a reader sees. */
export const invisibles: readonly Range[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];

/** A regular expression for any one character of these ranges. */
export function anyOf(ranges: readonly Range[]): RegExp {
  const escaped = (code: number): string => `\\u{${code.toString(16)}}`;
  return new RegExp(`[${ranges.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]`, 'gu');
}

/** Letters that Unicode does not take apart, as the plain letters a person types instead. */
export const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ς', 'σ'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  // Arabic letters written in more than one way, and their Persian and Urdu forms. Alef, waw and yeh with
  // hamza or madda lose it with the other marks.
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ڪ', 'ك'],
  ['ة', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ە', 'ه'],
  ['ـ', ''],
  // Quotation marks and dashes that phones put in by themselves.
  ['‘', "'"],
  ['’', "'"],
  ['‛', "'"],
  ['ʼ', "'"],
  ['′', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  // Unicode writes this one as two letters, which would become part of the word before it.
  ['™', ' '],
]);

/** First code point of each row of ten digits that is read as 0 to 9 (full-width and mathematical ones fall to NFKD). */
export const digitRows: readonly number[] = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

/**
 * Letters of other scripts that pass for Latin ones (lower case, after normalising), from the shapes and not the
 * sounds; a small part of Unicode's confusables (UTS 39) chosen for what keyboards offer.
 */
const alike: readonly (readonly [string, string])[] = [
  ['a', 'аαɑᴀ'],
  ['b', 'ьʙ'],
  ['c', 'сϲᴄ'],
  ['d', 'ԁᴅ'],
  ['e', 'еεҽᴇ'],
  ['f', 'ꜰ'],
  ['g', 'ɡɢց'],
  ['h', 'һнʜհ'],
  ['i', 'іιɩɪ'],
  ['j', 'јᴊ'],
  ['k', 'кκᴋ'],
  ['l', 'ӏʟ'],
  ['m', 'мᴍ'],
  ['n', 'ηɴոп'],
  ['o', 'оοσᴏօ'],
  ['p', 'рρᴘ'],
  ['q', 'ԛգ'],
  ['r', 'гʀ'],
  ['s', 'ѕꜱ'],
  ['t', 'тτᴛ'],
  ['u', 'υᴜսцч'],
  ['v', 'νᴠѵ'],
  ['w', 'ωԝᴡшщ'],
  ['x', 'хχ'],
  ['y', 'уγʏү'],
  ['z', 'ᴢ'],
];

function lookAlikeTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [latin, others] of alike) {
    for (const other of others) table.set(other, latin);
  }
  // White letters on black circles and squares (the B button is written before "-ender" and the like).
  for (let n = 0; n < 26; n++) {
    const latin = String.fromCharCode(0x61 + n);
    table.set(String.fromCodePoint(0x1f150 + n), latin);
    table.set(String.fromCodePoint(0x1f170 + n), latin);
  }
  return table;
}

export const lookAlikes: ReadonlyMap<string, string> = lookAlikeTable();

/** Digits and signs written for letters; more than one where both readings are common, the likelier first. */
export const leetLetters: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'il'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['6', 'gb'],
  ['7', 't'],
  ['8', 'b'],
  ['9', 'g'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'il'],
  ['|', 'li'],
  ['+', 't'],
  ['€', 'e'],
]);
