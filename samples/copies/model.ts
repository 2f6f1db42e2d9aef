/** What a generated chat and its copies are made of. */

export type App = 'whatsapp' | 'messenger' | 'messenger-e2ee' | 'instagram';

/** What a copy makes of one message. */
export const COPY_STATES = [
  'present',
  'edited',
  'tombstone',
  'deleted-for-self',
  'before-start',
  'after-end',
  'not-member',
  'export-limit',
  'disappeared',
  'blocked',
  'view-once',
  'not-shown',
  'tampered',
  'truncated',
  'inserted',
] as const;

export type CopyState = (typeof COPY_STATES)[number];

/** States in which a copy has an entry for the message. */
export const SHOWN: ReadonlySet<CopyState> = new Set<CopyState>([
  'present',
  'edited',
  'tombstone',
  'view-once',
  'tampered',
  'truncated',
  'inserted',
]);

/** Shown, and the words are there (a tombstone has none; view-once content only where it says so itself). */
export const WITH_WORDS: ReadonlySet<CopyState> = new Set<CopyState>([
  'present',
  'edited',
  'tampered',
  'truncated',
  'inserted',
]);

/** Absent for a reason that is nobody's deletion. */
export const INNOCENT: ReadonlySet<CopyState> = new Set<CopyState>([
  'before-start',
  'after-end',
  'not-member',
  'export-limit',
  'disappeared',
  'blocked',
  'view-once',
  'not-shown',
]);

export type MediaKind = 'image' | 'video' | 'audio' | 'gif' | 'sticker' | 'document';

export type NoticeEvent =
  | 'encryption'
  | 'group-created'
  | 'member-added'
  | 'member-removed'
  | 'member-left'
  | 'member-joined'
  | 'subject-changed'
  | 'icon-changed'
  | 'description-changed'
  | 'number-changed'
  | 'security-code-changed'
  | 'disappearing-on'
  | 'disappearing-off'
  | 'timer-updated'
  | 'blocked'
  | 'unblocked';

export interface Notice {
  readonly event: NoticeEvent;
  /** Number of the person who acts; null: nobody. */
  readonly actor: number | null;
  readonly subject: number | null;
  /** Title after a change of subject or at creation; `oldTitle` before. */
  readonly title: string;
  readonly oldTitle: string;
  /** Of disappearing messages, ms. */
  readonly timer: number;
}

export type Content =
  /** Mentions of a person are written `{@3}`, because every phone shows them its own way. */
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'media';
      readonly media: MediaKind;
      readonly caption: string;
      readonly document: string;
      readonly pages: number;
    }
  | { readonly kind: 'view-once' }
  | { readonly kind: 'location'; readonly link: string }
  | { readonly kind: 'poll'; readonly question: string; readonly options: readonly (readonly [string, number])[] }
  | { readonly kind: 'notice'; readonly notice: Notice };

/** One logical message, notices included, in the order in which they were sent. */
export interface Message {
  /** Place in the list. */
  readonly id: number;
  /** UTC ms. */
  readonly at: number;
  /** Number of the person who wrote it; null for a notice. */
  readonly author: number | null;
  readonly content: Content;
  readonly unsentAt?: number;
  readonly edit?: { readonly at: number; readonly text: string };
  /** Disappears so many ms after it was sent. */
  readonly timer?: number;
  /** Kept in the chat although a timer ran. */
  readonly kept?: boolean;
  /** Numbers of the copies that alone may show it. */
  readonly only?: readonly number[];
  /** An entry that somebody made up in the one copy that shows it. */
  readonly fabricated?: boolean;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Person {
  readonly given: string;
  readonly surname: string;
  readonly nickname: string;
  readonly pushName: string;
  /** Instagram user name. */
  readonly handle: string;
  /** Last three digits of the drama number, or two of them when the number changed at `numberChangedAt`. */
  readonly numbers: readonly string[];
  readonly numberChangedAt: number;
  /** How much the person says. */
  readonly weight: number;
}

export type Platform = 'android' | 'ios' | 'messenger' | 'messenger-e2ee' | 'instagram';

export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/** Why a copy starts or ends where it does. */
export type StartReason = 'beginning' | 'joined-later' | 'cleared';

/** One copy: the phone, its owner and what befell it. */
export interface Phone {
  readonly copy: number;
  readonly owner: number;
  readonly platform: Platform;
  /** Id in `LOCALES`. */
  readonly locale: string;
  readonly zone: string;
  readonly archived: boolean;
  readonly withMedia: boolean;
  /** How notices are headed on iOS. */
  readonly noticesUnder: 'title' | 'actor';
  readonly mentions: 'number' | 'name';
  readonly exportedAt: number;
  readonly startReason: StartReason;
  /** Nothing before this is left; -Infinity where nothing was cleared. */
  readonly clearedAt: number;
  /** The newest entries that are kept. */
  readonly limit: number;
  /** Seconds at most by which single times differ from those of other phones. */
  readonly jitter: number;
  /** Entries stand in the order of their printed times rather than of their sending. */
  readonly sorted: boolean;
  /** Seconds by which the clock of this phone was wrong for what it sent itself. */
  readonly clockError: number;
  /** Shows view-once messages as empty (else as media left out). */
  readonly viewOnceEmpty: boolean;
  /** Never learned that messages were unsent, or edited. */
  readonly missesUnsent: boolean;
  readonly missesEdits: boolean;
  /** The first entry of a copy that was cleared is the encryption notice again. */
  readonly noticeAfterClearing: boolean;
  /** What an editor did to the file: a byte order mark in front, other line ends. */
  readonly byteOrderMark: boolean;
  readonly lineEnds: 'own' | 'lf' | 'crlf';
  /** The app is new enough for the newer wording of the encryption notice. */
  readonly newerWords: boolean;
  /** Name of each person on this phone, by number, as one list a person (two where the number changed). */
  readonly names: readonly (readonly string[])[];
  readonly title: string;
}
