/** How a search is answered: what narrows it down, and what must be compared with the text of each candidate. */

import { answered, formsOf, normalise, type Sought } from '../../kernel/index.ts';
import type { SearchQuery } from '../contract.ts';
import { idsWithin, type TextRow, textsByIds, withheldIds } from '../entry-store.ts';
import { conversationCopies, type Db, handleNames, unsealedCopies } from '../store.ts';
import type { TimeRange } from './dates.ts';
import { dayOfId } from './dates.ts';
import type { Candidates, IdRange, SearchEngine, SearchScope } from './port.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { substringState } from './substring-store.ts';
import type { WalkSource } from './walk.ts';

export interface Plan {
  readonly source: WalkSource;
  /** Set where the index alone answers: counts and tallies need no text. */
  readonly sure: Candidates | null;
  /** Terms to mark in the hits. */
  readonly terms: readonly Sought[];
  /** Exact characters to mark. */
  readonly part: string | null;
  readonly notices: readonly string[];
}

export interface PlanRequest {
  readonly db: Db;
  readonly engine: SearchEngine;
  readonly operationId: number;
  readonly mode: SearchQuery['mode'];
  readonly words: ParsedQuery;
  readonly part: string;
  readonly scope: SearchScope;
  /** The handles of the senders in the scope, where it has some. */
  readonly handleIds: readonly number[] | undefined;
  readonly time: TimeRange | null;
  readonly mayReadHeld: boolean;
}

/** Held entries read with a search by exact characters, which are in no index. */
const HELD_AT_MOST = 5_000;

type Check = (row: TextRow) => boolean;

function inScope({ scope, handleIds }: PlanRequest): Check {
  const set = (ids: readonly number[] | undefined) => (ids === undefined ? null : new Set(ids));
  const [copies, except, handles] = [set(scope.copies), set(scope.exceptCopies), set(handleIds)];
  const kinds = scope.kinds === undefined ? null : new Set(scope.kinds);
  return (row) =>
    (copies === null || copies.has(row.copy_id)) &&
    (except === null || !except.has(row.copy_id)) &&
    (handles === null || (row.handle_id !== null && handles.has(row.handle_id))) &&
    (kinds === null || kinds.has(row.kind));
}

function answersAll(all: readonly Sought[], none: readonly Sought[]): Check {
  if (all.length === 0 && none.length === 0) return () => true;
  return (row) => {
    const forms = formsOf(row.body);
    return all.every((term) => answered(forms, term)) && !none.some((term) => answered(forms, term));
  };
}

/** Keeps the ids whose rows pass; `only` says which ids need to be looked at, the others are sure. */
function comparing(
  { db, operationId }: PlanRequest,
  checks: readonly Check[],
  only: ((id: number) => boolean) | null,
): (ids: readonly number[]) => Promise<readonly number[]> {
  return async (ids) => {
    const doubtful = only === null ? ids : ids.filter(only);
    if (doubtful.length === 0) return ids;
    const rows = new Map((await textsByIds(db, operationId, doubtful)).map((row) => [row.observation_id, row]));
    return ids.filter((id) => {
      if (only !== null && !only(id)) return true;
      const row = rows.get(id);
      return row !== undefined && checks.every((check) => check(row));
    });
  };
}

const readable =
  (mayReadHeld: boolean): Check =>
  (row) =>
    mayReadHeld || row.withheld === 0;

const withinTime =
  (time: TimeRange | null): Check =>
  (row) =>
    time === null || time.holds(row.time);

/** Every entry is a candidate. */
function overRows(request: PlanRequest, checks: readonly Check[]): WalkSource {
  const { db, operationId, time, mayReadHeld } = request;
  return {
    within: (range, limit) => idsWithin(db, operationId, range, limit),
    compare: comparing(request, [inScope(request), readable(mayReadHeld), withinTime(time), ...checks], null),
  };
}

export async function planWords(request: PlanRequest): Promise<Plan> {
  const { engine, operationId, words, scope, time, mayReadHeld } = request;
  const { all, none } = words;
  const notices = words.empty.map(
    (text) => `“${text}” holds no letter, digit or emoji; search it as exact characters.`,
  );
  if (words.cut) notices.push('Only the first 32 terms were looked for.');
  const common = { terms: all, part: null, notices };
  const found = await engine.prepare({ operationId, all, none, scope, held: mayReadHeld });
  if (found === null) return { ...common, source: overRows(request, [answersAll(all, none)]), sure: null };
  const { uncertain } = found;
  if (uncertain.all.length > 0 || uncertain.none.length > 0) {
    const checks = [withinTime(time), answersAll(uncertain.all, uncertain.none)];
    return { ...common, source: { within: found.within, compare: comparing(request, checks, null) }, sure: null };
  }
  if (time !== null) {
    const compare = comparing(request, [withinTime(time)], (id) => time.edge(id));
    return { ...common, source: { within: found.within, compare }, sure: null };
  }
  return { ...common, source: found, sure: found };
}

