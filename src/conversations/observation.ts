/** "How do we know?" for one entry: its bytes as sealed, its citation, its address, who marked it. */

import { CandourError } from '../kernel/index.ts';
import { annotationsOf, marksOf } from './annotation-store.ts';
import { citation, permalink } from './citation.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from './consult.ts';
import type { ObservationView, RevealRequest } from './contract.ts';
import { type EntryRow, entriesByIds } from './entry-store.ts';
import { sourcesOf } from './source-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows } from './store.ts';
import { entryView, extraOf } from './views.ts';

/** Raw bytes shown at most: longer entries are read from the file itself. */
const RAW_AT_MOST = 64 * 1024;

export interface Found {
  readonly row: EntryRow;
  readonly copy: CopyInConversation;
}

/** An observation that this account may read. Throws NOT_FOUND alike for what is not there and what is withheld. */
export async function findObservation(reading: Consultation, id: number): Promise<Found> {
  const { db, operationId, mayReadHeld } = reading;
  const [row] = await entriesByIds(db, operationId, [id]);
  const [copy] = row === undefined ? [] : await conversationCopies(db, operationId, { copies: [row.copy_id] });
  if (row === undefined || copy === undefined || (row.bin === 'held' && !mayReadHeld)) {
    throw new CandourError('NOT_FOUND', 'There is no such message in this operation, or it is withheld.');
  }
  return { row, copy };
}

export async function inspectObservation(deps: ConversationDeps, asking: Asking, id: number): Promise<ObservationView> {
  const reading = await consult(deps, asking, 'evidence.read');
  const { db, operationId, mayReadHeld } = reading;
  const { row, copy } = await findObservation(reading, id);
  const source = (await sourcesOf(db, operationId, [row.part_id])).get(row.part_id);
  const [conversation] = await conversationRows(db, operationId, { conversations: [copy.conversation_id] });
  if (source === undefined || conversation === undefined) {
    throw new CandourError('INTEGRITY', `Observation ${id} has no file or conversation to belong to.`);
  }
  const end = Math.min(row.byte_end, row.byte_start + RAW_AT_MOST);
  const bytes = await deps.store.vault(operationId).read(source.sha256, row.byte_start, end);
  const annotations = await annotationsOf(db, operationId, id);
  const marks = (await marksOf(db, operationId, [id])).get(id) ?? { flagged: false, notes: 0 };
  await reading.record('observation.inspected', { observation: id, artefact: source.sha256 });
  return {
    entry: entryView(row, { copy, ...marks, mayReadHeld }),
    conversationId: conversation.conversation_id,
    conversationTitle: conversation.title,
    exhibit: { id: source.exhibit_id, ref: source.ref, custodian: source.custodian, device: source.device },
    artefact: {
      sha256: source.sha256,
      path: source.given_path,
      member: source.member,
      containerSha256: source.container_sha256,
    },
    line: row.line,
    lines: row.lines,
    byteStart: row.byte_start,
    byteEnd: row.byte_end,
    raw: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    rawTruncated: end < row.byte_end,
    format: copy.format,
    zone: copy.zone,
    zoneBasis: copy.zone_basis,
    dateOrder: copy.date_order,
    dateOrderBasis: copy.date_order_basis,
    citation: citation({ row, source, title: conversation.title }),
    permalink: permalink(operationId, conversation.conversation_id, row),
    flags: annotations
      .filter(({ kind }) => kind === 'flag')
      .map((mark) => ({ id: mark.annotation_id, by: mark.by_name, at: mark.made_at })),
    notes: annotations
      .filter(({ kind }) => kind === 'note')
      .map((mark) => ({ id: mark.annotation_id, by: mark.by_name, at: mark.made_at, text: mark.text })),
  };
}

/** Records that covered content was uncovered. */
export async function reveal(
  deps: ConversationDeps,
  asking: Asking,
  id: number,
  request: RevealRequest,
): Promise<void> {
  const reading = await consult(deps, asking, 'evidence.read');
  const { row } = await findObservation(reading, id);
  if (request.what === 'media' && extraOf(row).media[request.n] === undefined) {
    throw new CandourError('NOT_FOUND', 'The message has no such media.');
  }
  await reading.record('content.revealed', {
    observation: id,
    what: request.what,
    ...(request.what === 'media' ? { media: request.n } : {}),
  });
}
