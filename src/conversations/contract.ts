/** What the conversations room says over HTTP: zod schemas, shared with the page (types) and with OpenAPI. */

import { z } from 'zod';
import { LaneView } from './alignment-contract.ts';

const id = z.number().int().nonnegative();

export const ConversationView = z.object({
  id,
  title: z.string(),
  /** 'whatsapp' | 'messenger' | 'instagram' */
  platform: z.string(),
  exhibits: z.array(z.string()),
  entries: id,
  messages: id,
  notices: id,
  calls: id,
  held: id,
  participants: z.array(z.object({ handleId: id, shown: z.string(), messages: id })),
  first: z.string().nullable(),
  last: z.string().nullable(),
  zone: z.string().nullable(),
  zoneBasis: z.string(),
  dateOrderDoubt: z.boolean(),
  chronological: z.boolean(),
  /** The phones of a joined conversation; empty where one copy is read alone. Times are then those of lane A's clock. */
  lanes: z.array(LaneView),
  /** The conversation in which its copies are read now; everything but its name is then empty. */
  joinedInto: id.nullable(),
});
export type ConversationView = z.infer<typeof ConversationView>;

/** The day rail: one row a day with its first position. */
export const DayRail = z.object({ days: z.array(z.object({ day: z.string(), position: id, entries: id })) });
export type DayRail = z.infer<typeof DayRail>;

export const MediaView = z.object({
  n: id,
  kind: z.string(),
  name: z.string().nullable(),
  /** there: in the sealed export; missing: named but not given; omitted: left out by the export. */
  state: z.enum(['there', 'missing', 'omitted']),
  mime: z.string().nullable(),
  bytes: id.nullable(),
  url: z.string().nullable(),
});

export const EntryView = z.object({
  observation: id,
  position: id,
  kind: z.string(),
  event: z.string().nullable(),
  sender: z.string().nullable(),
  handleId: id.nullable(),
  body: z.string(),
  time: z.string().nullable(),
  timePrecision: z.string().nullable(),
  /** Derived instant, ISO with Z; null while the zone is unknown. */
  utc: z.string().nullable(),
  /** Sentence about the time that a reader must know (zone unknown, order undecided), or null. */
  timeCaveat: z.string().nullable(),
  state: z.string(),
  flags: z.array(z.string()),
  media: z.array(MediaView),
  reactions: z.array(z.object({ actor: z.string().nullable(), reaction: z.string() })),
  flagged: z.boolean(),
  notes: id,
  /** True: this account may not see the content; body is empty, sender null. */
  held: z.boolean(),
  /** One letter a lane (LaneState); null in a conversation of one copy, and where the content is withheld. */
  lanes: z.string().nullable(),
  /** In a joined conversation the time on the clock of lane A; `time` is what the leading phone shows. */
  common: z.string().nullable().optional(),
});
export type EntryView = z.infer<typeof EntryView>;

export const EntriesPage = z.object({
  conversation: id,
  total: id,
  from: id,
  entries: z.array(EntryView),
});
export type EntriesPage = z.infer<typeof EntriesPage>;

/** "How do we know?" for one entry. */
export const ObservationView = z.object({
  entry: EntryView,
  conversationId: id,
  conversationTitle: z.string(),
  exhibit: z.object({ id, ref: z.string(), custodian: z.string(), device: z.string() }),
  artefact: z.object({
    sha256: z.string(),
    path: z.string(),
    member: z.string().nullable(),
    containerSha256: z.string().nullable(),
  }),
  line: id,
  lines: id,
  byteStart: id,
  byteEnd: id,
  /** The original bytes as text (invalid ones U+FFFD), at most 64 KiB; rawTruncated says so. */
  raw: z.string(),
  rawTruncated: z.boolean(),
  format: z.string(),
  zone: z.string().nullable(),
  zoneBasis: z.string(),
  dateOrder: z.string().nullable(),
  dateOrderBasis: z.string(),
  /** Exhibit, line, bytes, hash: ready to paste. */
  citation: z.string(),
  permalink: z.string(),
  flags: z.array(z.object({ id, by: z.string(), at: z.string() })),
  notes: z.array(z.object({ id, by: z.string(), at: z.string(), text: z.string() })),
});
export type ObservationView = z.infer<typeof ObservationView>;

export const SearchQuery = z.object({
  /** words, "a phrase", prefix*, -not; all must be there. Empty with filters: list by filter. */
  q: z.string().max(500).default(''),
  /** folded: words and their masked, spaced, accented and leet forms; words: as written (case and marks aside); substring: exact characters. */
  mode: z.enum(['folded', 'words', 'substring']).default('folded'),
  sender: z.string().max(200).optional(),
  conversation: z.coerce.number().int().optional(),
  kind: z.string().max(40).optional(),
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const HitView = z.object({
  entry: EntryView,
  conversationId: id,
  conversationTitle: z.string(),
  exhibitRef: z.string(),
  /** Spans of `entry.body` (UTF-16 offsets) that matched, and why where it is not the plain word. */
  spans: z.array(z.object({ start: id, end: id, term: z.string(), why: z.string().nullable() })),
  /** How many phones have the message, in a joined conversation. Each message is a hit once. */
  phones: id.optional(),
  /** One entry before and after, for context. */
  before: EntryView.nullable(),
  after: EntryView.nullable(),
});
export type HitView = z.infer<typeof HitView>;

export const SearchPage = z.object({
  hits: z.array(HitView),
  /** Hits counted up to 10,000; `more` says that there are more. */
  count: id,
  more: z.boolean(),
  /** What `count` counts: entries of every phone, or messages, each once. */
  counts: z.enum(['entries', 'messages']).optional(),
  next: z.string().nullable(),
  tookMs: z.number(),
  /** Substring index still being built, query too short for it, etc. */
  notice: z.string().nullable(),
  /** Entries of the operation that this account may not read and that were not searched; no matter what was asked (R22). */
  withheld: id,
});
export type SearchPage = z.infer<typeof SearchPage>;

export const TermsRequest = z.object({
  terms: z.array(z.string().trim().min(1).max(200)).min(1).max(500),
  mode: z.enum(['folded', 'words', 'substring']).default('folded'),
});
export type TermsRequest = z.infer<typeof TermsRequest>;
export const TermsView = z.object({
  rows: z.array(
    z.object({
      term: z.string(),
      hits: id,
      conversations: z.array(z.object({ id, title: z.string(), hits: id })),
      senders: z.array(z.object({ shown: z.string(), hits: id })),
    }),
  ),
});
export type TermsView = z.infer<typeof TermsView>;

export const NoteCreate = z.object({ text: z.string().trim().min(1).max(4000) });

/** Chosen messages with context, as files with hashes. */
export const ExtractRequest = z.object({
  observations: z.array(id).min(1).max(5000),
  context: z.number().int().min(0).max(50).default(2),
  format: z.enum(['html', 'csv']),
  title: z.string().max(200).default('Extract'),
});
export type ExtractRequest = z.infer<typeof ExtractRequest>;

/** What was uncovered: the words, or one of the media. Recorded and answered with nothing. */
export const RevealRequest = z.discriminatedUnion('what', [
  z.object({ what: z.literal('text') }),
  z.object({ what: z.literal('media'), n: id }),
]);
export type RevealRequest = z.infer<typeof RevealRequest>;
