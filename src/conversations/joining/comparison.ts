/** A message phone by phone: its original line on each that has it, and the lines around its place on each that lacks it. */

import { CandourError } from '../../kernel/index.ts';
import type { ComparisonView, OriginalView } from '../alignment-contract.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from '../consult.ts';
import { type EntryRow, entriesByIds } from '../entry-store.ts';
import { rawText } from '../raw-text.ts';
import { type Source, sourcesOf } from '../source-store.ts';
import { gapsOfMessage } from './gap-store.ts';
import { GapSurroundings, gapViews } from './gap-views.ts';
import { isThere, laneStatesOf, letterOf, saying } from './lanes.ts';
import { lanesOf, messagesAt, nearestOf, observationsOf } from './message-store.ts';

function nothingThere(): CandourError {
  return new CandourError('NOT_FOUND', 'There is no such message in a joined conversation here, or it is withheld.');
}

export async function compareMessage(
  deps: ConversationDeps,
  asking: Asking,
  conversation: number,
  position: number,
): Promise<ComparisonView> {
  const reading = await consult(deps, asking, 'evidence.read');
  const { db, operationId, mayReadHeld } = reading;
  const lanes = await lanesOf(db, operationId, conversation);
  const [message] = lanes.length === 0 ? [] : await messagesAt(db, operationId, conversation, [position]);
  if (message === undefined || (message.held === 1 && !mayReadHeld)) throw nothingThere();
  const states = laneStatesOf(message.lanes);
  const own = new Map(
    (await observationsOf(db, operationId, conversation, [position])).map((row) => [row.copy_id, row.observation_id]),
  );
  const originals = new Originals(deps, reading);
  const views: ComparisonView['lanes'] = [];
  for (const { joined, copy, custodian } of lanes) {
    const state = states[joined.lane] ?? 'q';
    const there = own.get(copy.copy_id);
    const beside = async (side: 'before' | 'after'): Promise<OriginalView | null> => {
      if (isThere(state)) return null;
      const nearest = await nearestOf(db, operationId, conversation, copy.copy_id, position, side);
      return nearest === null ? null : await originals.of(nearest);
    };
    views.push({
      letter: letterOf(joined.lane),
      copyId: copy.copy_id,
      exhibitRef: copy.exhibit_ref,
      custodian,
      state,
      says: saying(states, joined.lane),
      original: there === undefined ? null : await originals.of(there),
      before: await beside('before'),
      after: await beside('after'),
    });
  }
  const gaps = await gapViews(
    reading,
    new GapSurroundings(reading),
    await gapsOfMessage(reading, conversation, position),
  );
  await reading.record('message.compared', { conversation, position, observations: originals.shown });
  return { conversationId: conversation, position, common: message.common, lanes: views, gaps };
}

/** Original lines, read from the sealed files. */
class Originals {
  readonly #deps: ConversationDeps;
  readonly #reading: Consultation;
  readonly #sources = new Map<number, Source>();
  readonly shown: number[] = [];

  constructor(deps: ConversationDeps, reading: Consultation) {
    this.#deps = deps;
    this.#reading = reading;
  }

  /** Null for an entry that is withheld: a line beside the place may be one. */
  async of(observation: number): Promise<OriginalView | null> {
    const { db, operationId, mayReadHeld } = this.#reading;
    const [row] = await entriesByIds(db, operationId, [observation]);
    if (row === undefined || (row.withheld === 1 && !mayReadHeld)) return null;
    const source = await this.#source(row);
    this.shown.push(observation);
    const { raw, rawTruncated } = await rawText(this.#deps.store, operationId, row, source);
    return {
      observation,
      shown: row.shown,
      time: row.time,
      line: row.line,
      lines: row.lines,
      byteStart: Number(row.byte_start),
      byteEnd: Number(row.byte_end),
      sha256: source.sha256,
      path: source.member === null ? source.given_path : `${source.given_path} / ${source.member}`,
      raw,
      rawTruncated,
    };
  }

  async #source({ part_id }: EntryRow): Promise<Source> {
    const { db, operationId } = this.#reading;
    const source = this.#sources.get(part_id) ?? (await sourcesOf(db, operationId, [part_id])).get(part_id);
    if (source === undefined) throw new CandourError('INTEGRITY', `Part ${part_id} has no file.`);
    this.#sources.set(part_id, source);
    return source;
  }
}
