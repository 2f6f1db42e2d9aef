import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, explain, explainSubstring } from './explain.ts';
import { editsOf, formsOf, indexText } from './forms.ts';
import { mayBeDisguised } from './glance.ts';
import { couldMask } from './masks.ts';
import { normalise } from './normalise.ts';
import { indexTokens, sought } from './sought.ts';
import { tokens } from './tokens.ts';

const why = (body: string, query: string): (string | null)[] => explain(body, [sought(query)]).map((span) => span.why);
const finds = (body: string, query: string): boolean => answered(formsOf(body), sought(query));

/** Text in which disguises are likely. */
const disguised = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."muppet plonker e b 0 3 7 * ** # $ ! @ - . _ + ' | mu pp et mmm сер а u k 4 ~ 🅱 € é ‖ ·".split(' '),
      ),
      fc.constantFrom(' ', '  ', '.', ', ', '\n'),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** What an index does with the text: an engine of exact tokens, phrases and nothing else. */
function indexFinds(body: string, query: string): boolean {
  const { words, folded, patterns } = indexText(body);
  const split = (text: string): string[] =>
    text.split(/[\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/).filter((token) => token !== '');
  const rows = [split(words.toLowerCase()), split(folded ?? '')];
  return sought(query).runs.some((run) => {
    const ways = run.tokens.map((token) => new Set(indexTokens(token, false, patterns)));
    return rows.some((row) => row.some((_, at) => ways.every((way, n) => way.has(row[at + n] ?? ''))));
  });
}

describe('A disguised word is found by the plain one', () => {
  it.each([
    ['m*****', 'masked'],
    ['m**pet', 'masked'],
    ['m#ppet', 'masked'],
    ['m_ppet', 'masked'],
    ['M*PP*T!', 'masked'],
    ['mupp3t', 'leet'],
    ['mu99et', null],
    ['m u p p e t', 'spaced'],
    ['m.u.p.p.e.t', 'spaced'],
    ['mup-pet', 'spaced'],
    ['muuuuppet', 'stretched'],
    ['mupppppet', 'stretched'],
    ['muррet', 'look-alike letters'],
    ['ｍｕｐｐｅｔ', 'look-alike letters'],
    ['müppet', 'accent'],
    ['mup\u200bpet', 'hidden characters'],
    ['MUPPET', null],
  ])('%s', (body, reason) => {
    const found = why(`you ${body} you`, 'muppet');
    expect(found).toEqual(body === 'mu99et' ? [] : [reason]);
  });

  it('with the whole of the disguise marked', () => {
    const body = 'Oh, m u p p e t!';
    const [span] = explain(body, [sought('muppet')]);
    expect(body.slice(span?.start, span?.end)).toBe('m u p p e t');
  });

  it('inside a phrase, and only inside one', () => {
    expect(finds('what a m***** he is', 'a muppet he')).toBe(true);
    expect(finds('what a m***** he is', 'muppet is')).toBe(false);
    expect(finds('ab3nd and cd', 'abend and cd')).toBe(true);
  });

  it('and the disguise typed as a query finds the plain word', () => {
    expect(finds('a muppet', 'mupp3t')).toBe(true);
    expect(finds('an e-mail', 'email')).toBe(true);
    expect(finds('an email', 'e-mail')).toBe(true);
  });
});

describe('A masked word', () => {
  it('stands for every word of its length that agrees with the letters shown, and no other', () => {
    expect(finds('m***', 'muppet')).toBe(false);
    expect(finds('m**', 'mud')).toBe(true);
    expect(finds('n**', 'mud')).toBe(false);
    expect(couldMask('m··pet', 'muppet')).toBe(true);
    expect(couldMask('m··pet', 'maypit')).toBe(false);
  });

  it('is found by the masked word typed as a query, and not by its lone letter', () => {
    expect(finds('a m***** there', 'm*****')).toBe(true);
    expect(finds('a m there', 'm*****')).toBe(false);
    expect(finds('a muppet there', 'm*ppet')).toBe(true);
  });

  it('is not what phones write for bold, nor a lone sign behind a word', () => {
    expect(formsOf('*muppet* and _so_ ~on~ 100% C# wow!!').folded).toEqual([]);
    expect(why('*m*****!*', 'muppet')).toEqual(['masked']);
  });

  it('answers for each way of hiding all letters but the first', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{3,9}$/),
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        (word, hide) => {
          const masked = [...word].map((letter, n) => (n > 0 && hide[n] === true ? '*' : letter)).join('');
          expect(finds(`so ${masked} then`, word)).toBe(true);
        },
      ),
    );
  });
});

describe('Left alone are', () => {
  it.each(['4th of May, 3pm, 10k', 'room5 and unit12', 'www and zzz', 'e.g. this i.e. that', 'a 24 hour shift'])(
    '%s',
    (body) => {
      expect(formsOf(body).folded).toEqual([]);
    },
  );
});

describe('Short forms', () => {
  it('are found with and without their apostrophe', () => {
    expect(why('I don’t know', 'dont')).toEqual(['apostrophe']);
    expect(finds('I dont know', "don't")).toBe(true);
    expect(finds("Alder's keys", 'alder')).toBe(true);
    expect(finds("he'll", 'hell')).toBe(false);
  });
});

describe('Index and explanation', () => {
  it('agree: what an index of exact tokens finds is explained, and what is explained is found', () => {
    fc.assert(
      fc.property(disguised, disguised, (body, query) => {
        expect(finds(body, query)).toBe(indexFinds(body, query));
        expect(explain(body, [sought(query)]).length > 0).toBe(finds(body, query));
      }),
      { numRuns: 2000 },
    );
  });

  it('agree on each word of the body itself', () => {
    fc.assert(
      fc.property(disguised, (body) => {
        for (const { token } of tokens(body))
          expect(indexFinds(body, token) || sought(token).runs.length === 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('hand text on that cuts into the same tokens at ASCII signs alone', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'a',
            ' ',
            '.',
            'é',
            '😂',
            '👍🏽',
            '中',
            'ก็',
            'ي',
            '،',
            '…',
            '\u0e47',
            'की',
            '\u0947',
            '-',
            '·',
            '¦',
            '€',
          ),
          {
            maxLength: 20,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const cut = indexText(text)
          .words.toLowerCase()
          .split(/[\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/);
        expect(cut.filter((token) => token !== '')).toEqual(tokens(text).map(({ token }) => token));
      }),
      { numRuns: 2000 },
    );
  });

  it('spans lie in the text', () => {
    fc.assert(
      fc.property(disguised, disguised, (body, query) => {
        for (const { start, end } of explain(body, [sought(query), sought(query, { beginning: true })])) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(body.length);
        }
      }),
    );
  });

  it('never pass over a disguise at the first look', () => {
    fc.assert(
      fc.property(fc.oneof(disguised, fc.string()), (text) => {
        const plain = normalise(text);
        if (!mayBeDisguised(plain)) expect(editsOf(plain, tokens(plain))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('Exact characters', () => {
  it('are found anywhere, and say where they are part of a word', () => {
    expect(explainSubstring('Muppets are mup.', 'mup')).toEqual([
      { start: 0, end: 3, term: 'mup', why: 'part of a word' },
      { start: 12, end: 15, term: 'mup', why: null },
    ]);
    expect(explainSubstring('a Café!', 'fe!')).toEqual([{ start: 4, end: 7, term: 'fe!', why: 'part of a word' }]);
  });
});
