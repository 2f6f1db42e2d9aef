/**
 * The search port on SQLite's FTS5: the only raw SQL of this room.
 *
 * `search_<operation>`: words, folded forms and scope of every entry; contentless, fed with our own tokens, so the
 * plain `ascii` tokenizer does (it keeps everything that is not ASCII, emoji too, and cuts and lowers ASCII as
 * kernel/folding does). Its rowid is the observation id, and ids sort by time: newest first, oldest first and a stretch
 * of time are the index's own order, and nothing is ever ranked or sorted. FTS5 can seek forwards and not backwards,
 * so ranges are always read ascending (walk.ts).
 *
 * `search_held_<operation>`: the same for held entries, asked only for who may read them (R22).
 *
 * `substring_<operation>`: every run of three characters of the normalised text, for exact characters.
 */

import { CandourError, indexText, normalise, type Sought } from '../../kernel/index.ts';
import type { Cell, Store } from '../../storage/index.ts';
import type { ConversationTables } from '../tables.ts';
import { firstLetters, matchExpression, scopeExpressions, scopeTokens, termExpression } from './expression.ts';
import type { Candidates, IdRange, IndexQuery, SearchEngine, Tally, Uncertain } from './port.ts';

const ROWS_AT_ONCE = 10_000;

/**
 * Leaf pages (4 kB) of the index that a beginning of a word may span before it is left to comparison with the text:
 * FTS5 merges all of them before the first hit. 400 pages take about 20 ms on one core.
 */
const PAGES_AT_MOST = 400;

/** Parts of an index that a search need not mind. */
const PARTS_AT_MOST = 4;
/** Leaf pages merged in one step: some ten milliseconds. */
const TIDY_PAGES = 200;

function name(prefix: 'search' | 'search_held' | 'substring', operationId: number): string {
  if (!Number.isSafeInteger(operationId) || operationId < 0) {
    throw new CandourError('INTERNAL', `${operationId} is not the number of an operation.`);
  }
  return `${prefix}_${operationId}`;
}

/** No id lies in it: an operation without entries, or a scope that lets nothing through. */
const nothing: Candidates = {
  within: async () => [],
  count: async () => 0,
  tally: async () => [],
  uncertain: { all: [], none: [] },
};

