/** Comma-separated values that spreadsheets read as text and never as a formula. Pure. */

export type CsvCell = string | number | null;

/** A cell that begins with one of these is a formula or a command to some spreadsheet; a quotation mark stops it. */
const formula = /^[=+\-@\t\r\n|%＝＋－＠]/;

function cell(value: CsvCell): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** With a byte order mark, so that spreadsheets take it for UTF-8. */
export function csv(rows: Iterable<readonly CsvCell[]>): string {
  return `\ufeff${csvRows(rows)}`;
}

/** Further rows of a table that is made piece by piece. */
export function csvRows(rows: Iterable<readonly CsvCell[]>): string {
  let out = '';
  for (const row of rows) out += `${row.map(cell).join(',')}\r\n`;
  return out;
}
