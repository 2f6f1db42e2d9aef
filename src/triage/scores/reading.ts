/** Reading what the machine suggests: the page of the room, its lists, one message explained, the marks of the reader. */

import { allow } from '../../access/index.ts';
import { type Asking, consult, conversationRows, messagesAsHits } from '../../conversations/index.ts';
import { CandourError } from '../../kernel/index.ts';
import type { Store } from '../../storage/index.ts';
import {
  ExplanationOfScore,
  type ScoringProgress,
  type SuggestionsView,
  type TriagePage,
  type TriageQuery,
  type TriageView,
} from '../contract.ts';
import { BINS, type UnjudgedReason, unjudgedReasons } from '../kinds.ts';
import { labels } from '../labels.ts';
import { tablesOf } from '../store.ts';
import type { TriageModelTable } from '../tables.ts';
import { type ChatToScore, chatsOf } from './chat-store.ts';
import {
  type CountedThere,
  type Eyes,
  type Listed,
  type ListedRow,
  listed,
  oneScore,
  scoresWithin,
  tallies,
} from './listing-store.ts';
import { choicesOf, modelsOf, shownModel } from './model-store.ts';
import { unpackLabels } from './packed-scores.ts';
import { passesOf } from './score-store.ts';
import type { ScoringWork } from './scoring-work.ts';
import { suggestedLabels } from './suggestion.ts';

export interface TriageDeps {
  readonly store: Store;
  readonly work: ScoringWork;
}

/** How far scoring is, asked every second while it runs: no evidence is in it, and it is no consultation. */
export async function scoringProgress(deps: TriageDeps, { actor, operationId }: Asking): Promise<ScoringProgress> {
  allow(actor, 'triage.read', { operationId });
  return await progressIn(deps, operationId);
}

/** How far scoring is in an operation. Whoever asks has asked for permission. */
export async function progressIn({ store, work }: TriageDeps, operationId: number): Promise<ScoringProgress> {
  const db = tablesOf(store.db);
  const models = await modelsOf(db, operationId);
  const shown = await shownModel(db, operationId);
  const at = models.find(({ name }) => name === work.model?.name) ?? shown;
  const chats = (await chatsOf(db, operationId)).filter(({ sealed }) => sealed);
  const { done, total } = await doneOf(store, operationId, at, chats);
  const error = work.fault(operationId);
  const waits = done < total && (at === null || work.model === null || at.name === work.model.name);
  return { step: waits && error === null ? 'Scoring messages' : null, done, total, error };
}

/** Positions that a model's walks have behind them, of those that are read now. */
async function doneOf(
  store: Store,
  operationId: number,
  model: TriageModelTable | null,
  chats: readonly ChatToScore[],
) {
  const scope = { operationId, modelId: model?.model_id ?? 0 };
  const passes = new Map((await passesOf(tablesOf(store.db), scope)).map((pass) => [pass.conversation_id, pass]));
  let done = 0;
  let total = 0;
  for (const chat of chats) {
    const pass = passes.get(chat.conversationId);
    total += chat.total;
    if (pass === undefined || pass.stale === 1 || pass.total !== chat.total) continue;
    done += pass.shown_pass === pass.pass ? chat.total : pass.next_position;
  }
  return { done, total };
}

export async function triageView(deps: TriageDeps, asking: Asking): Promise<TriageView> {
  const { store, work } = deps;
  const reading = await consult({ store }, asking, 'triage.read', 'lists');
  const { operationId, mayReadHeld } = reading;
  const db = tablesOf(store.db);
  const shown = await shownModel(db, operationId);
  const chats = (await chatsOf(db, operationId)).filter(({ sealed }) => sealed);
  const models = [];
  for (const model of await modelsOf(db, operationId)) {
    const { done, total } = await doneOf(store, operationId, model, chats);
    models.push({
      id: model.model_id,
      name: model.name,
      threshold: model.threshold,
      begunAt: model.begun_at,
      begunBy: model.begun_by,
      shown: model.model_id === shown?.model_id,
      complete: done >= total,
    });
  }
  const choice = (await choicesOf(db, operationId)).at(-1);
  const counts = shown === null ? [] : await tallies({ db, operationId, modelId: shown.model_id, mayReadHeld });
  const titles = new Map(
    (await conversationRows(reading.db, operationId)).map((row) => [row.conversation_id, row.title]),
  );
  await reading.record('triage.read', { model: shown?.name ?? null });
  return {
    model: models.find((model) => model.shown) ?? null,
    models,
    chosen: choice === undefined ? null : { at: choice.chosen_at, by: choice.chosen_by, reason: choice.reason },
    loaded: work.model,
    progress: await progressIn(deps, operationId),
    ...summed(counts, mayReadHeld),
    conversations: byConversation(counts, mayReadHeld)
      .map(({ id, ...rest }) => ({ id, title: titles.get(id) ?? '', ...rest }))
      .filter(({ suggested }) => suggested > 0)
      .slice(0, 200),
  };
}

