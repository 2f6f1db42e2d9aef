/**
 * The language of a search: words, "a phrase", prefix*, -not; all must be there. Nothing a person types is an error:
 * what holds nothing to look for is left out and said. Pure.
 */

import { type Sought, sought } from '../../kernel/index.ts';

export interface ParsedQuery {
  readonly all: readonly Sought[];
  readonly none: readonly Sought[];
  /** What was typed but holds no letter, digit or emoji. */
  readonly empty: readonly string[];
  /** True when terms beyond the limit were left out. */
  readonly cut: boolean;
}

const TERMS_AT_MOST = 32;

interface Piece {
  readonly text: string;
  readonly not: boolean;
  readonly beginning: boolean;
}

/** A minus sign, then words in quotation marks (an open one runs to the end) or a run without blanks; then an asterisk. */
const piece = /(?<!\S)(-?)(?:["“”„]([^"“”„]*)(?:["“”„](\*?)|$)|(\S+))/gu;

function piecesOf(query: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [, minus, phrase, phraseEnd, bare] of query.matchAll(piece)) {
    const not = minus === '-';
    if (phrase !== undefined) {
      if (phrase.trim() !== '') pieces.push({ text: phrase.trim(), not, beginning: phraseEnd === '*' });
    } else if (bare !== undefined) {
      // One asterisk behind a word asks for its beginning; more, or one inside, are a masked word.
      const beginning = /^[^*]+\*$/u.test(bare);
      pieces.push({ text: beginning ? bare.slice(0, -1) : bare, not, beginning });
    }
  }
  return pieces;
}

/** What the words of a query ask for. `folded`: their masked, spaced, accented and leet forms answer too. */
export function parseQuery(query: string, folded: boolean): ParsedQuery {
  const all: Sought[] = [];
  const none: Sought[] = [];
  const empty: string[] = [];
  const pieces = piecesOf(query);
  for (const { text, not, beginning } of pieces.slice(0, TERMS_AT_MOST)) {
    const term = sought(text, { folded, beginning });
    if (term.runs.length === 0) empty.push(text);
    else (not ? none : all).push(term);
  }
  return { all, none, empty, cut: pieces.length > TERMS_AT_MOST };
}

/** A term of a list, taken as it stands: several words are a phrase, an asterisk behind asks for its beginning. */
export function parseTerm(term: string, folded: boolean): Sought {
  const plain = term.trim().replace(/^["“”„]|["“”„]$/gu, '');
  const beginning = /^[^*]+\*$/u.test(plain);
  return sought(beginning ? plain.slice(0, -1) : plain, { folded, beginning });
}
