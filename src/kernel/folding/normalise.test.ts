import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normaliseWithPlaces } from './normalise.ts';
import { tokens } from './tokens.ts';

/** Text of the kinds that meet in chats: Latin with marks, Arabic, emoji, Hangul, Indic, invisible characters. */
const chatText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...('aZé ß İıﬁＦÅ\u0301\u0307\u200d\u200b\ufe0f\u00ad👍🏽👨❤ـأإآٱىیةهمُحَ٣۴कि्ी가각ᄀ\u1161\u11a8がか\u3099ｶ\uff9e中ไก็½²™‘’“–…\n.,!*#@'.match(
          /\P{M}|\p{M}/gu,
        ) ?? []),
      ),
      { maxLength: 30 },
    )
    .map((letters) => letters.join('')),
);

const words = (text: string): string[] => tokens(text).map(({ token }) => token);

describe('Normalising', () => {
  it('makes the ways of writing one word equal', () => {
    expect(normalise('CAFÉ')).toBe('cafe');
    expect(normalise('cafe\u0301')).toBe('cafe');
    expect(normalise('ｃａｆｅ 𝓬𝓪𝓯𝓮 ⓒⓐⓕⓔ')).toBe('cafe cafe cafe');
    expect(normalise('Straße, STRASSE, Æsir, Łódź')).toBe('strasse, strasse, aesir, lodz');
    expect(normalise('ca\u200bf\u00ade')).toBe('cafe');
    expect(normalise('it’s – “so”…')).toBe('it\'s - "so"...');
  });

  it('brings Arabic letters to one form and leaves out vowel signs and tatweel', () => {
    expect(normalise('مُحَمَّد')).toBe(normalise('محمـــد'));
    expect(normalise('أحمد')).toBe(normalise('احمد'));
    expect(normalise('مدرسة')).toBe(normalise('مدرسه'));
    expect(normalise('على')).toBe(normalise('علي'));
    expect(normalise('کتاب ١٢٣ ۴')).toBe('كتاب 123 4');
  });

  it('keeps the marks that are letters of their script', () => {
    expect(normalise('की')).not.toBe(normalise('कि'));
    expect(normalise('가각')).toBe('가각');
    expect(normalise('が')).toBe('が');
    expect(normalise('か\u3099')).toBe('が');
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(chatText, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  it('does not depend on how the characters were composed', () => {
    fc.assert(
      fc.property(chatText, (text) => {
        expect(normalise(text.normalize('NFD'))).toBe(normalise(text.normalize('NFC')));
      }),
    );
  });

  it('gives the same text with places as without, and every place lies in the original, in order', () => {
    fc.assert(
      fc.property(chatText, (text) => {
        const found = normaliseWithPlaces(text);
        expect(found.text).toBe(normalise(text));
        let before = 0;
        for (let unit = 0; unit < found.text.length; unit++) {
          const [start, end] = [found.startOf(unit), found.endOf(unit)];
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
    );
  });

  it('normalises the original at a place to what stands at that place', () => {
    fc.assert(
      fc.property(chatText, (text) => {
        for (const { token, start, end } of tokens(text)) expect(normalise(text.slice(start, end))).toContain(token);
      }),
    );
  });
});

describe('Tokens', () => {
  it('are words, numbers and emoji, with their places in the text as written', () => {
    expect(tokens('Ok, Müller: 3x 👍🏽!')).toEqual([
      { token: 'ok', start: 0, end: 2 },
      { token: 'muller', start: 4, end: 10 },
      { token: '3x', start: 12, end: 14 },
      { token: '👍', start: 15, end: 17 },
      { token: '🏽', start: 17, end: 19 },
    ]);
  });

  it('keep every emoji of a joined one, and drop the variation selector', () => {
    expect(words('👨‍👩‍👧 ❤️ 🇬🇧')).toEqual(['👨', '👩', '👧', '❤', '🇬', '🇧']);
  });

  it('take scripts without spaces one character at a time', () => {
    expect(words('中文ok ก็ดี')).toEqual(['中', '文', 'ok', 'ก็', 'ด', 'ี'].slice(0, 4).concat('ดี'));
  });

  it('are the same for text as written and for normalised text', () => {
    fc.assert(
      fc.property(chatText, (text) => {
        expect(words(normalise(text))).toEqual(words(text));
      }),
    );
  });

  it('lie in order and do not overlap, save where one character holds two', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let before = 0;
        for (const { token, start, end } of tokens(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(text.slice(start, end).toLowerCase()).toBe(token);
          before = end;
        }
      }),
    );
  });
});
