import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchExpression, scopeExpressions, scopeTokens, termExpression } from './expression.ts';
import { parseQuery, parseTerm } from './query.ts';

const shape = (query: string): string[] => {
  const { all, none } = parseQuery(query, false);
  const say = (sign: string) => (term: (typeof all)[number]) =>
    `${sign}${term.runs.map(({ tokens }) => tokens.join(' ')).join('/')}${term.beginning ? '*' : ''}`;
  return [...all.map(say('')), ...none.map(say('-'))];
};

describe('The language of a search', () => {
  it('has words, phrases, beginnings and exclusions', () => {
    expect(shape('late turn')).toEqual(['late', 'turn']);
    expect(shape('"late turn" key*')).toEqual(['late turn', 'key*']);
    expect(shape('turn -late -"so late"')).toEqual(['turn', '-late', '-so late']);
    expect(shape('“late turn”')).toEqual(['late turn']);
    expect(shape('"late tu"*')).toEqual(['late tu*']);
  });

  it('takes an open quotation mark to the end, and lone signs as nothing', () => {
    expect(shape('"late turn')).toEqual(['late turn']);
    expect(shape('- * " "" -"')).toEqual([]);
    expect(parseQuery('!!! turn', true).empty).toEqual(['!!!']);
  });

  it('takes several asterisks for a masked word and one behind for a beginning', () => {
    expect(parseQuery('t***', true).all[0]?.runs).toEqual([{ tokens: ['t···'], why: null }]);
    expect(parseQuery('t**n', true).all[0]?.runs.map(({ tokens }) => tokens)).toEqual([['t', 'n'], ['t··n']]);
    expect(parseQuery('turn*', true).all[0]).toMatchObject({ beginning: true, label: 'turn' });
  });

  it('takes a term of a list as it stands', () => {
    expect(parseTerm('late turn', false).runs).toEqual([{ tokens: ['late', 'turn'], why: null }]);
    expect(parseTerm('"late turn"', false).runs).toEqual([{ tokens: ['late', 'turn'], why: null }]);
    expect(parseTerm('tur*', false)).toMatchObject({ beginning: true, runs: [{ tokens: ['tur'] }] });
  });

  it('leaves out terms beyond the limit and says so', () => {
    const parsed = parseQuery('word '.repeat(40), true);
    expect(parsed.all).toHaveLength(32);
    expect(parsed.cut).toBe(true);
  });
});

describe('The query an index is given', () => {
  it('holds nothing that was typed but letters, digits and emoji in quotation marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (query, folded) => {
        const { all, none } = parseQuery(query, folded);
        for (const term of [...all, ...none]) {
          const expression = termExpression(term, []);
          const frame = expression.replaceAll(/"[^"]*"/gu, '""');
          expect(frame).toMatch(/^(?:\{words folded\}|words) : \(""(?: \*)?(?: OR ""(?: \*)?)*\)$/u);
          for (const [, tokens] of expression.matchAll(/"([^"]*)"/gu))
            expect(tokens).not.toMatch(/[\0-\x1f!-/:-@[-`{-\x7f]/);
        }
      }),
    );
  });

  it('names masked words that the index holds and that could be the word', () => {
    const [term] = parseQuery('turn', true).all;
    if (term === undefined) throw new Error('no term');
    expect(termExpression(term, ['t···', 't··', 'b···', 't··k'])).toBe('{words folded} : ("turn" OR "t···")');
  });

  it('asks for senders, chats and kinds through the scope; the commonest kind is what no other is', () => {
    expect(scopeTokens({ copy_id: 3, sender: 'Rook', kind: 'text' })).toMatch(/^c3 n[0-9a-f]{14}$/);
    expect(scopeTokens({ copy_id: 3, sender: null, kind: 'media-omitted' })).toBe('c3 kmediaomitted');
    expect(scopeExpressions({ copies: [1, 2], kinds: ['call'] })).toEqual({
      all: ['scope : ("c1" OR "c2")', 'scope : ("kcall")'],
      none: [],
    });
    expect(scopeExpressions({ kinds: ['text', 'call'] })?.none[0]).not.toContain('kcall');
    expect(scopeExpressions({ senders: [] })).toBeNull();
  });

  it('is none at all where there is only something to leave out', () => {
    expect(matchExpression([], ['x'])).toBeNull();
    expect(matchExpression(['a', 'b'], ['c', 'd'])).toBe('((a) AND (b)) NOT ((c) OR (d))');
  });
});
