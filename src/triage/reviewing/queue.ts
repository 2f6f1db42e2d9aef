/** The queue: the next message in its place, a decision, a decision taken back. Each decision stands in the ledger. */

import { allow } from '../../access/index.ts';
import { type Asking, type Consultation, consult, messagesAsHits } from '../../conversations/index.ts';
import { CandourError } from '../../kernel/index.ts';
import type { Decision, QueueView } from '../contract.ts';
import type { Label } from '../labels.ts';
import { tablesOf } from '../store.ts';
import type { TriageDecisionTable, TriageRunTable } from '../tables.ts';
import type { OpenReview } from './open-reviews.ts';
import type { Decided } from './review-log.ts';
import type { NextRead } from './review-machine.ts';
import { decidedIn, type ReviewDeps, runNamed } from './reviews.ts';
import { addDecisions, decisionsOf, lastSeq } from './run-store.ts';

/** How long an answer waits for a pool that is being prepared; then it says how far that is. */
const PATIENCE_MS = 1_500;

/** What comes next. `beyond`: read on although there is enough evidence to stop. */
export async function nextInQueue(
  deps: ReviewDeps,
  asking: Asking,
  review: number,
  beyond: boolean,
): Promise<QueueView> {
  const { reading, run } = await atWork(deps, asking, review);
  return await answered(
    deps,
    reading,
    run,
    async (open) => await view(deps, reading, open, await nextOf(open, beyond)),
  );
}

/** Decides the message that the queue offers. Throws ALREADY_EXISTS where it offers another one by now. */
export async function decideInQueue(
  deps: ReviewDeps,
  asking: Asking,
  review: number,
  given: ReturnType<typeof Decision.parse>,
): Promise<QueueView> {
  const { reading, run } = await atWork(deps, asking, review);
  return await answered(deps, reading, run, async (open) => {
    const next = await nextOf(open, given.beyond);
    const { offer, reached } = next;
    if (offer === null || offer.position !== given.position) {
      throw new CandourError('ALREADY_EXISTS', 'This message has been decided meanwhile.', {
        hint: 'Somebody else works on this review as well; go on with the next one.',
      });
    }
    // Objecting is no abuse: a message may be a challenge and not relevant, and nothing else.
    const codes = given.relevant ? given.codes : given.codes.filter((code) => code === 'challenge');
    const decided: Decided = { kind: 'decided', ...offer, relevant: given.relevant, codes };
    await write(deps, asking, open, [...reached.map((position) => ({ kind: 'reached' as const, position })), decided]);
    return await view(deps, reading, open, await nextOf(open, given.beyond));
  });
}

/** Takes the last decision back, by an entry of its own: the message is offered again. */
export async function undoInQueue(deps: ReviewDeps, asking: Asking, review: number): Promise<QueueView> {
  const { reading, run } = await atWork(deps, asking, review);
  const { store } = deps;
  return await answered(deps, reading, run, async (open) => {
    const last = decidedIn(await decisionsOf(tablesOf(store.db), run)).at(-1);
    if (last === undefined) throw new CandourError('BAD_USAGE', 'There is no decision to take back.');
    await write(deps, asking, open, [{ kind: 'undone', of: last }]);
    return await view(deps, reading, open, await nextOf(open, false));
  });
}

async function atWork({ store }: ReviewDeps, asking: Asking, review: number) {
  allow(asking.actor, 'evidence.read', asking);
  const reading = await consult({ store }, asking, 'review.decide');
  const run = await runNamed(store, asking.operationId, review);
  if (run.state === 'ended')
    throw new CandourError('BAD_USAGE', 'This review has ended; nothing is decided in it any more.');
  return { reading, run };
}

async function answered(
  { reviews }: ReviewDeps,
  _reading: Consultation,
  run: TriageRunTable,
  work: (open: OpenReview) => Promise<QueueView>,
): Promise<QueueView> {
  const found = await reviews.ask(run, PATIENCE_MS, work);
  if ('state' in found) return found;
  const nothing = { offer: null, read: 0, found: 0, unread: 0, size: run.size ?? 0, last: null };
  return { state: 'preparing', progress: { done: found.done, total: found.total }, ...nothing };
}

