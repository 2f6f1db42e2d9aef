/** The report that somebody who knows the truth would give: what the scorer is tested with. */
import type { ReconciliationReport, ReportedFinding } from '../../src/conversations/index.ts';
import { localeOf } from './locales.ts';
import { WITH_WORDS } from './model.ts';
import { leavesDateOpen } from './score-metadata.ts';
import { decidability, type Truth } from './truth.ts';
import { offsetAt } from './zones.ts';

function findingsOf(truth: Truth, paths: readonly string[]): ReportedFinding[] {
  const findings: ReportedFinding[] = [];
  const add = (kind: ReportedFinding['kind'], copy: number, id: number, from: number, deletion: boolean): void => {
    const printed = truth.printed(from, id);
    findings.push({
      kind,
      copy: paths[copy] ?? '',
      in: [paths[from] ?? ''],
      sender: String(truth.messages[id]?.author),
      time: printed?.local ?? null,
      text: printed?.body ?? '',
      confidence: 0.99,
      explanations: [],
      deletion,
    });
  };
  for (const [copy, { phone }] of truth.copies.entries()) {
    const decided = decidability(truth, copy);
    for (const { id } of truth.messages) {
      const state = truth.state(copy, id);
      const from = truth.copies.findIndex((_, i) => i !== copy && WITH_WORDS.has(truth.state(i, id)));
      if (from < 0) continue;
      const unedited = truth.copies.findIndex((_, i) => {
        const other = truth.state(i, id);
        return i !== copy && WITH_WORDS.has(other) && other !== 'edited';
      });
      if (state === 'deleted-for-self') add('missing', copy, id, from, decided.get(id) === null);
      else if (state === 'tombstone') add(state, copy, id, from, false);
      else if (state === 'edited' && unedited >= 0) add(state, copy, id, unedited, false);
      else if (state === 'tampered' || state === 'truncated') add('text-differs', copy, id, from, false);
      if (truth.copies[copy]?.moved.has(id)) add('order-differs', phone.copy, id, from, false);
    }
  }
  return findings;
}

/** @param paths as given to the command, in the order of the truth's copies */
export function oracleReport(truth: Truth, paths: readonly string[]): ReconciliationReport {
  const first = truth.copies[0]?.phone;
  return {
    copies: truth.copies.map(({ phone, order }, copy) => {
      const middle = truth.messages[order[Math.trunc(order.length / 2)] ?? 0]?.at ?? 0;
      const local = localeOf(phone.locale).order;
      return {
        path: paths[copy] ?? '',
        title: phone.title,
        exporter: phone.names[phone.owner]?.[0] ?? null,
        entries: order.length,
        first: null,
        last: null,
        precision: phone.platform === 'android' ? 'minute' : 'second',
        offsetSeconds: (offsetAt(phone.zone, middle) - offsetAt(first?.zone ?? 'UTC', middle)) / 1000,
        offsetChanges: [],
        ...(leavesDateOpen(truth, copy) ? { dateOrderProven: local } : {}),
      };
    }),
    sameChat: { confidence: 1, why: 'known' },
    senders: truth.people.map((_, person) => ({
      id: String(person),
      names: Object.fromEntries(truth.copies.map(({ phone }, copy) => [paths[copy] ?? '', phone.names[person] ?? []])),
    })),
    messages: 0,
    matched: { all: 0, some: 0, one: 0 },
    membership: [],
    findings: findingsOf(truth, paths),
  };
}
