/** From an alignment to the rows that are stored: messages, their observations, counts, gaps, senders. Pure. */

import type { Cell } from '../../storage/index.ts';
import type { LaneState } from '../alignment-contract.ts';
import type {
  ChatSenderTable,
  GapTable,
  MembershipTable,
  MessageCountTable,
  MessageDayTable,
  MessageObservationTable,
  MessageTable,
} from '../tables.ts';
import { copiesIn, kindOf, type StoredAlignment } from './stored-alignment.ts';

/** How whole an observation shows its message; the smallest leads. */
export const looks = { whole: 0, edited: 1, mediaLeftOut: 2, empty: 3, deleted: 4 } as const;

export function lookOf(kind: string, state: string): number {
  if (kind === 'deleted') return looks.deleted;
  if (kind === 'empty' || kind === 'unavailable') return looks.empty;
  if (kind === 'media-omitted') return looks.mediaLeftOut;
  return state === 'edited' ? looks.edited : looks.whole;
}

/** The stored entries of a copy in reading order, as columns. */
export interface CopyColumns {
  readonly copyId: number;
  readonly observation: Float64Array;
  /** Number in `kinds` of what is aligned. */
  readonly kind: Uint8Array;
  readonly look: Uint8Array;
}

export interface Target {
  readonly operationId: number;
  readonly conversation: number;
}

export const messageColumns = [
  'operation_id',
  'conversation_id',
  'message_id',
  'observation_id',
  'sender_id',
  'common',
  'notice',
  'lanes',
  'held',
] as const satisfies readonly (keyof MessageTable)[];

export const messageObservationColumns = [
  'operation_id',
  'conversation_id',
  'message_id',
  'copy_id',
  'observation_id',
] as const satisfies readonly (keyof MessageObservationTable)[];

export const gapColumns = [
  'operation_id',
  'gap_id',
  'conversation_id',
  'message_id',
  'kind',
  'copy_id',
  'observation_id',
  'sender_id',
  'common',
  'day',
  'confidence',
  'deletion',
  'explained',
  'explanations',
  'in_copies',
  'span',
  'run',
  'held',
] as const satisfies readonly (keyof GapTable)[];

export interface MessageBatch {
  readonly messages: Cell[][];
  readonly observations: Cell[][];
}

/** Rows of messages in batches from the first to the last, and what is counted on the way. */
export class AlignedRows {
  readonly #alignment: StoredAlignment;
  readonly #copies: readonly CopyColumns[];
  readonly #kinds: readonly string[];
  readonly #target: Target;
  readonly #days = new Map<string, MessageDayTable>();
  readonly #counts = new Map<string, MessageCountTable>();
  #finding = 0;
  #at = 0;
  #latest = Number.NEGATIVE_INFINITY;
  #ordered = true;
  #written = 0;

  constructor(alignment: StoredAlignment, copies: readonly CopyColumns[], kinds: readonly string[], target: Target) {
    this.#alignment = alignment;
    this.#copies = copies;
    this.#kinds = kinds;
    this.#target = target;
  }

  get count(): number {
    return this.#alignment.messages.count;
  }

  get done(): number {
    return this.#at;
  }

