/** What a report says of the copies themselves, held against the truth: senders, clocks, order of dates, exporters. */
import type { ReconciliationReport } from '../../src/conversations/index.ts';
import { localeOf } from './locales.ts';
import { folded } from './lookup.ts';
import type { Phone } from './model.ts';
import type { Truth } from './truth.ts';
import { DAY, offsetAt } from './zones.ts';

export interface MetadataScore {
  /** Names on copies (of people with three messages there); how many stand with another person, or apart from their own. */
  readonly names: number;
  readonly wrongMerges: number;
  readonly splits: number;
  readonly offsets: number;
  readonly wrongOffsets: number;
  readonly offsetChanges: number;
  readonly offsetChangesFound: number;
  readonly offsetChangesInvented: number;
  /** Copies whose order of day and month the others prove. */
  readonly dateOrders: number;
  readonly dateOrdersProven: number;
  readonly dateOrdersWrong: number;
  readonly exporters: number;
  readonly exportersRight: number;
  readonly exportersWrong: number;
}

/** Seconds by which an offset may be off: minutes are printed without seconds, single clocks are wrong. */
const TOLERANCE = 61;
/** Messages that a stretch with another offset must have before it can be asked for. */
const STRETCH = 30;

function messagesUnder(truth: Truth, copy: number): Map<string, Map<number, number>> {
  const names = new Map<string, Map<number, number>>();
  for (const id of truth.copies[copy]?.order ?? []) {
    const author = truth.messages[id]?.author;
    if (author === null || author === undefined) continue;
    const sender = truth.printed(copy, id)?.sender;
    if (sender === null || sender === undefined) continue;
    const people = names.get(folded(sender)) ?? new Map<number, number>();
    people.set(author, (people.get(author) ?? 0) + 1);
    names.set(folded(sender), people);
  }
  return names;
}

function scoreSenders(report: ReconciliationReport, truth: Truth, copyOf: ReadonlyMap<string, number>) {
  const senderOf = new Map<string, string>();
  for (const { id, names } of report.senders) {
    for (const [path, name] of Object.entries(names)) {
      const copy = copyOf.get(path);
      for (const one of typeof name === 'string' ? [name] : name) senderOf.set(`${copy}/${folded(one)}`, id);
    }
  }
  // Which sender of the report most of a person's messages stand under, and which person most of a sender's are of.
  const votes = new Map<string, Map<string, number>>();
  const vote = (key: string, choice: string, weight: number): void => {
    const own = votes.get(key) ?? new Map<string, number>();
    own.set(choice, (own.get(choice) ?? 0) + weight);
    votes.set(key, own);
  };
  const rows: { readonly person: string; readonly sender: string | null }[] = [];
  for (const [copy] of truth.copies.entries()) {
    for (const [name, people] of messagesUnder(truth, copy)) {
      // Two people under one name cannot be told apart by anybody.
      if (people.size > 1) continue;
      for (const [person, count] of people) {
        if (count < 3) continue;
        const sender = senderOf.get(`${copy}/${name}`) ?? null;
        rows.push({ person: String(person), sender });
        if (sender === null) continue;
        vote(`person ${person}`, sender, count);
        vote(`sender ${sender}`, String(person), count);
      }
    }
  }
  const most = (key: string): string | null =>
    [...(votes.get(key) ?? [])].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
  return {
    names: rows.length,
    wrongMerges: rows.filter(({ person, sender }) => sender !== null && most(`sender ${sender}`) !== person).length,
    splits: rows.filter(({ person, sender }) => sender === null || most(`person ${person}`) !== sender).length,
  };
}

interface Stretch {
  readonly offset: number;
  readonly from: number;
  messages: number;
}

/** How far a copy's clock is ahead of another's, in seconds, over the messages that both have. */
function stretches(truth: Truth, copy: number, first: number): Stretch[] {
  const [own, other] = [truth.copies[copy]?.phone, truth.copies[first]?.phone];
  if (own === undefined || other === undefined) return [];
  const found: Stretch[] = [];
  for (const { id, at, author } of truth.messages) {
    if (author === null || !truth.shown(copy, id) || !truth.shown(first, id)) continue;
    const offset = (offsetAt(own.zone, at) - offsetAt(other.zone, at)) / 1000;
    const last = found.at(-1);
    if (last?.offset === offset) last.messages += 1;
    else found.push({ offset, from: at, messages: 1 });
  }
  return found;
}

