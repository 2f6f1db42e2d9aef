/** A message as the numbers the second tier takes: pieces of words (WordPiece), the message first, then what was said before. */

/** What cuts a text into the model's pieces: `@huggingface/tokenizers`, or anything that does the same. */
export interface Tokenizer {
  encode(text: string, options: { add_special_tokens: boolean }): { readonly ids: readonly number[] };
}

export interface Encoded {
  readonly ids: BigInt64Array;
  /** 0 for the message, 1 for what was said before. */
  readonly types: BigInt64Array;
}

/** As in training (models/training/encoder.py). */
const TEXT_PIECES = 96;
const ALL_PIECES = 128;
const CONTEXT_AT_LEAST = 4;
/** A longer message is read in windows of TEXT_PIECES; of a very long one, so many, evenly spread. */
const WINDOWS_AT_MOST = 8;

/** Numbers of the two special pieces in the vocabulary of BERT. */
const BEGIN = 101;
const END = 102;

/**
 * @param text and context as the models read them (`modelText`, `modelContext`)
 * @returns one entry a window; nearly every message has one
 */
export function encode(text: string, context: readonly string[], tokenizer: Tokenizer): Encoded[] {
  const pieces = tokenizer.encode(text, { add_special_tokens: false }).ids;
  const said = context.length === 0 ? [] : tokenizer.encode(context.join(' | '), { add_special_tokens: false }).ids;
  return windowsOf(pieces).map((window) => framed(window, said));
}

function windowsOf(pieces: readonly number[]): (readonly number[])[] {
  if (pieces.length <= TEXT_PIECES) return [pieces];
  const windows = Math.min(WINDOWS_AT_MOST, Math.ceil(pieces.length / TEXT_PIECES));
  const last = pieces.length - TEXT_PIECES;
  return Array.from({ length: windows }, (_, at) => {
    const start = Math.round((last * at) / (windows - 1));
    return pieces.slice(start, start + TEXT_PIECES);
  });
}

function framed(pieces: readonly number[], said: readonly number[]): Encoded {
  const room = ALL_PIECES - pieces.length - 3;
  const before = said.length > 0 && room > CONTEXT_AT_LEAST ? [...said.slice(-room), END] : [];
  const own = [BEGIN, ...pieces, END];
  return {
    ids: BigInt64Array.from([...own, ...before], BigInt),
    types: BigInt64Array.from([...own.map(() => 0n), ...before.map(() => 1n)]),
  };
}
