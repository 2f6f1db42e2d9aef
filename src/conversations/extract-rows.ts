/** What an extract holds: chosen messages with their context, in reading order, each with its source. */

import { CandourError } from '../kernel/index.ts';
import { marksOf } from './annotation-store.ts';
import type { Consultation } from './consult.ts';
import type { EntryView, ExtractRequest } from './contract.ts';
import { type EntryRow, entriesAt, entriesByIds } from './entry-store.ts';
import { type Source, sourcesOf } from './source-store.ts';
import { type CopyInConversation, conversationCopies, conversationRows } from './store.ts';
import { entryView } from './views.ts';

export interface ExtractEntry {
  readonly view: EntryView;
  readonly row: EntryRow;
  readonly source: Source;
  /** Chosen, or there for context. */
  readonly chosen: boolean;
  /** False where entries of the chat are left out before this one. */
  readonly follows: boolean;
}

export interface ExtractConversation {
  readonly title: string;
  readonly copy: CopyInConversation;
  readonly entries: readonly ExtractEntry[];
}

/** A file that the extract draws on. */
export interface ExtractFile {
  readonly exhibit: string;
  readonly path: string;
  readonly sha256: string;
}

export interface Extract {
  readonly conversations: readonly ExtractConversation[];
  readonly files: readonly ExtractFile[];
}

/** Throws NOT_FOUND when a chosen message is not there or withheld: an extract with holes would deceive. */
export async function extractRows(reading: Consultation, request: ExtractRequest): Promise<Extract> {
  const { db, operationId, mayReadHeld } = reading;
  const ids = [...new Set(request.observations)];
  const chosen = (await entriesByIds(db, operationId, ids)).filter((row) => row.bin !== 'held' || mayReadHeld);
  if (chosen.length !== ids.length) {
    const missing = ids.length - chosen.length;
    throw new CandourError('NOT_FOUND', `${missing} of ${ids.length} chosen messages are not there, or are withheld.`);
  }
  const places = new Map<string, { copyId: number; position: number }>();
  for (const { copy_id, position } of chosen) {
    for (let at = Math.max(0, position - request.context); at <= position + request.context; at++) {
      places.set(`${copy_id} ${at}`, { copyId: copy_id, position: at });
    }
  }
  const rows = await entriesAt(db, operationId, [...places.values()]);
  const copies = await conversationCopies(db, operationId, { copies: [...new Set(rows.map((row) => row.copy_id))] });
  const titles = await conversationRows(db, operationId, { conversations: copies.map((copy) => copy.conversation_id) });
  const sources = await sourcesOf(db, operationId, [...new Set(rows.map((row) => row.part_id))]);
  const marks = await marksOf(
    db,
    operationId,
    rows.map((row) => row.observation_id),
  );
  const picked = new Set(ids);
  const byCopy = Map.groupBy(
    rows.toSorted((a, b) => a.position - b.position),
    (row) => row.copy_id,
  );
  const conversations = copies.map((copy): ExtractConversation => {
    let before = -2;
    const entries = (byCopy.get(copy.copy_id) ?? []).flatMap((row): ExtractEntry[] => {
      const source = sources.get(row.part_id);
      if (source === undefined) return [];
      const { flagged, notes } = marks.get(row.observation_id) ?? { flagged: false, notes: 0 };
      const view = entryView(row, { copy, flagged, notes, mayReadHeld });
      const follows = row.position === before + 1;
      before = row.position;
      return [{ view, row, source, chosen: picked.has(row.observation_id), follows }];
    });
    const title = titles.find((one) => one.conversation_id === copy.conversation_id)?.title ?? '';
    return { title, copy, entries };
  });
  return { conversations, files: filesOf([...sources.values()]) };
}

function filesOf(sources: readonly Source[]): ExtractFile[] {
  const files = new Map<string, ExtractFile>();
  for (const { ref, given_path, member, sha256, container_sha256 } of sources) {
    const path = member === null ? given_path : `${given_path} / ${member}`;
    files.set(sha256, { exhibit: ref, path, sha256 });
    if (container_sha256 !== null) {
      files.set(container_sha256, { exhibit: ref, path: given_path, sha256: container_sha256 });
    }
  }
  return [...files.values()];
}
