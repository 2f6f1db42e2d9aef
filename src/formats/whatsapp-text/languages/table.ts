/** What WhatsApp writes in one language. Strings as exports print them; `match.ts` says how loosely they compare. */

import type { MediaKind, SystemEvent } from '../../entry.ts';

/**
 * A notice. `{a}` `{b}` a person, `{x}` a name or text, `{title}` the group's name from now on, `{phone}` a number,
 * `{*}` anything or nothing. A full stop at the end may be missing; quotation marks of any shape agree.
 */
export type NoticeTemplate = readonly [event: SystemEvent, template: string];

export interface LanguageTable {
  readonly language: string;
  /** Android, without media: the first line of the body. */
  readonly mediaOmitted?: readonly string[];
  /** Android, without media: view-once content. */
  readonly viewOnceOmitted?: readonly string[];
  /** iOS, without media: one per kind. */
  readonly omitted?: Partial<Readonly<Record<MediaKind, readonly string[]>>>;
  /** iOS, with media: `word` in `<word: FILE>`. */
  readonly attachedBefore?: readonly string[];
  /** Android, with media: `words` in `FILE (words)`. */
  readonly attachedAfter?: readonly string[];
  readonly deletedByExporter?: readonly string[];
  readonly deletedBySender?: readonly string[];
  /** `{a}` is the admin. */
  readonly deletedByAdmin?: readonly string[];
  /** At the end of a body. */
  readonly edited?: readonly string[];
  /** Whole bodies of a call record. */
  readonly calls?: readonly string[];
  /** Openings of a call record that go on with `, 5 min` or `. No answer`. */
  readonly callOpenings?: readonly string[];
  /** Endings of a call record after the full stop. */
  readonly callOutcomes?: readonly string[];
  readonly unavailable?: readonly string[];
  readonly poll?: { readonly title: string; readonly option: string };
  readonly event?: string;
  /** Word before a map link. */
  readonly location?: readonly string[];
  readonly liveLocation?: readonly string[];
  /** Opening words of the encryption notice. */
  readonly encryption?: readonly string[];
  readonly notices?: readonly NoticeTemplate[];
  /** Names of exported files; `{x}` is the chat. */
  readonly fileNames?: readonly string[];
}
