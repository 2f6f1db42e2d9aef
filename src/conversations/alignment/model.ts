/**
 * What the alignment of copies takes and gives. Everything is in columns or small lists: a chat of a million entries in
 * eight copies must fit beside everything else.
 */

import type { ChatFormat, DateOrder, EntryKind, EntryTime, SystemEvent } from '../../formats/index.ts';
import type { Explanation, FindingKind } from './report.ts';

/** One entry as a copy shows it; the parsers' `Entry` fits, and so does a stored observation. */
export interface AlignableEntry {
  readonly kind: EntryKind;
  readonly event?: SystemEvent | undefined;
  readonly sender: string | null;
  readonly body: string;
  /** As in the file, where it is at hand: it marks where the name of a mention ends. */
  readonly rawBody?: string | undefined;
  readonly time: EntryTime | null;
  readonly flags: readonly string[];
  readonly deletedBy?: 'exporter' | 'sender' | 'admin' | undefined;
  readonly media?: readonly { readonly kind: string; readonly name: string | null }[] | undefined;
}

/** What is known of a copy beside its entries. */
export interface CopySource {
  /** What findings call it: a path, or the id of a stored copy. */
  readonly label: string;
  readonly format: ChatFormat;
  readonly title: string | null;
  /** Name under which the exporting person appears, where the file proves it. */
  readonly exporter: string | null;
  /** Order of day and month that the file or a person decided; null: open, both readings are tried. */
  readonly dateOrder: DateOrder | null;
  /** IANA zone of the exporting phone, where somebody gave it. */
  readonly zone: string | null;
}

/** One message as several copies show it, in reading order of the whole conversation. */
export interface AlignedMessages {
  readonly count: number;
  /** Observations of message m lie at `first[m]` up to `first[m + 1]` in `copy` and `entry`. */
  readonly first: Int32Array;
  /** Index of the copy. Within a message in rising order, each copy once at most. */
  readonly copy: Uint8Array;
  /** Index of the entry in the copy's reading order, from 0. */
  readonly entry: Int32Array;
  /** Index in `senders`, -1 where there is none. */
  readonly sender: Int32Array;
  /** On the clock of the first copy, milliseconds as if UTC; from the most precise copy that has it. NaN: no time. */
  readonly commonMs: Float64Array;
  /** 1 where the entries are notices of the app. */
  readonly notice: Uint8Array;
}

export interface AlignedCopy {
  readonly source: CopySource;
  readonly entries: number;
  /** Index in `senders` of the person who exported; -1: not shown. */
  readonly exporter: number;
  readonly precision: 'minute' | 'second';
  readonly offsetSeconds: number;
  /** `fromEntry` is the index of the first entry under the new offset. */
  readonly offsetChanges: readonly { readonly fromEntry: number; readonly offsetSeconds: number }[];
  readonly dateOrderProven: DateOrder | null;
}

export interface AlignedSender {
  /** Names in each copy (index as in `copies`); empty where the person does not appear there. */
  readonly names: readonly (readonly string[])[];
}

export interface Membership {
  /** Index in `senders`. */
  readonly sender: number;
  /** On the clock of the first copy, milliseconds; null: open. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly basis: string;
}

export interface Finding {
  readonly kind: FindingKind;
  /** Index of the message; for `extra-run` its first message. */
  readonly message: number;
  /** How many messages an `extra-run` covers; 1 for every other kind. */
  readonly span: number;
  /** Index of the copy that lacks it or shows it differently. */
  readonly copy: number;
  /** Copies that have it (with the other words). */
  readonly in: readonly number[];
  readonly confidence: number;
  readonly explanations: readonly Explanation[];
  readonly deletion: boolean;
}

export interface Alignment {
  /** Below 0.5: different chats; `messages`, `findings` and `membership` are then empty. */
  readonly sameChat: { readonly confidence: number; readonly why: string };
  readonly copies: readonly AlignedCopy[];
  readonly senders: readonly AlignedSender[];
  readonly messages: AlignedMessages;
  readonly membership: readonly Membership[];
  /** In the order of the messages. */
  readonly findings: readonly Finding[];
}
