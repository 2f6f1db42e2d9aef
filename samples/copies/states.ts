/** What a copy makes of each message, by what happened to chat and phone, before its owner touches anything. */
import { isMember, type Membership } from './membership.ts';
import { COPY_STATES, type CopyState, type Interval, type Message, type Phone, SHOWN } from './model.ts';

const CODES = new Map(COPY_STATES.map((state, code) => [state, code]));
const SHOWN_CODES = COPY_STATES.map((state) => SHOWN.has(state));

export function codeOf(state: CopyState): number {
  return CODES.get(state) ?? 0;
}

export function stateOf(code: number | undefined): CopyState {
  return COPY_STATES[code ?? 0] ?? 'present';
}

/** Whether the copy has an entry for it. */
export function isShown(code: number | undefined): boolean {
  return SHOWN_CODES[code ?? 0] ?? false;
}

export interface Block extends Interval {
  readonly owner: number;
}

function stateFor(message: Message, phone: Phone, membership: Membership, blocks: readonly Block[]): CopyState {
  const { at, author, content } = message;
  if (message.only !== undefined && !message.only.includes(phone.copy)) return 'not-shown';
  if (at > phone.exportedAt) return 'after-end';
  const memberships = membership.intervals[phone.owner];
  if (content.kind === 'notice') {
    const { event } = content.notice;
    if (event === 'encryption' && message.only === undefined && phone.startReason !== 'beginning') return 'not-shown';
    if (event === 'number-changed' && content.notice.actor === phone.owner) return 'not-shown';
  }
  if (!isMember(memberships, at)) return 'not-member';
  if (at < phone.clearedAt) return 'before-start';
  if (message.fabricated) return 'inserted';
  if (
    author !== null &&
    author !== phone.owner &&
    blocks.some((block) => block.owner === phone.owner && block.from <= at && at <= block.to)
  ) {
    return 'blocked';
  }
  if (message.timer !== undefined && !message.kept && at + message.timer < phone.exportedAt) return 'disappeared';
  if (message.unsentAt !== undefined && message.unsentAt <= phone.exportedAt && !phone.missesUnsent) return 'tombstone';
  if (message.edit !== undefined && message.edit.at <= phone.exportedAt && !phone.missesEdits) return 'edited';
  return content.kind === 'view-once' ? 'view-once' : 'present';
}

/** A code for each message: see `codeOf`. */
export function baseStates(
  messages: readonly Message[],
  phone: Phone,
  membership: Membership,
  blocks: readonly Block[],
): Uint8Array {
  const states = new Uint8Array(messages.length);
  for (const message of messages) states[message.id] = codeOf(stateFor(message, phone, membership, blocks));
  return states;
}

/** Keeps the newest entries in the order of the file; older messages fall to the export limit. */
export function cutToLimit(states: Uint8Array, order: readonly number[], limit: number): number[] {
  const shown = order.filter((id) => isShown(states[id]));
  if (shown.length <= limit) return shown;
  const kept = shown.slice(shown.length - limit);
  const gone = codeOf('export-limit');
  const deleted = codeOf('deleted-for-self');
  for (const id of shown.slice(0, shown.length - limit)) states[id] = gone;
  // What was deleted before the first entry that is left would have been cut as well.
  const first = Math.min(states.length, ...kept.slice(0, 50));
  for (let id = 0; id < first; id++) if (states[id] === deleted) states[id] = gone;
  return kept;
}
