/** What a language must have so that a chat can be invented in it. */
export interface TalkWords {
  /** Very short texts that people repeat all day; doubled entries are said more often. */
  readonly short: readonly string[];
  /** Set phrases of three words or so, repeated too. */
  readonly phrases: readonly string[];
  /** Sentences with `{slots}`; a digit after the name (`{clock2}`) draws again from the same list. */
  readonly templates: readonly string[];
  /** What may follow a sentence. */
  readonly tails: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
}
