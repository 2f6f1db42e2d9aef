/**
 * The search port: what an engine must be able to do so that services, tests and pages need not know which it is.
 * Engines are fed with our own folded text (kernel/folding), so that all of them give the same hits.
 */

import type { Transaction } from 'kysely';
import type { Sought } from '../../kernel/index.ts';

/** One observation to index. */
export interface IndexRow {
  readonly observation_id: number;
  readonly copy_id: number;
  /** Name of the sender as shown; null: none. */
  readonly sender: string | null;
  readonly kind: string;
  readonly body: string;
}

/** Which observations may be hits at all. Absent: no limit of that sort; an empty list lets nothing through. */
export interface SearchScope {
  readonly copies?: readonly number[];
  /** Copies left out, such as those whose import has not ended. */
  readonly exceptCopies?: readonly number[];
  /** Names as shown. One name may stand in many copies. */
  readonly senders?: readonly string[];
  readonly kinds?: readonly string[];
}

/** Half-open: ids sort by time, so a stretch of time is a range of ids. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

/** What to look for. `held`: the index of held entries is asked too, for who may read them. */
export interface IndexQuery {
  readonly operationId: number;
  readonly all: readonly Sought[];
  readonly none: readonly Sought[];
  readonly scope: SearchScope;
  readonly held: boolean;
}

/** Hits of a stretch by copy and sender. */
export interface Tally {
  readonly copy_id: number;
  readonly handle_id: number | null;
  readonly hits: number;
}

/** Terms that an index leaves to a comparison with the text, because it cannot answer them in bounded time. */
export interface Uncertain {
  readonly all: readonly Sought[];
  readonly none: readonly Sought[];
}

/** A query made ready. */
export interface Candidates {
  /** Ids in the range, ascending, at most `limit`. */
  within(range: IdRange, limit: number): Promise<readonly number[]>;
  /** How many ids in the range, counted up to `limit`. */
  count(range: IdRange, limit: number): Promise<number>;
  /** The ids in the range by copy and sender. */
  tally(range: IdRange): Promise<readonly Tally[]>;
  readonly uncertain: Uncertain;
}

export interface SearchEngine {
  /** Makes the indexes of an operation; nothing happens where they are there. */
  open(trx: Transaction<unknown>, operationId: number): Promise<void>;
  /** Adds rows to the index everybody searches, or to the one of held entries. */
  add(trx: Transaction<unknown>, operationId: number, rows: readonly IndexRow[], held: boolean): Promise<void>;
  /** Takes rows out again. */
  remove(trx: Transaction<unknown>, operationId: number, ids: readonly number[], held: boolean): Promise<void>;
  /**
   * Puts one index in better order, a little at a time; searches are quicker after. True: there is more to do.
   */
  tidy(trx: Transaction<unknown>, operationId: number): Promise<boolean>;

  /** Null where the query gives the index nothing to narrow down with: every entry is a candidate. */
  prepare(query: IndexQuery): Promise<Candidates | null>;

  /** Exact characters: candidates hold every run of three of them; the caller compares. Null: fewer than three. */
  prepareSubstring(operationId: number, part: string): Pick<Candidates, 'within'> | null;
  addSubstrings(
    trx: Transaction<unknown>,
    operationId: number,
    rows: readonly Pick<IndexRow, 'observation_id' | 'body'>[],
  ): Promise<void>;
  removeSubstrings(trx: Transaction<unknown>, operationId: number, ids: readonly number[]): Promise<void>;
  /** Empties the index for exact characters, to build it again. */
  clearSubstrings(trx: Transaction<unknown>, operationId: number): Promise<void>;
}