function scoreOffsets(report: ReconciliationReport, truth: Truth, copyOf: ReadonlyMap<string, number>) {
  const score = { offsets: 0, wrongOffsets: 0, offsetChanges: 0, offsetChangesFound: 0, offsetChangesInvented: 0 };
  for (const reported of report.copies) {
    const copy = copyOf.get(reported.path);
    if (copy === undefined || copy === 0) continue;
    const found = stretches(truth, copy, 0);
    const totals = new Map<number, number>();
    for (const { offset, messages } of found) totals.set(offset, (totals.get(offset) ?? 0) + messages);
    const ranked = [...totals].sort(([, a], [, b]) => b - a);
    const [best, second] = ranked;
    if (best === undefined || best[1] < STRETCH) continue;
    score.offsets += 1;
    // Where two stretches are nearly of a size, either may be called the larger one.
    const accepted = second !== undefined && second[1] > best[1] * 0.8 ? [best[0], second[0]] : [best[0]];
    if (!accepted.some((offset) => Math.abs(offset - reported.offsetSeconds) <= TOLERANCE)) score.wrongOffsets += 1;
    const zone = truth.copies[copy]?.phone.zone ?? 'UTC';
    const long = found.filter(({ messages }) => messages >= STRETCH);
    const open = [...reported.offsetChanges];
    for (const [i, stretch] of long.entries()) {
      if (i === 0) continue;
      score.offsetChanges += 1;
      const local = stretch.from + offsetAt(zone, stretch.from);
      const hit = open.findIndex(({ from, offsetSeconds }) => {
        const at = Date.parse(`${from.slice(0, 16)}:00Z`);
        return Math.abs(offsetSeconds - stretch.offset) <= TOLERANCE && Math.abs(at - local) <= 2 * DAY;
      });
      if (hit < 0) continue;
      open.splice(hit, 1);
      score.offsetChangesFound += 1;
    }
    score.offsetChangesInvented += open.filter(
      ({ offsetSeconds }) => !found.some(({ offset }) => Math.abs(offset - offsetSeconds) <= TOLERANCE),
    ).length;
  }
  return score;
}

/** Whether the printed dates of a copy leave open which number is the day. */
export function leavesDateOpen(truth: Truth, copy: number): boolean {
  const phone: Phone | undefined = truth.copies[copy]?.phone;
  if (phone === undefined || (phone.platform !== 'android' && phone.platform !== 'ios')) return false;
  if (localeOf(phone.locale).order === 'YMD') return false;
  let differing = false;
  for (const id of truth.copies[copy]?.order ?? []) {
    const printed = truth.printed(copy, id);
    if (printed === null) continue;
    const [month, day] = [Number(printed.local.slice(5, 7)), Number(printed.local.slice(8, 10))];
    if (day > 12) return false;
    differing ||= month !== day;
  }
  return differing && truth.copies[copy]?.files.size === 0;
}

function scoreDateOrders(report: ReconciliationReport, truth: Truth, copyOf: ReadonlyMap<string, number>) {
  const score = { dateOrders: 0, dateOrdersProven: 0, dateOrdersWrong: 0 };
  const closed = truth.copies.some((_, copy) => !leavesDateOpen(truth, copy));
  for (const reported of report.copies) {
    const copy = copyOf.get(reported.path);
    if (copy === undefined) continue;
    const phone = truth.copies[copy]?.phone;
    const order = phone === undefined ? null : localeOf(phone.locale).order;
    const asked = closed && leavesDateOpen(truth, copy) && (truth.copies[copy]?.order.length ?? 0) >= STRETCH;
    if (asked) score.dateOrders += 1;
    if (reported.dateOrderProven === undefined) continue;
    if (reported.dateOrderProven !== order) score.dateOrdersWrong += 1;
    else if (asked) score.dateOrdersProven += 1;
  }
  return score;
}

function scoreExporters(report: ReconciliationReport, truth: Truth, copyOf: ReadonlyMap<string, number>) {
  const score = { exporters: 0, exportersRight: 0, exportersWrong: 0 };
  for (const { path, exporter } of report.copies) {
    const copy = copyOf.get(path);
    const phone = copy === undefined ? undefined : truth.copies[copy]?.phone;
    if (phone === undefined) continue;
    score.exporters += 1;
    if (exporter === null) continue;
    if ((phone.names[phone.owner] ?? []).some((name) => folded(name) === folded(exporter))) score.exportersRight += 1;
    else score.exportersWrong += 1;
  }
  return score;
}

/** @param copyOf place of each path of the report among the copies */
export function scoreMetadata(
  report: ReconciliationReport,
  truth: Truth,
  copyOf: ReadonlyMap<string, number>,
): MetadataScore {
  return {
    ...scoreSenders(report, truth, copyOf),
    ...scoreOffsets(report, truth, copyOf),
    ...scoreDateOrders(report, truth, copyOf),
    ...scoreExporters(report, truth, copyOf),
  };
}
