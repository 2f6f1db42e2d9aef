/** From an alignment to the object that `candour reconcile --json` prints. Pure. */

import type { Alignment, Finding } from './model.ts';
import type { ReconciliationReport, ReportedFinding, ReportedMembership, ReportedSender } from './report.ts';
import type { CopyTrack } from './track.ts';

/** @param tracks in the order of the alignment's copies; their labels are the paths */
export function reportOf(alignment: Alignment, tracks: readonly CopyTrack[]): ReconciliationReport {
  const labels = tracks.map((track) => track.source.label);
  const { messages } = alignment;
  return {
    copies: alignment.copies.map((copy, i) => {
      const track = tracks[i];
      const name = alignment.senders[copy.exporter]?.names[i]?.[0] ?? copy.source.exporter;
      return {
        path: labels[i] ?? '',
        title: copy.source.title,
        exporter: name ?? null,
        entries: copy.entries,
        first: track === undefined ? null : printedTime(track, 0, copy.dateOrderProven),
        last: track === undefined ? null : printedTime(track, track.count - 1, copy.dateOrderProven),
        precision: copy.precision,
        offsetSeconds: copy.offsetSeconds,
        offsetChanges: copy.offsetChanges.map(({ fromEntry, offsetSeconds }) => ({
          from: (track === undefined ? null : printedTime(track, fromEntry, copy.dateOrderProven)) ?? '',
          offsetSeconds,
        })),
        ...(copy.dateOrderProven === null ? {} : { dateOrderProven: copy.dateOrderProven }),
      };
    }),
    sameChat: alignment.sameChat,
    senders: alignment.senders.map(
      (sender, i): ReportedSender => ({ id: senderId(i), names: namesByPath(sender.names, labels) }),
    ),
    ...counts(alignment),
    membership: alignment.membership.map(
      ({ sender, fromMs, toMs, basis }): ReportedMembership => ({
        sender: senderId(sender),
        ...(fromMs === null ? {} : { from: wallTime(fromMs) }),
        ...(toMs === null ? {} : { to: wallTime(toMs) }),
        basis,
      }),
    ),
    findings: alignment.findings.map((finding) => reported(finding, alignment, tracks, labels)),
  };

  function counts({ copies }: Alignment): Pick<ReconciliationReport, 'messages' | 'matched'> {
    let all = 0;
    let some = 0;
    let one = 0;
    for (let m = 0; m < messages.count; m++) {
      if (messages.notice[m] === 1) continue;
      const having = (messages.first[m + 1] ?? 0) - (messages.first[m] ?? 0);
      if (having === copies.length) all++;
      else if (having > 1) some++;
      else one++;
    }
    return { messages: all + some + one, matched: { all, some, one } };
  }
}

function senderId(index: number): string {
  return `s${index + 1}`;
}

function namesByPath(names: readonly (readonly string[])[], labels: readonly string[]): ReportedSender['names'] {
  const out: Record<string, string | readonly string[]> = {};
  for (const [i, list] of names.entries()) {
    const [first] = list;
    if (first !== undefined) out[labels[i] ?? ''] = list.length === 1 ? first : list;
  }
  return out;
}

function reported(
  finding: Finding,
  { messages, copies }: Alignment,
  tracks: readonly CopyTrack[],
  labels: readonly string[],
): ReportedFinding {
  const shownBy = finding.in[0] ?? finding.copy;
  const entry = entryOf(messages, finding.message, shownBy);
  const track = tracks[shownBy];
  const sender = messages.sender[finding.message] ?? -1;
  return {
    kind: finding.kind,
    copy: labels[finding.copy] ?? '',
    in: finding.in.map((copy) => labels[copy] ?? ''),
    sender: sender < 0 ? null : senderId(sender),
    time: track === undefined || entry < 0 ? null : printedTime(track, entry, copies[shownBy]?.dateOrderProven ?? null),
    text: track === undefined || entry < 0 ? '' : (track.texts[track.body[entry] ?? 0] ?? ''),
    confidence: finding.confidence,
    explanations: finding.explanations,
    deletion: finding.deletion,
  };
}

/** Entry of a copy in a message, -1: the copy does not have it. */
function entryOf(messages: Alignment['messages'], message: number, copy: number): number {
  for (let i = messages.first[message] ?? 0; i < (messages.first[message + 1] ?? 0); i++) {
    if (messages.copy[i] === copy) return messages.entry[i] ?? -1;
  }
  return -1;
}

/** A time of a copy as it prints it; in the order of day and month that the alignment proved. */
function printedTime(track: CopyTrack, entry: number, proven: string | null): string | null {
  const other = proven !== null && proven === track.otherOrder ? track.otherMs : null;
  const ms = (other ?? track.wallMs)[entry] ?? Number.NaN;
  if (Number.isNaN(ms)) return null;
  if (track.instants) return new Date(ms).toISOString();
  const text = new Date(ms).toISOString();
  return track.widthMs >= 60_000 ? text.slice(0, 16) : text.slice(0, 19);
}

function wallTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
