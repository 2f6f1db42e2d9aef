/** The one model from which exports and ground truth are both rendered. */
import type { Zone } from './clock.ts';

export type PersonId = string;
export type ChatId = string;
export type CopyId = string;

/** What a message is, for later tests of classifiers and of casework. An empty list means none of these. */
export type Label =
  | 'racism'
  | 'sexism'
  | 'homophobia'
  | 'sexual'
  | 'bullying'
  | 'ableism'
  | 'laughing-along'
  | 'banter-defence'
  | 'challenge'
  | 'support';

export type MediaContent = 'image' | 'video' | 'voice' | 'gif' | 'sticker' | 'document' | 'contact';

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
  | 'admin-changed'
  | 'number-changed'
  | 'security-code-changed'
  | 'disappearing-on'
  | 'disappearing-off'
  | 'blocked'
  | 'unblocked';

export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'media';
      readonly media: MediaContent;
      readonly caption: string;
      /** Document or contact name. */
      readonly name: string;
      /** Pages of a document, seconds of a voice note. */
      readonly size: number;
    }
  | { readonly kind: 'view-once' }
  | { readonly kind: 'location'; readonly latitude: string; readonly longitude: string }
  | { readonly kind: 'live-location' }
  | { readonly kind: 'poll'; readonly question: string; readonly options: readonly (readonly [string, number])[] }
  | { readonly kind: 'call'; readonly video: boolean; readonly minutes: number }
  | {
      readonly kind: 'notice';
      readonly event: NoticeEvent;
      /** The person a notice is about (added, removed, whose code changed). */
      readonly subject: PersonId | null;
      /** Group name: the new one where it changes. */
      readonly title: string;
      readonly oldTitle: string;
    };

/** Reactions exist in Messenger downloads alone. */
export interface Reaction {
  readonly actor: PersonId;
  readonly emoji: string;
}

/** One logical message, notice or call. */
export interface Item {
  /** `chat-00001`, in order of time within the chat. */
  id: string;
  readonly chat: ChatId;
  /** UTC milliseconds, whole seconds; strictly rising within a chat. */
  at: number;
  readonly author: PersonId | null;
  readonly content: Content;
  readonly labels: readonly Label[];
  /** 1 slight to 3 grave; 0 where nothing is wrong. */
  readonly severity: 0 | 1 | 2 | 3;
  readonly targets: readonly PersonId[];
  /** Name of a line that the planting rules refer to. */
  readonly tag: string | null;
  /** Template or scene the message comes from. */
  readonly source: string;
  /** Written out for a scene: nothing happens to it by chance. */
  readonly scripted: boolean;
  /** Shown to this person's phone alone (security codes, admin rights). */
  readonly onlyFor: PersonId | null;
  edit: { readonly at: number; readonly text: string } | null;
  /** When the author deleted it for everyone. */
  revokedAt: number | null;
  /** When disappearing messages take it off every phone. */
  expiresAt: number | null;
  /** Sent while the reader had blocked the author: never delivered. */
  blockedFor: PersonId | null;
  readonly reactions: readonly Reaction[];
  /** The number this author used then (a person may change numbers). */
  readonly handle: string | null;
}

/** How one copy shows one item. */
export type CopyState =
  | 'present'
  | 'edited'
  | 'tombstone'
  | 'deleted-for-self'
  | 'before-start'
  | 'after-end'
  | 'not-member'
  | 'disappeared'
  | 'blocked'
  | 'not-shown';

/** States in which the copy has an entry for the item. */
export const SHOWN: ReadonlySet<CopyState> = new Set(['present', 'edited', 'tombstone']);

export type Platform = 'ios' | 'android' | 'messenger';

/** One phone (or one account download) with its habits. */
export interface Handset {
  readonly id: string;
  /** Exhibit reference. */
  readonly ref: string;
  readonly custodian: PersonId;
  readonly device: string;
  readonly platform: Platform;
  readonly language: 'en' | 'de';
  readonly zone: Zone;
  /** Date order of its text exports; null where the format stores instants. */
  readonly dateOrder: 'DMY' | 'MDY' | null;
  /** Twelve-hour clock with a day period behind U+202F. */
  readonly twelveHour: boolean;
  /** iOS from 2024 puts the actor, not the group, before a group notice. */
  readonly actorNotices: boolean;
  readonly authority: string;
  readonly seized: string;
  readonly exportedAt: number;
  /** Shown name by handle; a handle that is missing shows as push name (iOS) or number. */
  readonly contacts: Readonly<Record<string, string>>;
  /** Handles shown as push name `~ X` though not in the contacts. */
  readonly pushNames: readonly string[];
}

/** One chat as one handset exports it. */
export interface CopySpec {
  readonly id: CopyId;
  readonly handset: string;
  readonly chat: ChatId;
  readonly withMedia: boolean;
  /** Only the newest n entries are kept, as an export limit does. */
  readonly limit: number | null;
}

/** What one copy makes of one item. */
export interface Sighting {
  readonly item: Item;
  readonly state: CopyState;
}

/** What a parser is expected to yield for one entry of one rendered copy. */
export interface ExpectedEntry {
  readonly item: string;
  /** Kind in the words of the formats room. */
  readonly kind:
    | 'text'
    | 'media-omitted'
    | 'media-attached'
    | 'deleted'
    | 'poll'
    | 'location'
    | 'live-location'
    | 'contact-card'
    | 'call'
    | 'empty'
    | 'share'
    | 'system';
  /** Name as a reader should see it; null for a line without a name. */
  readonly sender: string | null;
  /** Words of a text entry; null where the body is a placeholder or notice. */
  readonly text: string | null;
  /** Local `YYYY-MM-DDTHH:MM[:SS]`, or UTC with `Z` for Messenger. */
  readonly time: string;
  readonly edited: boolean;
  readonly media: string | null;
}

export interface RenderedFile {
  /** Path inside the output folder, `/` between parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One chat file ready to be written, and what is in it. */
export interface RenderedCopy {
  readonly spec: CopySpec;
  readonly handset: Handset;
  readonly sightings: readonly Sighting[];
  /** Path of the archive, text or (Messenger) thread folder, inside the output folder. */
  readonly path: string;
  /** Member that holds the chat, for an archive. */
  readonly member: string | null;
  /** In file order: oldest first for WhatsApp; for Messenger in order of time, not of file. */
  readonly entries: readonly ExpectedEntry[];
  readonly files: readonly RenderedFile[];
  /** Names of files that the chat names and the archive lacks. */
  readonly missingMedia: readonly string[];
}
