/** One entry of a copy: the characters in the file, and what a reader should see in them. */

/** What an entry is, in the words of the formats room. */
export type PrintedKind =
  | 'text'
  | 'media-omitted'
  | 'media-attached'
  | 'deleted'
  | 'empty'
  | 'location'
  | 'poll'
  | 'system';

export interface Printed {
  readonly message: number;
  readonly kind: PrintedKind;
  /** Date and time as printed; for JSON the number of milliseconds. */
  readonly time: string;
  /** `YYYY-MM-DDTHH:MM[:SS]` on the clock of the phone, or UTC to the millisecond with `Z`. */
  readonly local: string;
  /** As a reader shows it: without invisible marks; null where the line has none. */
  readonly sender: string | null;
  /** Without invisible marks, without the marker of an edit and without attachment markers. */
  readonly body: string;
  readonly edited: boolean;
  /** Name of the file, in exports with media. */
  readonly file: string | null;
}

/** A printed entry with the characters that stand in the file. */
export interface Written extends Printed {
  readonly raw: string;
}
