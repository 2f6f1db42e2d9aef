/** Every doubt this format can raise, as a sentence. Listed in docs/formats.md. */

import { counted, type Sentence } from '../findings.ts';

const entries = (count: number): string => counted(count, 'entry', 'entries');

export const sentences: Readonly<Record<string, Sentence>> = {
  AMBIGUOUS_DATE_ORDER: (count) =>
    `Day and month cannot be told apart on ${counted(count, 'line')}: times are shown day first, and every one of them carries this doubt until the order is decided.`,
  MIXED_DATE_ORDER: (count) =>
    `Dates are printed in more than one order (${counted(count, 'line')} named here): two exports in one file, or a damaged file.`,
  DATE_ORDER_AGAINST_PROOF: (count) =>
    `The date order given does not fit ${counted(count, 'line')}, whose numbers allow only another order.`,
  POSSIBLY_TRUNCATED_START: (_count, names) => `The chat may go back further than this file: ${names.join('; ')}.`,
  MEDIA_NUMBER_GAP: (count) =>
    `The running numbers in media file names jump ${counted(count, 'time')}: items in between are not named in this export. Where the number counts every message, a jump is ordinary.`,
  INVERTED_ORDER: (count) =>
    `${capital(entries(count))} ${count === 1 ? 'is' : 'are'} earlier than the entry before; file order is kept.`,
  POSSIBLE_QUOTED_EXPORT: (count) =>
    `${capital(entries(count))} ${count === 1 ? 'jumps' : 'jump'} back in time inside a run: they may be a chat pasted into a message, not messages of their own.`,
  UNKNOWN_MARKED: (count) =>
    `${capital(entries(count))} ${count === 1 ? 'starts' : 'start'} with a directional mark as the app's own words do and ${count === 1 ? 'fits' : 'fit'} no known text; counted as messages.`,
  UNMARKED_PLACEHOLDER: (count) =>
    `${capital(entries(count))} ${count === 1 ? 'reads' : 'read'} like the app's own words but ${count === 1 ? 'lacks' : 'lack'} the invisible mark that this file puts before them; somebody may have typed them.`,
  NOTICE_WITHOUT_MARK: (count) =>
    `${capital(counted(count, 'notice'))} with a name before the colon ${count === 1 ? 'was' : 'were'} told by position or by the chat's name and wording: the invisible mark is missing, as in files that went through an editor.`,
  UNCLASSIFIED_NOTICE: (count) =>
    `${capital(counted(count, 'notice'))} ${count === 1 ? 'is' : 'are'} in words that are not known; shown in full, not interpreted.`,
  ODD_TIME: (count) =>
    `${capital(counted(count, 'time'))} ${count === 1 ? 'is' : 'are'} printed as no phone does (00:04 AM, 23:59 PM): the file may have been edited.`,
  FUTURE_TIME: (count) => `${capital(counted(count, 'time'))} ${count === 1 ? 'lies' : 'lie'} in the future.`,
  IMPOSSIBLE_DATE: (count) =>
    `${capital(counted(count, 'date'))} ${count === 1 ? 'exists' : 'exist'} in no calendar; the entries are kept without a time.`,
  UNKNOWN_DAY_PERIOD: (count) =>
    `${capital(counted(count, 'time'))} ${count === 1 ? 'stands' : 'stand'} beside a word that is not known as AM or PM; the hour is as printed and may be twelve hours off.`,
  CALENDAR_CONVERTED: (_count, names) =>
    `Years are printed in the ${names.join(' and ')} calendar and were converted to common years.`,
  CALENDAR_UNKNOWN: (count) =>
    `${capital(counted(count, 'date'))} ${count === 1 ? 'has a year' : 'have years'} of another calendar (Persian, Hijri…) and ${count === 1 ? 'is' : 'are'} left as printed.`,
  INVALID_TEXT: (count) =>
    `${capital(entries(count))} ${count === 1 ? 'holds' : 'hold'} bytes that are not valid UTF-8, shown as U+FFFD.`,
  TRUNCATED_BODY: (count) =>
    `${capital(entries(count))} ${count === 1 ? 'is' : 'are'} longer than 256 KiB; the text is cut, the byte range is whole.`,
  UNPARSED_START: () => 'The file does not start with an entry; what stands before the first one is not interpreted.',
  EXPORTER_CONFLICT: (_count, names) =>
    `“You deleted this message” stands under more than one name (${names.join(', ')}), so it does not tell who exported the chat.`,
  UTF16: () => 'The text is UTF-16, which no WhatsApp export is; save a copy as UTF-8 and keep this original.',
  NO_ENTRIES: () => 'No line starts with the date and time of a WhatsApp export.',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
