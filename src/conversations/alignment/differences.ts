/** What a copy shows otherwise than the others: tombstones, edits, other words, another place. */

import type { Clusters } from './clusters.ts';
import { differenceConfidence, placeConfidence } from './confidence.ts';
import { classes, differInMentionOnly, isCutOf } from './content.ts';
import type { Finding } from './model.ts';
import { displaced } from './order.ts';
import type { Explanation } from './report.ts';
import { flagBits } from './track.ts';

/** Those that show content, where any does: a tombstone does not have the message. */
export function withContent(clusters: Clusters, members: readonly number[]): readonly number[] {
  const having = members.filter(
    (o) => clusters.kind(o) !== classes.deleted && clusters.kind(o) !== classes.unavailable,
  );
  return having.length > 0 ? having : members;
}

/** Bodies of a copy that stand again and again where others have ever different words: the app's, not a person's. */
export function repeatedDifferences(clusters: Clusters, order: Int32Array): Set<string> {
  const counts = new Map<string, number>();
  for (const c of order) {
    const words = clusters.members(c).filter((o) => clusters.kind(o) === classes.text);
    if (words.length < 2) continue;
    const texts = new Set(words.map((o) => clusters.text(o)));
    if (texts.size < 2) continue;
    for (const o of words) {
      const key = `${clusters.copy(o)} ${clusters.text(o)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key));
}

export function differences(
  clusters: Clusters,
  message: number,
  members: readonly number[],
  repeated: ReadonlySet<string>,
): Finding[] {
  const findings: Finding[] = [];
  const content = withContent(clusters, members);
  const tombs = members.filter((o) => clusters.kind(o) === classes.deleted);
  if (tombs.length > 0 && content.length > 0 && tombs.length < members.length) {
    for (const o of tombs) {
      findings.push(
        difference(
          'tombstone',
          message,
          clusters.copy(o),
          content.map((one) => clusters.copy(one)),
          0.99,
          [
            {
              code: 'unsent-before-copy',
              plausible: true,
              reason: 'It was deleted for everyone before this copy was taken; the line that remains says so.',
            },
          ],
        ),
      );
    }
  }
  const words = content.filter((o) => clusters.kind(o) === classes.text);
  const empty = content.filter((o) => clusters.kind(o) === classes.empty);
  if (words.length > 0) {
    for (const o of empty) {
      findings.push(
        difference(
          'text-differs',
          message,
          clusters.copy(o),
          words.map((one) => clusters.copy(one)),
          0.7,
          [
            {
              code: 'view-once',
              plausible: true,
              reason: 'The line is there without words: content that expired or could be opened once.',
            },
          ],
        ),
      );
    }
  }
  if (words.length > 1) findings.push(...textDifferences(clusters, message, words, repeated));
  return findings;
}

export function difference(
  kind: Finding['kind'],
  message: number,
  copy: number,
  having: readonly number[],
  confidence: number,
  explanations: readonly Explanation[],
): Finding {
  return { kind, message, span: 1, copy, in: having, confidence, explanations, deletion: false };
}

function textDifferences(
  clusters: Clusters,
  message: number,
  words: readonly number[],
  repeated: ReadonlySet<string>,
): Finding[] {
  const [first] = words;
  const others = words.filter((o) => first !== undefined && clusters.text(o) !== clusters.text(first));
  if (first === undefined || others.length === 0) return [];
  if (others.every((o) => differInMentionOnly(clusters.text(first), clusters.text(o)))) return [];
  const isEdited = (o: number): boolean =>
    ((clusters.track(o).flags[clusters.entry(o)] ?? 0) & flagBits.edited) !== 0 ||
    /\s?<[^<>\n]{4,60}>$/u.test(clusters.text(o));
  const edited = words.filter(isEdited);
  const plain = words.filter((o) => !isEdited(o));
  const findings: Finding[] = [];
  for (const o of edited) {
    const before = plain.filter((one) => clusters.text(one) !== clusters.text(o));
    if (before.length === 0) continue;
    findings.push(
      difference(
        'edited',
        message,
        clusters.copy(o),
        before.map((one) => clusters.copy(one)),
        0.98,
        [],
      ),
    );
  }
  const texts = [...Map.groupBy(plain, (o) => clusters.text(o)).values()];
  if (texts.length < 2) return findings;
  // An edited copy bears out nothing: its words are not those first sent.
  const [most, ...less] = texts.sort(
    (a, b) =>
      b.length - a.length ||
      longest(clusters, b) - longest(clusters, a) ||
      (clusters.text(a[0] ?? 0) < clusters.text(b[0] ?? 0) ? -1 : 1),
  );
  for (const group of less) {
    for (const o of group) {
      const text = clusters.text(o);
      const other = clusters.text(most?.[0] ?? 0);
      if (differInMentionOnly(text, other)) continue;
      findings.push(
        difference(
          'text-differs',
          message,
          clusters.copy(o),
          (most ?? []).map((one) => clusters.copy(one)),
          differenceConfidence(most?.length ?? 1, isCutOf(text, other)),
          explainDifference(clusters, o, text, other, repeated),
        ),
      );
    }
  }
  return findings;
}

function longest(clusters: Clusters, group: readonly number[]): number {
  return clusters.text(group[0] ?? 0).length;
}

function explainDifference(
  clusters: Clusters,
  o: number,
  text: string,
  other: string,
  repeated: ReadonlySet<string>,
): Explanation[] {
  const cut = isCutOf(text, other) && text.length < other.length;
  return [
    {
      code: 'export-limit',
      plausible: cut,
      reason: cut
        ? 'The words are the beginning of the longer ones: the line was cut.'
        : 'The words are not a cut form of the others.',
    },
    {
      code: 'placeholder-language',
      plausible: repeated.has(`${clusters.copy(o)} ${text}`),
      reason: repeated.has(`${clusters.copy(o)} ${text}`)
        ? 'The same words stand in this copy wherever others have different ones: the app’s, in a language that is not read here.'
        : 'The words stand in this copy only here.',
    },
  ];
}

/** Entries that stand, in one copy, before or after messages that they follow or precede elsewhere. */
export function outOfOrder(clusters: Clusters, order: Int32Array): Finding[] {
  const rank = new Int32Array(clusters.count);
  for (let i = 0; i < order.length; i++) rank[order[i] ?? 0] = i;
  const findings: Finding[] = [];
  for (const [copy, track] of clusters.tracks.entries()) {
    const first = clusters.firstOf[copy] ?? 0;
    const ranks = new Int32Array(track.count);
    for (let e = 0; e < track.count; e++) ranks[e] = rank[clusters.of[first + e] ?? 0] ?? 0;
    for (const entry of displaced(ranks)) {
      const c = clusters.of[first + entry] ?? 0;
      const others = clusters.members(c).filter((o) => clusters.copy(o) !== copy);
      if (
        others.length === 0 ||
        track.contentClass[entry] === classes.notice ||
        track.contentClass[entry] === classes.marked
      )
        continue;
      const apart = strayedBy(clusters, first, entry, track.count, c);
      const near = track.widthMs + (clusters.clocks.copies[copy]?.slackMs ?? 0);
      findings.push(
        difference(
          'order-differs',
          ranks[entry] ?? 0,
          copy,
          others.map((o) => clusters.copy(o)),
          placeConfidence(apart > near),
          [
            {
              code: 'clock',
              plausible: apart <= near,
              reason:
                apart <= near
                  ? 'The messages were sent so close together that they may have arrived in another order.'
                  : 'It stands further from its place than clocks and arrival explain.',
            },
          ],
        ),
      );
    }
  }
  return findings;
}

/** How far its time lies outside the times of the entries around it, milliseconds. */
function strayedBy(clusters: Clusters, first: number, entry: number, count: number, c: number): number {
  const ms = clusters.from[c] ?? Number.NaN;
  const time = (e: number): number => (e < 0 || e >= count ? ms : (clusters.from[clusters.of[first + e] ?? 0] ?? ms));
  return Math.max(0, time(entry - 1) - ms, ms - time(entry + 1));
}
