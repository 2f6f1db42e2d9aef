/**
 * What every parser yields: entries (one message, notice or call each) and the events around them.
 * Pure types and two small readings of time; see docs/formats.md for each format's shape.
 */

/** Formats that are read. */
export type ChatFormat =
  | 'whatsapp-text'
  | 'messenger-json'
  | 'messenger-e2ee-json'
  | 'messenger-html'
  | 'instagram-json';

/** What an entry is. Closed: a new format must fit one of these or extend the list everywhere it is matched. */
export type EntryKind =
  /** Words written by a person (a body may be empty: see `empty`). */
  | 'text'
  /** A placeholder where the export left a picture, voice note, document… out. */
  | 'media-omitted'
  /** One or more named files. */
  | 'media-attached'
  /** A tombstone: the message was deleted for everyone (see `deletedBy`). */
  | 'deleted'
  | 'poll'
  | 'event'
  | 'location'
  | 'live-location'
  | 'contact-card'
  /** A link or post shared from elsewhere (Messenger, Instagram). */
  | 'share'
  /** A call record attributed to a person. */
  | 'call'
  /** A body with nothing in it, or the lone word `null` (expired or view-once content). */
  | 'empty'
  /** Content the app says it cannot show ("Waiting for this message"). */
  | 'unavailable'
  /** A body that starts with a directional mark but fits no known template: reported, counted as a message. */
  | 'unknown-marked'
  /** Written by the app, even where a name stands before the colon. */
  | 'system';

/** What a notice tells. `unclassified`: no template is known; its text is shown in full. */
export type SystemEvent =
  | 'encryption'
  | 'group-created'
  | 'member-added'
  | 'member-removed'
  | 'member-left'
  | 'member-joined'
  | 'join-requested'
  | 'subject-changed'
  | 'icon-changed'
  | 'description-changed'
  | 'settings-changed'
  | 'admin-changed'
  | 'number-changed'
  | 'security-code-changed'
  | 'disappearing-messages'
  | 'pinned'
  | 'blocked'
  | 'business'
  | 'call-started'
  | 'missed-call'
  | 'contact'
  | 'waiting'
  | 'nickname-changed'
  | 'theme-changed'
  | 'reaction'
  | 'poll-activity'
  | 'other'
  | 'unclassified';

export type EntryFlag =
  | 'edited'
  | 'forwarded'
  /** Time is earlier than the entry before it (file order kept). */
  | 'inverted-order'
  /** A jump backwards in time inside a run of lines: may be a chat pasted into a message. */
  | 'possible-quoted-export'
  | 'unsent'
  | 'view-once'
  /** Bytes that are not valid UTF-8, shown with U+FFFD. */
  | 'invalid-text'
  /** A time such as `00:04 AM` or `23:59 PM`, which no phone prints. */
  | 'odd-time'
  /** A time in the future of the reading clock. */
  | 'future-time'
  /** The body was longer than the limit and is cut in `body`; the byte range is whole. */
  | 'truncated-body'
  /** A placeholder text without the invisible mark that this file puts before its placeholders. */
  | 'unmarked-placeholder';

export type MediaKind =
  | 'image'
  | 'video'
  | 'audio'
  | 'voice'
  | 'gif'
  | 'sticker'
  | 'document'
  | 'contact'
  | 'video-note'
  | 'file'
  | 'unknown';

/** One media reference of an entry. */
export interface MediaRef {
  readonly kind: MediaKind;
  /** File name (WhatsApp) or path (Messenger) as the export gives it; null for a placeholder without a name. */
  readonly name: string | null;
  /** omitted: left out by the export. named: the export names a file; whether it is there is the reader's to check. */
  readonly state: 'omitted' | 'named';
}

export interface Reaction {
  readonly actor: string | null;
  readonly reaction: string;
  /** UTC milliseconds where the format has it. */
  readonly at?: number;
}

export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/**
 * A wall-clock time as a phone printed it. Date fields stay in printed order because only the whole file decides
 * which is the day; years are already Gregorian (eras and Buddhist years converted) wherever the year is known
 * by its form, and two-digit years are 2000 + n.
 */
export interface PrintedTime {
  readonly kind: 'printed';
  /** The characters of date and time, unchanged. */
  readonly raw: string;
  readonly fields: readonly [number, number, number];
  /** 0–23, day period already applied. */
  readonly hour: number;
  readonly minute: number;
  /** null where the format prints none. */
  readonly second: number | null;
  /** Set where the form of the line itself fixes the order (a four-digit first field). */
  readonly order?: DateOrder;
}

/** A wall-clock time whose date is not in doubt (HTML): `local` is `YYYY-MM-DDTHH:MM[:SS]`, `zone` as printed. */
export interface LocalTime {
  readonly kind: 'local';
  readonly raw: string;
  readonly local: string;
  readonly zone: string | null;
}

/** An instant: UTC milliseconds since 1970. */
export interface UtcTime {
  readonly kind: 'utc';
  readonly raw: string;
  readonly ms: number;
}

