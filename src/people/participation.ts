/**
 * What the evidence shows of a person and a message. "Could have seen" (was a member) and "has had the chat open since"
 * (wrote or reacted after it) are different findings and neither says "saw": R38 asks for proof of presence, and silence
 * is coded on nothing less. Pure; looks only at the page and a bounded stretch after it.
 *
 * The code `read-receipt` exists for formats that carry receipts. None of today's does: WhatsApp's text exports and the
 * downloads of Messenger and Instagram leave them out, so nothing here gives it.
 */

import type { ParticipationCode } from './contract.ts';
import { during, type Posting } from './postings.ts';
import { holds, isBefore, type Moment, type Stay } from './stays.ts';
import { clockMs, saidSpan, saidTime } from './when.ts';

/**
 * An answer is the first message that somebody writes within so many messages after the one in question, whoever wrote
 * those between; notices and calls are not counted, what is withheld counts as a message.
 */
export const replyWithin = 20;
/** "Soon" for leaving a chat. */
const soonMs = 24 * 3_600_000;

export interface ChatRow extends Moment {
  readonly kind: 'message' | 'call' | 'notice' | 'withheld';
  /** Index of the author's column. */
  readonly author: number | null;
  readonly forwarded: boolean;
  /** Columns that the words name with `@`. */
  readonly named: readonly number[];
  readonly reactions: readonly { readonly column: number | null; readonly reaction: string }[];
  /** Copies that have it. */
  readonly copies: readonly number[];
}

/** A copy that somebody exported: which exhibit it is, and from where to where in the chat it goes. */
export interface OwnCopy {
  readonly copyId: number;
  readonly exhibitRef: string;
  readonly first: number;
  readonly last: number;
}

/** What is known of somebody beyond the rows in hand. */
export interface ColumnFacts {
  /** Last message they wrote before the page. */
  readonly before: Moment | null;
  /** First message they wrote after the stretch looked at. */
  readonly after: Moment | null;
  /** Last message of the chat to which they reacted. */
  readonly lastReaction: Moment | null;
  readonly stays: readonly Stay[];
  /** When they left of their own accord, and when somebody put them out. */
  readonly leavings: readonly (Moment & { readonly how: 'left' | 'removed' })[];
  /** Copies that this person exported. */
  readonly ownCopies: readonly OwnCopy[];
  readonly postings: readonly Posting[];
}

export interface ParticipationInput {
  readonly columns: readonly ColumnFacts[];
  /** The page, in reading order. */
  readonly rows: readonly ChatRow[];
  /** What comes after it: at least `replyWithin` messages, or all there are. */
  readonly ahead: readonly ChatRow[];
  /** A chat of two. */
  readonly oneToOne: boolean;
}

export interface Finding {
  readonly code: ParticipationCode;
  readonly basis: string;
}

/** Findings of every row of the page: one list a column. */
export function participation(input: ParticipationInput): Finding[][][] {
  const { columns, rows } = input;
  const all = [...rows, ...input.ahead];
  const next = nextPosts(all, columns);
  const previous: (Moment | null)[] = columns.map(({ before }) => before);
  return rows.map((row, at) => {
    const answers = row.kind === 'message' ? answersTo(all, at) : new Map<number, Answer>();
    const cells = columns.map((facts, column) => {
      if (row.kind === 'withheld' || row.kind === 'notice') return [];
      if (row.author === column) return authored(row, facts);
      const later = next[at]?.[column] ?? null;
      return present(input, row, column, { before: previous[column] ?? null, later, answer: answers.get(column) });
    });
    if (row.kind === 'message' && row.author !== null) previous[row.author] = row;
    return cells;
  });
}

/** For each row, the first message that each column writes after it. */
function nextPosts(all: readonly ChatRow[], columns: readonly ColumnFacts[]): (Moment | null)[][] {
  const found: (Moment | null)[][] = [];
  const next: (Moment | null)[] = columns.map(({ after }) => after);
  for (let at = all.length - 1; at >= 0; at--) {
    found[at] = [...next];
    const row = all[at];
    if (row?.kind === 'message' && row.author !== null) next[row.author] = row;
  }
  return found;
}

interface Answer extends Moment {
  readonly messages: number;
}

function answersTo(all: readonly ChatRow[], at: number): Map<number, Answer> {
  const answers = new Map<number, Answer>();
  let messages = 0;
  for (let i = at + 1; i < all.length && messages < replyWithin; i++) {
    const row = all[i];
    if (row === undefined || row.kind === 'notice' || row.kind === 'call') continue;
    messages += 1;
    if (row.kind === 'message' && row.author !== null && !answers.has(row.author)) {
      answers.set(row.author, { position: row.position, time: row.time, messages });
    }
  }
  return answers;
}

