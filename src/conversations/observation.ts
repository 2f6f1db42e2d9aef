/** "How do we know?" for one entry: its bytes as sealed, its citation, its address, who marked it. */

import { CandourError } from '../kernel/index.ts';
import { annotationsOf, marksOf } from './annotation-store.ts';
import { citation, permalink } from './citation.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from './consult.ts';
import type { ObservationView, RevealRequest } from './contract.ts';
import { type EntryRow, entriesByIds } from './entry-store.ts';
import { lanesOf, placesOf } from './joining/message-store.ts';
import { rawText } from './raw-text.ts';
import { sourcesOf } from './source-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows } from './store.ts';
import { entryView, extraOf } from './views.ts';

export interface Found {
  readonly row: EntryRow;
  readonly copy: CopyInConversation;
}

/** An observation that this account may read. Throws NOT_FOUND alike for what is not there and what is withheld. */
export async function findObservation(reading: Consultation, id: number): Promise<Found> {
  const { db, operationId, mayReadHeld } = reading;
  const [row] = await entriesByIds(db, operationId, [id]);
  const [copy] = row === undefined ? [] : await conversationCopies(db, operationId, { copies: [row.copy_id] });
  if (row === undefined || copy === undefined || (row.withheld === 1 && !mayReadHeld)) {
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
  const annotations = await annotationsOf(db, operationId, id);
  const marks = (await marksOf(db, operationId, [id])).get(id) ?? { flagged: false, notes: 0 };
  const place = (await placesOf(db, operationId, [id])).get(id);
  // In a joined conversation an entry stands where its message does.
  const position = place?.message_id ?? row.position;
  const lanes = place === undefined ? [] : await lanesOf(db, operationId, place.conversation_id);
  const dateOrderProven = lanes.find((lane) => lane.copy.copy_id === copy.copy_id)?.joined.date_order_proven ?? null;
  await reading.record('observation.inspected', { observation: id, artefact: source.sha256 });
  return {
    entry: {
      ...entryView(row, { copy, ...marks, mayReadHeld, dateOrderProven }),
      position,
      lanes: place?.lanes ?? null,
    },
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
    ...(await rawText(deps.store, operationId, row, source)),
    format: copy.format,
    zone: copy.zone,
    zoneBasis: copy.zone_basis,
    dateOrder: copy.date_order,
    dateOrderBasis: copy.date_order_basis,
    citation: citation({ row, source, title: conversation.title }),
    permalink: permalink(operationId, conversation.conversation_id, { position, observation_id: id }),
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
