/**
 * What `candour reconcile --json` prints: one object, described field by field in docs/reconciliation.md. Copies are named
 * by the paths given, in the order given.
 */

import type { DateOrder } from '../../formats/index.ts';

export type FindingKind =
  /** Present elsewhere, absent here. */
  | 'missing'
  /** Deleted for everyone here; the words survive elsewhere. */
  | 'tombstone'
  /** Carries the app's marker of an edit here; the words before it survive elsewhere. */
  | 'edited'
  /** The same place, other words, and no marker of an edit. */
  | 'text-differs'
  /** The same message stands before or after messages that it follows or precedes elsewhere. */
  | 'order-differs'
  /** A block that only one copy has: a summary of the single findings. */
  | 'extra-run';

/** What could explain a gap innocently. Closed: every finding considers each that can apply to its kind. */
export type ExplanationCode =
  | 'before-copy-starts'
  | 'after-copy-ends'
  | 'not-a-member'
  | 'export-limit'
  | 'disappearing-messages'
  | 'view-once'
  | 'media-difference'
  | 'clock'
  | 'blocked-contact'
  | 'placeholder-language'
  | 'unsent-before-copy'
  /** Considered for what one copy alone has: it may have been put into that copy. */
  | 'added-elsewhere';

export interface Explanation {
  readonly code: ExplanationCode;
  readonly plausible: boolean;
  /** A sentence for a person: what in the copies speaks for or against it. Never message text. */
  readonly reason: string;
}

export interface ReportedFinding {
  readonly kind: FindingKind;
  /** The copy that lacks the message or shows it differently. */
  readonly copy: string;
  /** Copies that have it (for `text-differs` and `edited`: with the other words). */
  readonly in: readonly string[];
  /** Id in `senders`. */
  readonly sender: string | null;
  /** Time as the first copy of `in` prints it: `YYYY-MM-DDTHH:MM[:SS]` local, or UTC with `Z`. */
  readonly time: string | null;
  /** Words as the first copy of `in` shows them. */
  readonly text: string;
  /** 0 to 1, calibrated: docs/reconciliation.md. */
  readonly confidence: number;
  readonly explanations: readonly Explanation[];
  /** Deleted for oneself: only for `missing`, and only where no innocent explanation is plausible. */
  readonly deletion: boolean;
}

export interface ReportedCopy {
  readonly path: string;
  readonly title: string | null;
  /** Name under which the exporting person appears in this copy, where the copies show it. */
  readonly exporter: string | null;
  readonly entries: number;
  /** First and last entry in reading order, as printed. */
  readonly first: string | null;
  readonly last: string | null;
  readonly precision: 'minute' | 'second';
  /** This copy's clock minus that of the first copy given, seconds, for the larger part of the overlap. */
  readonly offsetSeconds: number;
  /** Where it changes: `from` is the local time of this copy at which another offset begins. */
  readonly offsetChanges: readonly { readonly from: string; readonly offsetSeconds: number }[];
  /** An order of day and month that this copy alone leaves open and the others prove. */
  readonly dateOrderProven?: DateOrder;
}

export interface ReportedSender {
  readonly id: string;
  /** Path to the name this person shows under there; a list where one person shows under several names in one copy. */
  readonly names: Readonly<Record<string, string | readonly string[]>>;
}

export interface ReportedMembership {
  /** Id in `senders`. */
  readonly sender: string;
  /** On the clock of the first copy; absent: open. */
  readonly from?: string;
  readonly to?: string;
  readonly basis: string;
}

export interface ReconciliationReport {
  readonly copies: readonly ReportedCopy[];
  readonly sameChat: { readonly confidence: number; readonly why: string };
  readonly senders: readonly ReportedSender[];
  /** Logical messages; notices of the app are not counted. */
  readonly messages: number;
  /** Of the messages: seen in all copies, in some (two or more, not all), in one. */
  readonly matched: { readonly all: number; readonly some: number; readonly one: number };
  readonly membership: readonly ReportedMembership[];
  readonly findings: readonly ReportedFinding[];
}