export type EntryTime = PrintedTime | LocalTime | UtcTime;

export interface Entry {
  /** Position in the chat's file order, from 0, within this file. */
  readonly index: number;
  readonly kind: EntryKind;
  /** Only for kind `system`. */
  readonly event?: SystemEvent;
  /**
   * Name before the colon as shown: invisible marks removed, no-break blanks made plain, trimmed, NFC.
   * For a notice this may be an actor or the chat's name and is never authorship. null: none printed.
   */
  readonly sender: string | null;
  /** What is read and searched: marks removed, the edited marker and attachment markers taken off. */
  readonly body: string;
  /** As in the file (after character decoding only), continuation lines joined with \n. */
  readonly rawBody: string;
  /** null only where a recognised structure holds no time. */
  readonly time: EntryTime | null;
  /** Half-open byte range in the chat file, header and line ends included. */
  readonly start: number;
  readonly end: number;
  /** 1-based line of the header; for JSON and HTML the line where the value starts. */
  readonly line: number;
  /** Lines the entry covers (1 = no continuation). JSON and HTML: 1. */
  readonly lines: number;
  readonly flags: readonly EntryFlag[];
  readonly media?: readonly MediaRef[];
  readonly reactions?: readonly Reaction[];
  /** Only for kind `deleted`. */
  readonly deletedBy?: 'exporter' | 'sender' | 'admin';
  /** Seconds, for a call that gives them. */
  readonly callSeconds?: number;
}

export interface ChatHeader {
  /** Number of the chat within the file, from 0. */
  readonly chat: number;
  readonly title: string | null;
  readonly threadPath?: string;
  /** Names as the format lists them (empty where it lists none). */
  readonly participants: readonly string[];
}

export interface DateOrderFinding {
  readonly value: DateOrder | 'AMBIGUOUS' | 'AMBIGUOUS_SAME_VALUE' | 'MIXED';
  /** A sentence: what proves it, or which cues speak for which reading and why none proves it. */
  readonly basis: string;
  /** The order in which times are given while it is undecided (day first), or the decided one. */
  readonly reading: DateOrder;
}

export interface Warning {
  /** Closed per format, in UPPER_SNAKE; listed in docs/formats.md. */
  readonly code: string;
  /** A sentence for a person; never message text. */
  readonly message: string;
  /** Lines that cause it, at most 20. */
  readonly lines?: readonly number[];
  /** What the file prints that the doubt rests on, such as a zone label. */
  readonly basis?: string;
}

/** What is only known at the end of the file, per chat. */
export interface ChatEnd {
  readonly chat: number;
  /** Final title (a notice or the file name may have told it late). */
  readonly title: string | null;
  /** As in the header, where a format tells it only after the messages (the JSON downloads do). */
  readonly threadPath?: string;
  readonly participants: readonly string[];
  readonly dateOrder?: DateOrderFinding;
  /** Name under which the exporting person appears, where the file proves it. */
  readonly exporter: string | null;
  readonly warnings: readonly Warning[];
}

export interface UnparsedSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** First 200 characters, for the refusal sentence and the accounting. */
  readonly sample: string;
}

/** Events in file order; `end` is last and always comes. Entries come in batches of at most 1,000. */
export type ParseEvent =
  | { readonly kind: 'chat'; readonly chat: ChatHeader }
  | { readonly kind: 'entries'; readonly chat: number; readonly entries: readonly Entry[] }
  | { readonly kind: 'unparsed'; readonly span: UnparsedSpan }
  | {
      readonly kind: 'end';
      /** Bytes of the chat file; inEntries + unparsed = bytes. */
      readonly bytes: number;
      readonly inEntries: number;
      readonly unparsed: number;
      readonly chats: readonly ChatEnd[];
      readonly warnings: readonly Warning[];
    };

export interface ParseOptions {
  /** File or member name as given: a hint for title and locale, never a proof. */
  readonly name?: string;
  /** Decided by a person; overrides what the file shows and is said in `basis`. */
  readonly dateOrder?: DateOrder;
  /** UTC milliseconds of the reading clock: to flag times in the future. */
  readonly now?: number;
}

/** A parser: bytes in any chunking, events out; memory does not grow with the input. Never throws on bad lines. */
export type Parser = (
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options?: ParseOptions,
) => AsyncGenerator<ParseEvent>;

/** What the first bytes and the name of a file tell. */
export type Sniff =
  | { readonly kind: 'chat'; readonly format: ChatFormat; readonly certainty: 'certain' | 'likely' }
  /** Known, but not read (yet): `format` is its id, `label` what a person calls it. */
  | { readonly kind: 'known'; readonly format: string; readonly label: string; readonly why: string }
  /** A picture, recording, document… that belongs beside a chat. */
  | { readonly kind: 'media'; readonly label: string }
  | { readonly kind: 'unknown'; readonly why: string };
