/** The gap ledger: a page, its summary, the same as a table to keep. */

import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { CandourError } from '../../kernel/index.ts';
import type { GapQuery, GapSummary, GapsPage, GapView } from '../alignment-contract.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from '../consult.ts';
import { csv, csvRows } from '../csv.ts';
import { conversationCopies } from '../store.ts';
import {
  countGaps,
  eventsOf,
  type GapFilter,
  gapsByCopyAndDay,
  gapsByKind,
  gapsBySenderName,
  gapsPage,
  runsWithin,
  withheldGaps,
} from './gap-store.ts';
import { GapSurroundings, gapViews, runViews } from './gap-views.ts';
import { laneDetails } from './message-store.ts';
import { joiningRows } from './store.ts';

export async function listGaps(deps: ConversationDeps, asking: Asking, query: GapQuery): Promise<GapsPage> {
  const reading = await consult(deps, asking, 'evidence.read');
  const rows = await gapsPage(reading, query);
  const views = await gapViews(reading, new GapSurroundings(reading), rows);
  const { total } = await countGaps(reading, query);
  const last = rows.at(-1);
  const withheld = reading.mayReadHeld ? 0 : await withheldGaps(reading);
  await reading.record('gaps.read', { ...asked(query), gaps: views.map(({ id }) => id) });
  return {
    gaps: views,
    total,
    next: rows.length === query.limit && last !== undefined ? last.gap_id : null,
    withheld,
  };
}

/** What was asked for, as the ledger keeps it. */
function asked(query: GapFilter): { readonly [key: string]: string | number | boolean } {
  const { conversation, copy, exhibit, kind, deletion, sender, minConfidence, from, to, run } = query;
  const given = { conversation, copy, exhibit, kind, deletion, sender, minConfidence, from, to, run };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export async function summariseGaps(deps: ConversationDeps, asking: Asking, query: GapQuery): Promise<GapSummary> {
  const reading = await consult(deps, asking, 'evidence.read');
  const counts = await countGaps(reading, query);
  const summary = {
    ...counts,
    kinds: await gapsByKind(reading, query),
    senders: await gapsBySenderName(reading, query),
    handsets: await handsetsOf(reading, query),
    runs: await runViews(new GapSurroundings(reading), await runsWithin(reading, query)),
    events: (await eventsOf(reading.db, reading.operationId)).map(({ event_id, happened, what }) => ({
      id: event_id,
      happened,
      what,
    })),
  };
  await reading.record('gaps.summarised', asked(query));
  return summary;
}

/** A row an exhibit of which a copy is joined and asked for, with what is gone on it by day. */
async function handsetsOf(reading: Consultation, query: GapQuery): Promise<GapSummary['handsets']> {
  const { db, operationId } = reading;
  const joined = (await joiningRows(db, operationId, { states: ['joined'] })).map((row) => row.conversation_id);
  const copies = (await conversationCopies(db, operationId)).filter(
    (copy) =>
      joined.includes(copy.conversation_id) &&
      (query.conversation === undefined || copy.conversation_id === query.conversation) &&
      (query.exhibit === undefined || copy.exhibit_id === query.exhibit) &&
      (query.copy === undefined || copy.copy_id === query.copy),
  );
  const details = await laneDetails(
    db,
    operationId,
    copies.map((copy) => copy.copy_id),
  );
  const days = Map.groupBy(await gapsByCopyAndDay(reading, query), (row) => row.copy_id);
  return [...Map.groupBy(copies, (copy) => copy.exhibit_id)].map(([exhibitId, own]) => {
    const known = own.flatMap((copy) => details.get(copy.copy_id) ?? []);
    const byDay = new Map<string, { deletions: number; others: number }>();
    let gaps = 0;
    let deletions = 0;
    for (const row of own.flatMap((copy) => days.get(copy.copy_id) ?? [])) {
      gaps += row.gaps;
      deletions += row.deletions;
      if (row.day === '') continue;
      const day = byDay.get(row.day) ?? { deletions: 0, others: 0 };
      day.deletions += row.deletions;
      day.others += row.gaps - row.deletions;
      byDay.set(row.day, day);
    }
    const edges = known.flatMap(({ first, last }) => [first, last]).filter((time) => time !== null);
    return {
      exhibitId,
      exhibitRef: own[0]?.exhibit_ref ?? '',
      custodian: known[0]?.custodian ?? '',
      first: edges.toSorted()[0] ?? null,
      last: edges.toSorted().at(-1) ?? null,
      gaps,
      deletions,
      days: [...byDay].map(([day, n]) => ({ day, ...n })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    };
  });
}

export interface GapFile {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly name: string;
  readonly sha256: string;
}

const columns = [
  'gap',
  'kind',
  'called a deletion',
  'confidence',
  'exhibit',
  'custodian',
  'conversation',
  'position',
  'sender',
  'time as printed',
  'time on clock A',
  'present on',
  'plausible explanations',
  'considered and not plausible',
  'run',
  'nearest event',
  'days from event',
  'text',
];
const GAPS_AT_ONCE = 500;
/** Some hundred megabytes. */
const GAPS_AT_MOST = 250_000;

function gapRow(gap: GapView): (string | number | null)[] {
  return [
    gap.id,
    gap.kind,
    gap.deletion ? 'yes' : 'no',
    gap.confidence,
    gap.exhibitRef,
    gap.custodian,
    gap.conversationTitle,
    gap.position,
    gap.sender?.shown ?? null,
    gap.time,
    gap.common,
    gap.in.map(({ exhibitRef }) => exhibitRef).join(' '),
    gap.explanations
      .map(({ plausible, reason }) => `${plausible ? 'plausible' : 'not plausible'}: ${reason}`)
      .join(' '),
    gap.run,
    gap.near?.what ?? null,
    gap.near?.days ?? null,
    gap.text,
  ];
}

/**
 * All gaps that the filters leave, as a table. It leaves the operation: disclosed, with the hash in the ledger.
 * @throws CandourError LIMIT_EXCEEDED for more than 250,000
 */
export async function gapsFile(deps: ConversationDeps, asking: Asking, query: GapQuery): Promise<GapFile> {
  const reading = await consult(deps, asking, 'extract');
  const around = new GapSurroundings(reading);
  const { total } = await countGaps(reading, query);
  if (total > GAPS_AT_MOST) {
    throw new CandourError('LIMIT_EXCEEDED', `${total} gaps are more than the ${GAPS_AT_MOST} of one table.`, {
      hint: 'Filter by conversation, exhibit or days, and take several tables.',
    });
  }
  const pieces = [Buffer.from(csv([columns]))];
  let gaps = 0;
  for (let after = 0; ; ) {
    const page = await gapsPage(reading, { ...query, after, limit: GAPS_AT_ONCE });
    const views = await gapViews(reading, around, page);
    pieces.push(Buffer.from(csvRows(views.map(gapRow))));
    gaps += views.length;
    const last = page.at(-1);
    if (page.length < GAPS_AT_ONCE || last === undefined) break;
    after = last.gap_id;
    await breathe();
  }
  const bytes = Buffer.concat(pieces);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { actor, operationId, reason } = asking;
  await deps.store.transaction((trx) =>
    deps.store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'disclosure',
      act: 'gaps.taken',
      subject: { ...asked(query), gaps, sha256, bytes: bytes.length },
      ...(reason === null ? {} : { reason }),
    }),
  );
  return { bytes, mime: 'text/csv; charset=utf-8', name: 'gaps.csv', sha256 };
}
