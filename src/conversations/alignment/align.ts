/**
 * Aligns copies of one chat: clocks, senders, the same messages, the same places, the reading order, what each copy lacks.
 * Deterministic, and the same whatever order the copies are given in: they are put into an order of their own first. Every
 * observation ends in exactly one message. The steps and what each costs are in docs/reconciliation.md.
 */

import { CandourError } from '../../kernel/index.ts';
import { settleChanges } from './changes.ts';
import { digest, placeClocks } from './clocks.ts';
import { Clusters } from './clusters.ts';
import { matchExactly } from './exact.ts';
import { Explainer } from './explain.ts';
import { findingsOf } from './findings.ts';
import { type ChatFacts, chatFacts } from './membership.ts';
import type { AlignedCopy, AlignedMessages, Alignment } from './model.ts';
import { readingOrder } from './order.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { matchMoved, matchNear, matchPlaces, spansOf } from './places.ts';
import { sameChat } from './same-chat.ts';
import { senderGroups } from './senders.ts';
import type { CopyTrack } from './track.ts';

/** Copies are bits of one number. */
export const COPIES_AT_MOST = 31;

/** @throws CandourError LIMIT_EXCEEDED for more than 31 copies, BAD_USAGE for fewer than two */
export function align(given: readonly CopyTrack[]): Alignment {
  if (given.length > COPIES_AT_MOST)
    throw new CandourError(
      'LIMIT_EXCEEDED',
      `${given.length} copies are more than the ${COPIES_AT_MOST} that are aligned at once.`,
    );
  if (given.length < 2) throw new CandourError('BAD_USAGE', 'There is nothing to align a single copy with.');
  const { tracks, back } = inOwnOrder(given);
  const clocks = settleChanges(tracks, placeClocks(tracks));
  const senders = senderGroups(tracks, clocks);
  const clusters = new Clusters(tracks, clocks, senders);
  matchExactly(clusters);
  const spans = spansOf(clusters);
  const same = sameChat(clusters, spans);
  if (same.confidence < 0.5) return differentChats(given, same);
  matchNear(clusters, spans);
  matchPlaces(clusters, spans);
  matchMoved(clusters);
  const facts: ChatFacts = chatFacts(clusters);
  const order = readingOrder(clusters);
  const explainer = new Explainer(clusters, spans, facts, order);
  const findings = findingsOf({ clusters, spans, explainer, facts, order });
  const outcome: Outcome = { clusters, order, facts, findings, sameChat: same };
  return outcomeOf(outcome, given, back);
}

/** The copies by a digest of their contents, texts numbered anew as they occur in that order. */
function inOwnOrder(given: readonly CopyTrack[]): { tracks: CopyTrack[]; back: number[] } {
  const digests = given.map(digest);
  const back = given
    .map((_, i) => i)
    .sort((a, b) => (given[b]?.count ?? 0) - (given[a]?.count ?? 0) || (digests[a] ?? 0) - (digests[b] ?? 0) || a - b);
  const texts: string[] = [];
  const number = new Int32Array(given[0]?.texts.length ?? 0).fill(-1);
  const anew = (id: number, all: readonly string[]): number => {
    const known = number[id] ?? -1;
    if (known >= 0) return known;
    texts.push(all[id] ?? '');
    number[id] = texts.length - 1;
    return texts.length - 1;
  };
  const tracks = back.flatMap((index) => {
    const track = given[index];
    if (track === undefined) return [];
    const content = track.content.map((id) => anew(id, track.texts));
    const body = track.body.map((id) => anew(id, track.texts));
    return [{ ...track, texts, content, body }];
  });
  return { tracks, back };
}

const nothing: AlignedMessages = {
  count: 0,
  first: new Int32Array(1),
  copy: new Uint8Array(),
  entry: new Int32Array(),
  sender: new Int32Array(),
  commonMs: new Float64Array(),
  notice: new Uint8Array(),
};

function differentChats(given: readonly CopyTrack[], same: Alignment['sameChat']): Alignment {
  const copies = given.map(
    (track): AlignedCopy => ({
      source: track.source,
      entries: track.count,
      exporter: -1,
      precision: track.widthMs >= 60_000 ? 'minute' : 'second',
      offsetSeconds: 0,
      offsetChanges: [],
      dateOrderProven: null,
    }),
  );
  return { sameChat: same, copies, senders: [], messages: nothing, membership: [], findings: [] };
}
