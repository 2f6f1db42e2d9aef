/** The people shown, as comma-separated values that spreadsheets read as text and never as a formula. */

import type { PersonRow } from '../contract.ts';
import { timeParts } from '../words/time.ts';
import { categoryName, namelessName } from './words.ts';

type Cell = string | number;

/** A cell that begins with one of these is a formula or a command to some spreadsheet; a quotation mark stops it. */
const formula = /^[=+\-@\t\r\n|%＝＋－＠]/;

function cell(value: Cell): string {
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

/** With a byte order mark, so that spreadsheets take it for UTF-8. */
function csv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

const head = [
  'number',
  'name',
  'category',
  'anonymous',
  'posting',
  'names in chats',
  'conversations',
  'messages',
  'first',
  'last',
  'weakest attribution',
] as const;

const day = (time: string | null) => timeParts(time)?.day ?? time ?? '';

/**
 * One line a person, as the table shows them. Of somebody anonymous the name is left out, and with it posting and days,
 * which together would tell who it is (R18): a file leaves the room.
 */
export function peopleCsv(people: readonly PersonRow[]): string {
  const rows = people.map((one): readonly Cell[] => [
    one.id,
    one.anonymous ? namelessName(one.id) : one.name,
    categoryName(one.category),
    one.anonymous ? 'yes' : 'no',
    one.anonymous ? '' : one.posting,
    one.handles,
    one.conversations,
    one.messages,
    one.anonymous ? '' : day(one.first),
    one.anonymous ? '' : day(one.last),
    one.confidence === null ? '' : one.confidence.toFixed(2),
  ]);
  return csv([head, ...rows]);
}
