/** A list of terms: hits of each, by conversation and by sender, and the same as a table. */

import { setImmediate as breathe } from 'node:timers/promises';
import { type Asking, type Consultation, type ConversationDeps, consult } from '../consult.ts';
import type { TermsRequest, TermsView } from '../contract.ts';
import { csv } from '../csv.ts';
import { textsByIds } from '../entry-store.ts';
import {
  conversationCopies,
  conversationRows,
  handleNames,
  idBounds,
  operationTotals,
  unsealedCopies,
} from '../store.ts';
import { searchEngine } from './engine.ts';
import { type Plan, planSubstring, planWords } from './plan.ts';
import type { IdRange, Tally } from './port.ts';
import { parseTerm } from './query.ts';
import { walk } from './walk.ts';

/** Entries of one step: between two steps the server answers others. */
const ENTRIES_AT_ONCE = 200_000;
const HITS_AT_ONCE = 5_000;

export async function countTerms(deps: ConversationDeps, asking: Asking, request: TermsRequest): Promise<TermsView> {
  const reading = await consult(deps, asking, 'search');
  const { db, operationId } = reading;
  const bounds = await idBounds(db, operationId);
  const { entries } = await operationTotals(db, operationId);
  const range = bounds === null ? { from: 0, to: 0 } : { from: bounds.first, to: bounds.last + 1 };
  const width = Math.max(1, Math.ceil(((range.to - range.from) / Math.max(1, entries)) * ENTRIES_AT_ONCE));
  const names = await namesOf(reading);
  const except = await unsealedCopies(db, operationId);
  const rows: TermsView['rows'] = [];
  for (const term of request.terms) {
    const plan = await planOf(deps, reading, term, request.mode, except);
    const tallies = plan === null ? [] : await talliesOf(reading, deps, plan, range, width);
    rows.push({ term, ...names(tallies) });
  }
  await reading.record('terms.counted', { terms: request.terms, mode: request.mode });
  return { rows };
}

async function planOf(
  deps: ConversationDeps,
  { db, operationId, mayReadHeld }: Consultation,
  term: string,
  mode: TermsRequest['mode'],
  exceptCopies: readonly number[],
): Promise<Plan | null> {
  const found = parseTerm(term, mode === 'folded');
  const all = mode === 'substring' ? [] : [found];
  if (mode !== 'substring' && found.runs.length === 0) return null;
  const request = {
    db,
    engine: searchEngine(deps.store),
    operationId,
    mode,
    words: { all, none: [], empty: [], cut: false },
    part: term,
    scope: exceptCopies.length > 0 ? { exceptCopies } : {},
    handleIds: undefined,
    time: null,
    mayReadHeld,
  };
  return mode === 'substring' ? await planSubstring(request) : await planWords(request);
}

async function talliesOf(
  { db, operationId }: Consultation,
  { clock }: ConversationDeps,
  plan: Plan,
  range: IdRange,
  width: number,
): Promise<Tally[]> {
  const found: Tally[] = [];
  const { sure } = plan;
  if (sure !== null) {
    // A rare term is counted at once; a common one in steps.
    const few = (await sure.count(range, HITS_AT_ONCE)) < HITS_AT_ONCE;
    const step = few ? range.to - range.from : width;
    for (let from = range.from; from < range.to; from += step) {
      found.push(...(await sure.tally({ from, to: Math.min(range.to, from + step) })));
      await breathe();
    }
    return found;
  }
  let left: IdRange | null = range;
  while (left !== null) {
    const page = await walk(plan.source, {
      range: left,
      order: 'oldest',
      limit: 500,
      firstWidth: width / 1000,
      clock,
      until: clock() + 20,
    });
    const texts = await textsByIds(db, operationId, page.ids);
    found.push(...texts.map(({ copy_id, handle_id }) => ({ copy_id, handle_id, hits: 1 })));
    left = page.rest;
    await breathe();
  }
  return found;
}

/** Tallies by conversation and by the name shown, the most hits first. */
async function namesOf({ db, operationId }: Consultation) {
  const copies = await conversationCopies(db, operationId);
  const conversationOf = new Map(copies.map((copy) => [copy.copy_id, copy.conversation_id]));
  const titles = new Map((await conversationRows(db, operationId)).map((row) => [row.conversation_id, row.title]));
  const shown = new Map((await handleNames(db, operationId)).map((row) => [row.handle_id, row.shown]));
  return (tallies: readonly Tally[]): Omit<TermsView['rows'][number], 'term'> => {
    const byConversation = new Map<number, number>();
    const bySender = new Map<string, number>();
    let total = 0;
    for (const { copy_id, handle_id, hits } of tallies) {
      const conversation = conversationOf.get(copy_id);
      if (conversation === undefined) continue;
      total += hits;
      byConversation.set(conversation, (byConversation.get(conversation) ?? 0) + hits);
      const name = handle_id === null ? null : shown.get(handle_id);
      if (name != null) bySender.set(name, (bySender.get(name) ?? 0) + hits);
    }
    return {
      hits: total,
      conversations: [...byConversation]
        .map(([id, hits]) => ({ id, title: titles.get(id) ?? '', hits }))
        .sort((a, b) => b.hits - a.hits || a.id - b.id),
      senders: [...bySender].map(([name, hits]) => ({ shown: name, hits })).sort((a, b) => b.hits - a.hits),
    };
  };
}

/** One row a term in all, then one a conversation and one a sender. */
export function termsCsv({ rows }: TermsView): string {
  return csv([
    ['term', 'counted by', 'name', 'hits'],
    ...rows.flatMap((row) => [
      [row.term, 'all', null, row.hits],
      ...row.conversations.map(({ title, hits }) => [row.term, 'conversation', title, hits]),
      ...row.senders.map(({ shown, hits }) => [row.term, 'sender', shown, hits]),
    ]),
  ]);
}