  /** The next messages, so many that their rows are about `rows`; null: there are no more. */
  next(rows: number): MessageBatch | null {
    const { count } = this.#alignment.messages;
    if (this.#at >= count) return null;
    const batch: MessageBatch = { messages: [], observations: [] };
    while (this.#at < count && batch.observations.length < rows) this.#message(this.#at++, batch);
    return batch;
  }

  /** Of the messages given so far. */
  get counted(): {
    readonly days: readonly MessageDayTable[];
    readonly counts: readonly MessageCountTable[];
    /** Without notices. */
    readonly messages: number;
    readonly chronological: boolean;
  } {
    return {
      days: [...this.#days.values()],
      counts: [...this.#counts.values()],
      messages: this.#written,
      chronological: this.#ordered,
    };
  }

  #message(id: number, batch: MessageBatch): void {
    const { messages } = this.#alignment;
    const { operationId, conversation } = this.#target;
    const lanes: LaneState[] = this.#copies.map(() => 'q');
    let lead = { look: Number.POSITIVE_INFINITY, observation: 0, kind: 0 };
    for (let at = messages.first[id] ?? 0; at < (messages.first[id + 1] ?? 0); at++) {
      const copy = messages.copy[at] ?? 0;
      const entry = messages.entry[at] ?? 0;
      const columns = this.#copies[copy];
      const observation = columns?.observation[entry];
      if (columns === undefined || observation === undefined) continue;
      const look = columns.look[entry] ?? 0;
      lanes[copy] = look === looks.deleted ? 't' : look === looks.edited ? 'e' : 'p';
      if (look < lead.look) lead = { look, observation, kind: columns.kind[entry] ?? 0 };
      batch.observations.push([operationId, conversation, id, columns.copyId, observation]);
    }
    this.#markLanes(id, lanes);
    const common = timeText(messages.commonMs[id] ?? Number.NaN);
    const sender = (messages.sender[id] ?? -1) + 1;
    const notice = messages.notice[id] ?? 0;
    batch.messages.push([
      operationId,
      conversation,
      id,
      lead.observation,
      sender === 0 ? null : sender,
      common,
      notice,
      lanes.join(''),
      0,
    ]);
    this.#count(id, common, sender, this.#kinds[lead.kind] ?? '', notice);
  }

  /** Findings come in the order of the messages, and so do the messages here. */
  #markLanes(id: number, lanes: LaneState[]): void {
    const { findings } = this.#alignment;
    for (; this.#finding < findings.count; this.#finding++) {
      const message = findings.message[this.#finding] ?? 0;
      if (message > id) return;
      if (message === id) markLane(lanes, this.#alignment, this.#finding);
    }
  }

  #count(id: number, common: string | null, sender: number, kind: string, notice: number): void {
    const { operationId: operation_id, conversation: conversation_id } = this.#target;
    const day = common?.slice(0, 10) ?? '';
    const ofDay = this.#days.get(day);
    if (ofDay === undefined) {
      this.#days.set(day, { operation_id, conversation_id, day, position: id, messages: 1, held: 0 });
    } else ofDay.messages += 1;
    const month = day.slice(0, 7);
    const key = `${sender} ${kind} ${month}`;
    const ofSender = this.#counts.get(key);
    if (ofSender === undefined) {
      this.#counts.set(key, { operation_id, conversation_id, sender_id: sender, kind, month, messages: 1, held: 0 });
    } else ofSender.messages += 1;
    if (notice === 0) this.#written += 1;
    const ms = this.#alignment.messages.commonMs[id] ?? Number.NaN;
    if (ms < this.#latest) this.#ordered = false;
    if (ms > this.#latest) this.#latest = ms;
  }
}

/** What a finding makes of the lane that it is about. A difference is stronger than "present". */
function markLane(lanes: LaneState[], { findings }: StoredAlignment, n: number): void {
  const copy = findings.copy[n] ?? 0;
  const now = lanes[copy];
  switch (kindOf(findings, n)) {
    case 'missing':
      if (now === 'q' && findings.deletion[n] === 1) lanes[copy] = 'x';
      return;
    case 'tombstone':
      lanes[copy] = 't';
      return;
    case 'edited':
      if (now !== 't') lanes[copy] = 'e';
      return;
    case 'text-differs':
      if (now === 'p') lanes[copy] = 'd';
      return;
    case 'order-differs':
      if (now === 'p') lanes[copy] = 'm';
      return;
    case 'extra-run':
      return;
  }
}

/** `YYYY-MM-DDTHH:MM:SS` of a wall clock written as if UTC; null: no time. */
function timeText(ms: number): string | null {
  return Number.isNaN(ms) ? null : new Date(ms).toISOString().slice(0, 19);
}

/** Rows of gaps, a batch at a time. */
export function* gapRows(
  alignment: StoredAlignment,
  copies: readonly CopyColumns[],
  target: Target,
  firstId: number,
  batch: number,
): Generator<Cell[][]> {
  const { messages, findings } = alignment;
  let rows: Cell[][] = [];
  let timed = 0;
  let lastMs = Number.NaN;
  for (let n = 0; n < findings.count; n++) {
    const message = findings.message[n] ?? 0;
    for (; timed <= message; timed++) {
      const ms = messages.commonMs[timed] ?? Number.NaN;
      if (!Number.isNaN(ms)) lastMs = ms;
    }
    const lastCommon = timeText(lastMs) ?? '';
    const sender = messages.sender[message] ?? -1;
    const wanted = copiesIn(findings, n);
    rows.push([
      target.operationId,
      firstId + n,
      target.conversation,
      message,
      kindOf(findings, n),
      copies[findings.copy[n] ?? 0]?.copyId ?? 0,
      shownBy(alignment, copies, message, wanted[0]),
      sender < 0 ? null : sender + 1,
      lastCommon,
      lastCommon.slice(0, 10),
      findings.confidence[n] ?? 0,
      findings.deletion[n] ?? 0,
      findings.explained[n] ?? 0,
      findings.explanation[n] ?? 0,
      JSON.stringify(wanted.map((copy) => copies[copy]?.copyId ?? 0)),
      findings.span[n] ?? 1,
      null,
      0,
    ]);
    if (rows.length < batch) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** The observation in the first copy that has it. */
function shownBy(
  { messages }: StoredAlignment,
  copies: readonly CopyColumns[],
  message: number,
  wanted: number | undefined,
): number {
  let any = 0;
  for (let at = messages.first[message] ?? 0; at < (messages.first[message + 1] ?? 0); at++) {
    const copy = messages.copy[at] ?? 0;
    const observation = copies[copy]?.observation[messages.entry[at] ?? 0] ?? 0;
    if (copy === wanted) return observation;
    if (any === 0) any = observation;
  }
  return any;
}

export function senderRows({ senders }: StoredAlignment, target: Target): ChatSenderTable[] {
  return senders.map(({ names }, index) => ({
    operation_id: target.operationId,
    conversation_id: target.conversation,
    sender_id: index + 1,
    shown: names.find((own) => own.length > 0)?.[0] ?? '',
  }));
}

export function membershipRows({ membership }: StoredAlignment, target: Target): MembershipTable[] {
  return membership.map((row, seq) => ({
    operation_id: target.operationId,
    conversation_id: target.conversation,
    seq,
    sender_id: row.sender + 1,
    from_common: row.fromMs === null ? null : timeText(row.fromMs),
    to_common: row.toMs === null ? null : timeText(row.toMs),
    basis: row.basis,
  }));
}