export function sqliteSearch(store: Store): SearchEngine {
  const { db, dialect } = store;

  async function patternsFor(operationId: number, held: boolean, terms: readonly Sought[]): Promise<string[]> {
    const found: string[] = [];
    for (const letter of firstLetters(terms)) {
      const rows = await db
        .withTables<ConversationTables>()
        .selectFrom('mask_pattern')
        .select('pattern')
        .where('operation_id', '=', operationId)
        .where('held', '=', held ? 1 : 0)
        .where('pattern', '>=', letter)
        .where('pattern', '<', String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1))
        .execute();
      found.push(...rows.map((row) => row.pattern));
    }
    return found;
  }

  /**
   * Pages of the index between the first and the last word with this beginning. FTS5 keeps the first term of its
   * leaf pages in the table `_idx`, by segment; terms of the main index begin with the sign 0 there.
   */
  async function pagesOf(table: string, beginning: string): Promise<number> {
    const from = Buffer.from(`0${beginning}`);
    // No UTF-8 text holds the byte FF: this lies after every word with the beginning.
    const to = Buffer.concat([from, Buffer.from([0xff])]);
    const [row] = await dialect.run<{ pages: number | null }>(
      db,
      `select sum(1 + coalesce((select max(i.pgno >> 1) from "${table}_idx" i where i.segid = s.segid and i.term < ?), 1)
                  - coalesce((select max(i.pgno >> 1) from "${table}_idx" i where i.segid = s.segid and i.term <= ?), 1)) as pages
         from (select distinct segid from "${table}_idx") s`,
      [to, from],
    );
    return row?.pages ?? 0;
  }

  async function isHeavy(table: string, term: Sought): Promise<boolean> {
    if (!term.beginning) return false;
    for (const { tokens } of term.runs) {
      if ((await pagesOf(table, tokens.at(-1) ?? '')) > PAGES_AT_MOST) return true;
    }
    return false;
  }

  async function sortOut(table: string, terms: readonly Sought[]): Promise<{ sure: Sought[]; heavy: Sought[] }> {
    const sure: Sought[] = [];
    const heavy: Sought[] = [];
    for (const term of terms) ((await isHeavy(table, term)) ? heavy : sure).push(term);
    return { sure, heavy };
  }

  function candidates(
    sources: readonly { table: string; match: string }[],
    query: IndexQuery,
    uncertain: Uncertain,
  ): Candidates {
    const bounds = '{t} match ? and rowid >= ? and rowid < ?';
    const each = async <Row>(sql: string, range: IdRange, more: readonly Cell[] = []): Promise<Row[]> => {
      const rows: Row[] = [];
      for (const { table, match } of sources) {
        const parameters = [match, range.from, range.to, ...more];
        rows.push(...(await dialect.run<Row>(db, sql.replaceAll('{t}', `"${table}"`), parameters)));
      }
      return rows;
    };
    return {
      uncertain,
      async within(range, limit) {
        const rows = await each<{ id: number }>(
          `select rowid as id from {t} where ${bounds} order by rowid limit ?`,
          range,
          [limit],
        );
        const ids = rows.map(({ id }) => id);
        return sources.length === 1 ? ids : ids.sort((a, b) => a - b).slice(0, limit);
      },
      async count(range, limit) {
        const rows = await each<{ n: number }>(
          `select count(*) as n from (select 1 from {t} where ${bounds} limit ?)`,
          range,
          [limit],
        );
        return Math.min(
          limit,
          rows.reduce((sum, { n }) => sum + n, 0),
        );
      },
      // CROSS JOIN: SQLite keeps the order, hits first; in the other it asks the index about every entry (measured, a minute).
      tally: (range) =>
        each<Tally>(
          `select o.copy_id, o.handle_id, count(*) as hits
             from (select rowid as id from {t} where ${bounds}) f
             cross join observation o on o.operation_id = ? and o.observation_id = f.id
            group by o.copy_id, o.handle_id`,
          range,
          [query.operationId],
        ),
    };
  }

  return {
    async open(trx, operationId) {
      for (const prefix of ['search', 'search_held'] as const) {
        const table = name(prefix, operationId);
        const [there] = await dialect.run(trx, `select 1 from sqlite_master where name = ?`, [table]);
        if (there !== undefined) continue;
        await dialect.run(
          trx,
          `create virtual table "${table}" using fts5(words, folded, scope, content='', contentless_delete=1, tokenize='ascii')`,
        );
        // Merging sixteen segments at a time and not four: a quarter less work while importing, and a search over
        // some thirty segments stays under a millisecond (bench/search.ts).
        await dialect.run(trx, `insert into "${table}"("${table}", rank) values ('automerge', 16)`);
      }
      const table = name('substring', operationId);
      await dialect.run(
        trx,
        `create virtual table if not exists "${table}" using fts5(text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1')`,
      );
    },

    async add(trx, operationId, rows, held) {
      const table = name(held ? 'search_held' : 'search', operationId);
      const patterns = new Set<string>();
      // In the order of ids: FTS5 writes out what it has gathered whenever an id is smaller than the one before.
      const ordered = rows.toSorted((a, b) => a.observation_id - b.observation_id);
      for (let at = 0; at < ordered.length; at += ROWS_AT_ONCE) {
        const cells = ordered.slice(at, at + ROWS_AT_ONCE).map((row): Cell[] => {
          const text = indexText(row.body);
          for (const pattern of text.patterns) patterns.add(pattern);
          return [row.observation_id, text.words, text.folded, scopeTokens(row)];
        });
        await dialect.bulkInsert(trx, table, ['rowid', 'words', 'folded', 'scope'], cells);
      }
      if (patterns.size === 0) return;
      const values = [...patterns].map((pattern) => ({ operation_id: operationId, held: held ? 1 : 0, pattern }));
      for (let at = 0; at < values.length; at += 500) {
        await trx
          .withTables<ConversationTables>()
          .insertInto('mask_pattern')
          .values(values.slice(at, at + 500))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    async remove(trx, operationId, ids, held) {
      const table = name(held ? 'search_held' : 'search', operationId);
      for (const id of ids) await dialect.run(trx, `delete from "${table}" where rowid = ?`, [id]);
    },

    async tidy(trx, operationId) {
      const table = name('search', operationId);
      const [parts] = await dialect.run<{ n: number }>(
        trx,
        `select count(*) as n from (select distinct segid from "${table}_idx")`,
      );
      if ((parts?.n ?? 0) <= PARTS_AT_MOST) return false;
      const changes = async (): Promise<number> =>
        (await dialect.run<{ n: number }>(trx, 'select total_changes() as n'))[0]?.n ?? 0;
      const merge = async (pages: number): Promise<boolean> => {
        const before = await changes();
        await dialect.run(trx, `insert into "${table}"("${table}", rank) values ('merge', ${pages})`);
        // FTS5 writes one row where it found nothing to merge.
        return (await changes()) - before >= 2;
      };
      // Where no level has enough parts for an ordinary merge, all of them are put on one, and merged by the next steps.
      return (await merge(TIDY_PAGES)) || (await merge(-TIDY_PAGES));
    },

    async prepare(query) {
      const scope = scopeExpressions(query.scope);
      if (scope === null) return nothing;
      const open = name('search', query.operationId);
      const all = await sortOut(open, query.all);
      const none = await sortOut(open, query.none);
      const sources: { table: string; match: string }[] = [];
      const indexes = query.held ? [false, true] : [false];
      for (const held of indexes) {
        const patterns = await patternsFor(query.operationId, held, [...all.sure, ...none.sure]);
        const match = matchExpression(
          [...all.sure.map((term) => termExpression(term, patterns)), ...scope.all],
          [...none.sure.map((term) => termExpression(term, patterns)), ...scope.none],
        );
        if (match === null) return null;
        sources.push({ table: held ? name('search_held', query.operationId) : open, match });
      }
      return candidates(sources, query, { all: all.heavy, none: none.heavy });
    },

    prepareSubstring(operationId, part) {
      const letters = [...normalise(part)];
      // The query would end at a NUL.
      if (letters.length < 3 || letters.includes('\0')) return null;
      const runs = new Set<string>();
      for (let at = 0; at + 3 <= letters.length; at++) runs.add(letters.slice(at, at + 3).join(''));
      const match = [...runs].map((run) => `"${run.replaceAll('"', '""')}"`).join(' AND ');
      const table = name('substring', operationId);
      return {
        async within(range, limit) {
          const rows = await dialect.run<{ id: number }>(
            db,
            `select rowid as id from "${table}" where "${table}" match ? and rowid >= ? and rowid < ? order by rowid limit ?`,
            [match, range.from, range.to, limit],
          );
          return rows.map(({ id }) => id);
        },
      };
    },

    async addSubstrings(trx, operationId, rows) {
      const ordered = rows.toSorted((a, b) => a.observation_id - b.observation_id);
      for (let at = 0; at < ordered.length; at += ROWS_AT_ONCE) {
        const cells = ordered
          .slice(at, at + ROWS_AT_ONCE)
          .map((row): Cell[] => [row.observation_id, normalise(row.body)]);
        await dialect.bulkInsert(trx, name('substring', operationId), ['rowid', 'text'], cells);
      }
    },

    async removeSubstrings(trx, operationId, ids) {
      for (const id of ids) {
        await dialect.run(trx, `delete from "${name('substring', operationId)}" where rowid = ?`, [id]);
      }
    },

    async clearSubstrings(trx, operationId) {
      const table = name('substring', operationId);
      await dialect.run(trx, `insert into "${table}"("${table}") values ('delete-all')`);
    },
  };
}