const readable = (row: CountedThere, mayReadHeld: boolean): number => row.open + (mayReadHeld ? row.withheld : 0);

function sumOf(rows: readonly CountedThere[], mayReadHeld: boolean): number {
  return rows.reduce((sum, row) => sum + readable(row, mayReadHeld), 0);
}

/** What an account without the grant for held entries is told counts only what it may read. */
function summed(counts: readonly CountedThere[], mayReadHeld: boolean) {
  const of = (kind: CountedThere['kind'], name?: string) =>
    sumOf(
      counts.filter((row) => row.kind === kind && (name === undefined || row.name === name)),
      mayReadHeld,
    );
  const withheld = counts.reduce(
    (sum, row) => sum + (row.kind === 'relevance' || row.kind === 'unjudged' ? row.withheld : 0),
    0,
  );
  return {
    judged: of('relevance'),
    suggested: of('suggested'),
    bins: Array.from({ length: BINS }, (_, bin) => of('relevance', String(bin))),
    labels: labels.map((label) => ({ label, messages: of('label', label) })),
    unjudged: unjudgedReasons
      .map((reason) => ({ reason, messages: of('unjudged', reason) }))
      .filter(({ messages }) => messages > 0),
    withheld: mayReadHeld ? 0 : withheld,
  };
}

function byConversation(counts: readonly CountedThere[], mayReadHeld: boolean) {
  return [...Map.groupBy(counts, (row) => row.conversation_id)]
    .map(([id, own]) => ({
      id,
      suggested: sumOf(
        own.filter((row) => row.kind === 'suggested'),
        mayReadHeld,
      ),
      judged: sumOf(
        own.filter((row) => row.kind === 'relevance'),
        mayReadHeld,
      ),
    }))
    .sort((a, b) => b.suggested - a.suggested || a.id - b.id);
}

/** The eyes of an account on the model shown; null: nothing has been scored yet. */
async function eyesOf(
  store: Store,
  { operationId, mayReadHeld }: { readonly operationId: number; readonly mayReadHeld: boolean },
): Promise<(Eyes & { readonly model: TriageModelTable }) | null> {
  const db = tablesOf(store.db);
  const model = await shownModel(db, operationId);
  return model === null ? null : { db, operationId, modelId: model.model_id, mayReadHeld, model };
}