async function nextOf({ thread }: OpenReview, beyond: boolean): Promise<NextRead> {
  const answer = await thread.ask({ kind: 'next', beyond });
  if (answer.kind !== 'next') throw new CandourError('INTERNAL', 'The thread of a review answered out of turn.');
  return answer.next;
}

type Entry =
  | Decided
  | { readonly kind: 'reached'; readonly position: number }
  | { readonly kind: 'undone'; readonly of: Decided };

/** Writes entries to the log and to the ledger, and only then tells the thread. */
async function write(
  { store, reviews }: ReviewDeps,
  asking: Asking,
  open: OpenReview,
  entries: readonly Entry[],
): Promise<void> {
  const { actor, operationId, reason } = asking;
  const { run, observations } = open;
  const at = store.now().toISOString();
  let stale = false;
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    // Another process may have decided meanwhile: its log is not the one this order is of.
    if ((await lastSeq(db, run)) !== open.seq) {
      stale = true;
      return;
    }
    const rows = entries.map((entry, n): TriageDecisionTable => {
      const decided = entry.kind === 'decided' ? entry : entry.kind === 'undone' ? entry.of : null;
      const position = decided?.position ?? (entry.kind === 'reached' ? entry.position : 0);
      return {
        operation_id: operationId,
        run_id: run.run_id,
        seq: open.seq + n + 1,
        kind: entry.kind,
        position,
        observation_id: observations[position] ?? 0,
        source: decided?.source ?? 'control',
        relevant: decided?.relevant === true ? 1 : 0,
        probability: decided?.probability ?? null,
        codes: JSON.stringify(decided?.codes ?? []),
        decided_at: at,
        decided_by_id: actor.id,
        decided_by: actor.name,
      };
    });
    await addDecisions(db, rows);
    for (const row of rows) {
      await store.ledger.append(trx, {
        chain: String(operationId),
        actor,
        type: 'alteration',
        act: `review.${row.kind}`,
        subject: subjectOf(row),
        ...(reason === null ? {} : { reason }),
      });
    }
  });
  if (stale) {
    void reviews.forget(run);
    throw new CandourError('ALREADY_EXISTS', 'This review was worked on elsewhere meanwhile.', {
      hint: 'Load the page again: it goes on from what was decided there.',
    });
  }
  open.seq += entries.length;
  for (const entry of entries) {
    await open.thread.ask(entry.kind === 'undone' ? { kind: 'undo' } : { kind: 'add', entry });
  }
}

function subjectOf(row: TriageDecisionTable) {
  const { run_id: review, seq, position, observation_id: observation } = row;
  if (row.kind !== 'decided') return { review, seq, position, observation };
  return {
    review,
    seq,
    position,
    observation,
    source: row.source,
    relevant: row.relevant === 1,
    ...(row.probability === null ? {} : { probability: row.probability }),
    codes: JSON.parse(row.codes) as Label[],
  };
}

async function view(
  { store }: ReviewDeps,
  reading: Consultation,
  open: OpenReview,
  next: NextRead,
): Promise<QueueView> {
  const { run, observations } = open;
  const decided = decidedIn(await decisionsOf(tablesOf(store.db), run));
  const last = decided.at(-1);
  const counts = {
    read: decided.length,
    found: decided.filter(({ relevant }) => relevant).length,
    unread: next.unread,
    size: run.size ?? 0,
    last: last === undefined ? null : { position: last.position, relevant: last.relevant },
    progress: null,
  };
  const { offer } = next;
  if (offer === null) return { state: next.mayStop ? 'may-stop' : 'all-read', offer: null, ...counts };
  const observation = observations[offer.position] ?? 0;
  const [hit] = await messagesAsHits(reading, [observation]);
  await reading.record('review.offered', { review: run.run_id, position: offer.position, observation });
  const message = hit === undefined ? null : withoutSpans(hit);
  return { state: 'offer', offer: { position: offer.position, observation, source: offer.source, message }, ...counts };
}

function withoutSpans({ spans: _, ...hit }: Awaited<ReturnType<typeof messagesAsHits>>[number]) {
  return hit;
}