export async function planSubstring(request: PlanRequest): Promise<Plan> {
  const { db, engine, operationId, part, time, mayReadHeld } = request;
  const asked = normalise(part);
  const check: Check = (row) => normalise(row.body).includes(asked);
  const common = { terms: [], part, sure: null };
  if (asked === '') return { ...common, part: null, source: overRows(request, []), notices: [] };
  const { done, total } = await substringState(db, operationId);
  const found = done >= total ? engine.prepareSubstring(operationId, part) : null;
  if (found === null) {
    const notice =
      done < total
        ? `The index for exact characters is being built (${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} entries); until then entries are read one by one.`
        : 'Fewer than three characters: entries are read one by one.';
    return { ...common, source: overRows(request, [check]), notices: [notice] };
  }
  const held = mayReadHeld ? await withheldIds(db, operationId, HELD_AT_MOST) : [];
  const within = async (range: IdRange, limit: number): Promise<readonly number[]> => {
    const ids = await found.within(range, limit);
    const more = held.filter((id) => id >= range.from && id < range.to);
    return more.length === 0 ? ids : [...ids, ...more].sort((a, b) => a - b).slice(0, limit);
  };
  const checks = [inScope(request), readable(mayReadHeld), withinTime(time), check];
  return { ...common, source: { within, compare: comparing(request, checks, null) }, notices: [] };
}

/** Kinds that a filter names: one of them, or a group. */
function kindsOf(kind: string | undefined): readonly string[] | undefined {
  if (kind === undefined || kind === '') return undefined;
  if (kind === 'notice') return ['system'];
  if (kind === 'media') return ['media-attached', 'media-omitted'];
  return kind.split(',');
}

/** Which copies and senders a query lets through. */
export async function scopeOf(
  db: Db,
  operationId: number,
  query: Pick<SearchQuery, 'conversation' | 'sender' | 'kind'>,
): Promise<Pick<PlanRequest, 'scope' | 'handleIds'>> {
  const { conversation, sender } = query;
  const kinds = kindsOf(query.kind);
  const copies =
    conversation === undefined
      ? undefined
      : (await conversationCopies(db, operationId, { conversations: [conversation] })).map((copy) => copy.copy_id);
  const exceptCopies = await unsealedCopies(db, operationId);
  const senders = sender ? await handlesNamed(db, operationId, sender) : undefined;
  return {
    handleIds: senders?.map(({ handle_id }) => handle_id),
    scope: {
      ...(copies ? { copies } : {}),
      ...(exceptCopies.length > 0 ? { exceptCopies } : {}),
      ...(senders ? { senders: [...new Set(senders.map(({ shown }) => shown))] } : {}),
      ...(kinds ? { kinds } : {}),
    },
  };
}

/** Names that a search for a sender may take in. */
const NAMES_AT_MOST = 200;

/** Handles shown under this name; else those whose name holds it. */
async function handlesNamed(db: Db, operationId: number, sender: string) {
  const asked = normalise(sender.trim());
  const names = (await handleNames(db, operationId)).map((row) => ({ ...row, name: normalise(row.shown).trim() }));
  const same = names.filter(({ name }) => name === asked);
  if (same.length > 0) return same;
  const holding = names.filter(({ name }) => name.includes(asked));
  const few = new Set([...new Set(holding.map(({ name }) => name))].slice(0, NAMES_AT_MOST));
  return holding.filter(({ name }) => few.has(name));
}

export function wordsOf(query: Pick<SearchQuery, 'q' | 'mode'>): ParsedQuery {
  return parseQuery(query.q, query.mode === 'folded');
}

/** How far a search came whose time was over. */
export function partialNotice(rest: IdRange, order: SearchQuery['order']): string {
  const day = order === 'newest' ? dayOfId(rest.to) : dayOfId(rest.from);
  return `Entries ${order === 'newest' ? 'back' : 'on'} to ${day} were looked at so far; ask for more to go on.`;
}