/** A page of messages, the likeliest first, each in its place with the message before and after. */
export async function listSuggestions({ store }: TriageDeps, asking: Asking, query: TriageQuery): Promise<TriagePage> {
  allow(asking.actor, 'evidence.read', asking);
  const reading = await consult({ store }, asking, 'triage.read');
  const eyes = await eyesOf(store, reading);
  if (eyes === null) return { messages: [], total: 0, next: null };
  const { threshold } = eyes.model;
  const rows = await listed(eyes, { ...askedFor(query), limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const counts = (await tallies(eyes)).filter(
    (row) => query.conversation === undefined || row.conversation_id === query.conversation,
  );
  const hits = await messagesAsHits(
    reading,
    page.map((row) => row.observation_id),
  );
  const byObservation = new Map(page.map((row) => [row.observation_id, row]));
  const places = new Set<string>();
  const messages = hits.flatMap(({ spans: _, ...hit }) => {
    const row = byObservation.get(hit.entry.observation);
    // Copies that were just joined may stand here once a phone until they are walked through again.
    const place = `${hit.conversationId} ${hit.entry.position}`;
    if (row === undefined || places.has(place)) return [];
    places.add(place);
    return [{ ...hit, ...saidOf(row, threshold) }];
  });
  await reading.record('suggestions.listed', {
    model: eyes.model.name,
    ...subjectOf(query),
    messages: messages.length,
  });
  return {
    messages,
    total: sumOf(counts.filter(counted(query)), reading.mayReadHeld),
    next: last === undefined ? null : `${last.value}:${last.observation_id}`,
  };
}

function saidOf({ relevance, labels: packed, unjudged }: ListedRow, threshold: number) {
  return {
    relevance,
    unjudged: unjudgedReasons.find((reason) => reason === unjudged) ?? null,
    suggested: relevance === null || packed === null ? [] : suggestedLabels(relevance, unpackLabels(packed), threshold),
  };
}

function askedFor(query: TriageQuery): Omit<Listed, 'limit'> {
  const [value, observation] = (query.after ?? '').split(':').map(Number);
  const after = value === undefined || observation === undefined ? null : { value, observation };
  return { what: whatOf(query), conversation: query.conversation ?? null, after };
}

function whatOf({ label, bin, unjudged }: TriageQuery): Listed['what'] {
  if (unjudged !== undefined) return { kind: 'unjudged', reason: unjudged };
  if (bin !== undefined && label === undefined) return { kind: 'bin', bin };
  return { kind: 'suggested', as: label ?? 'relevance' };
}

/** The rows of the tallies that a query counts. */
function counted({ label, bin, unjudged }: TriageQuery): (row: CountedThere) => boolean {
  if (unjudged !== undefined) return (row) => row.kind === 'unjudged' && row.name === unjudged;
  if (label !== undefined) return (row) => row.kind === 'label' && row.name === label;
  if (bin !== undefined) return (row) => row.kind === 'relevance' && row.name === String(bin);
  return (row) => row.kind === 'suggested';
}

function subjectOf({ label, bin, unjudged, conversation }: TriageQuery) {
  return {
    ...(label === undefined ? {} : { label }),
    ...(bin === undefined ? {} : { bin }),
    ...(unjudged === undefined ? {} : { unjudged: unjudged satisfies UnjudgedReason }),
    ...(conversation === undefined ? {} : { conversation }),
  };
}

const Spans = ExplanationOfScore.shape.spans;

/** Spans as they were kept, moved to where the words begin in what is shown. */
function spansIn(kept: string | null, moved: number): ExplanationOfScore['spans'] {
  if (kept === null) return [];
  return Spans.parse(JSON.parse(kept)).map((span) => ({ ...span, start: span.start + moved, end: span.end + moved }));
}

/** Everything the model says of a message. Throws NOT_FOUND alike where there is no score and where it is withheld. */
export async function explainScore(
  { store }: TriageDeps,
  asking: Asking,
  observation: number,
): Promise<ExplanationOfScore> {
  allow(asking.actor, 'evidence.read', asking);
  const reading = await consult({ store }, asking, 'triage.read');
  const eyes = await eyesOf(store, reading);
  const score = eyes === null ? null : await oneScore(eyes, observation);
  if (eyes === null || score === null) {
    throw new CandourError('NOT_FOUND', 'The model says nothing of this message, or it is withheld.');
  }
  await reading.record('suggestion.explained', { observation, model: eyes.model.name });
  const scores = unpackLabels(score.labels);
  return {
    observation,
    model: eyes.model.name,
    threshold: eyes.model.threshold,
    relevance: score.relevance,
    labels: labels.map((label) => ({ label, score: scores[label] })).sort((a, b) => b.score - a.score),
    tier: score.tier === 1 ? 'first' : 'second',
    spans: spansIn(score.spans, score.start),
  };
}

/** The suggestions in a stretch of a conversation, for the marks in the reader. */
export async function suggestionsWithin(
  { store }: TriageDeps,
  asking: Asking,
  conversation: number,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<SuggestionsView> {
  allow(asking.actor, 'evidence.read', asking);
  const reading = await consult({ store }, asking, 'triage.read');
  const eyes = await eyesOf(store, reading);
  const chat = (await chatsOf(tablesOf(store.db), reading.operationId)).find(
    (one) => one.conversationId === conversation,
  );
  if (chat === undefined) throw new CandourError('NOT_FOUND', 'There is no such conversation in this operation.');
  if (eyes === null) return { model: null, threshold: 0, from, marks: [] };
  const { name, threshold } = eyes.model;
  const marks = (await scoresWithin(eyes, chat, from, limit)).flatMap((row) => {
    const suggested = suggestedLabels(row.relevance, unpackLabels(row.labels), threshold);
    if (row.relevance < threshold && suggested.length === 0) return [];
    return [{ position: row.position, observation: row.observation_id, relevance: row.relevance, suggested }];
  });
  await reading.record('suggestions.read', { conversation, from, to: from + limit, model: name });
  return { model: name, threshold, from, marks };
}