function authored(row: ChatRow, { postings }: ColumnFacts): Finding[] {
  const served = postings.length > 0 && row.time !== null ? `; ${during(postings, row.time)}` : '';
  const wrote: Finding = { code: 'author', basis: `${row.kind === 'call' ? 'made the call' : 'wrote it'}${served}` };
  return row.forwarded ? [wrote, { code: 'forwarder', basis: 'sent it on: the app marks it as forwarded' }] : [wrote];
}

interface Around {
  readonly before: Moment | null;
  readonly later: Moment | null;
  readonly answer: Answer | undefined;
}

function present(input: ParticipationInput, row: ChatRow, column: number, around: Around): Finding[] {
  const facts = input.columns[column];
  if (facts === undefined) return [];
  const found: Finding[] = [];
  const add = (code: ParticipationCode, basis: string | null): void => {
    if (basis !== null) found.push({ code, basis });
  };
  const member = memberBasis(input, row, facts, around);
  const reactions = row.reactions.filter((one) => one.column === column);
  // Whoever came after it was not there for it, whatever they wrote then.
  const cameBetween = (moment: Moment): boolean =>
    facts.stays.some(({ from }) => from !== null && isBefore(row, from) && isBefore(from, moment));
  add('addressee', addressed(input, row, column));
  add('member', member === null ? null : `could have seen it: ${member}`);
  if (member !== null || reactions.length > 0)
    add('opened-after', openedAfter(row, facts, around, reactions.length > 0));
  for (const { reaction } of reactions) add('reactor', `reacted to it with ${reaction}`);
  if (around.answer !== undefined && !cameBetween(around.answer)) {
    const { messages, time } = around.answer;
    add('replied', `wrote ${messages === 1 ? 'next' : `${messages} messages later`}, on ${saidTime(time)}`);
  }
  add('left-soon', leftSoon(row, facts, cameBetween));
  return found;
}

function addressed({ oneToOne }: ParticipationInput, row: ChatRow, column: number): string | null {
  if (row.named.includes(column)) return 'named in it with @';
  return oneToOne ? 'the other person of a chat of two' : null;
}

/** How it is known that somebody was in the chat when the message came; the strongest proof alone. */
function memberBasis(
  { oneToOne }: ParticipationInput,
  row: ChatRow,
  { ownCopies, stays, leavings }: ColumnFacts,
  { before, later }: Around,
): string | null {
  const own = ownCopies.filter(({ copyId }) => row.copies.includes(copyId)).map(({ exhibitRef }) => exhibitRef);
  if (own.length > 0) return `it is in the export of this person’s own phone (${own.join(', ')})`;
  const lacking = ownCopies.map((copy) => lacks(copy, row)).join('');
  // A stay whose beginning no notice tells counts from the first thing they wrote.
  const stay = stays.find((one) => holds(one, row) && (one.from !== null || before !== null));
  if (stay !== undefined) return `${stay.basis}${lacking}`;
  const wentBetween =
    before !== null && later !== null && leavings.some((one) => isBefore(before, one) && isBefore(one, later));
  if (before !== null && later !== null && !wentBetween) {
    return `wrote in the chat before it (${saidTime(before.time)}) and after it (${saidTime(later.time)})${lacking}`;
  }
  return oneToOne ? `a chat of two${lacking}` : null;
}

/** Their own phone is in evidence and lacks it: deleted there, or never delivered. The gap says more. */
function lacks({ exhibitRef, first, last }: OwnCopy, { position }: ChatRow): string {
  if (position < first) return `; their own export (${exhibitRef}) begins later`;
  return position > last
    ? `; their own export (${exhibitRef}) ends earlier`
    : `; it is not in their own export (${exhibitRef})`;
}

function openedAfter(row: ChatRow, { lastReaction }: ColumnFacts, { later }: Around, reacted: boolean): string | null {
  if (reacted) return 'has had the chat open since: reacted to it';
  if (later !== null) return `has had the chat open since: wrote here on ${saidTime(later.time)}`;
  if (lastReaction === null || lastReaction.position <= row.position) return null;
  return `has had the chat open since: reacted to a message of ${saidTime(lastReaction.time)}`;
}

function leftSoon(row: ChatRow, { leavings }: ColumnFacts, cameBetween: (moment: Moment) => boolean): string | null {
  const left = leavings.find((one) => one.how === 'left' && isBefore(row, one));
  if (left === undefined || left.time === null || row.time === null || cameBetween(left)) return null;
  const after = clockMs(left.time) - clockMs(row.time);
  if (after < 0 || after > soonMs) return null;
  return `left the chat ${saidSpan(after)} after it, on ${saidTime(left.time)}`;
}
