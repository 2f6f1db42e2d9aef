/** What the command line writes: tables, sentences folded to the window, a progress line on a terminal only. */

/** Columns aligned by display width; the last column is not padded. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  rightAligned: ReadonlySet<number> = new Set(),
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
        if (rightAligned.has(column)) return gap + cell;
        return column === row.length - 1 ? cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((w) => '─'.repeat(w)).join('  '), ...rows.map(line)].join('\n');
}

/** Columns a text takes on a terminal: wide characters count twice, marks not at all. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f) || /\p{M}|\p{Cf}/u.test(character)) continue;
    columns +=
      /\p{Extended_Pictographic}/u.test(character) ||
      (code >= 0x1100 && /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹯＀-｠￠-￦]/u.test(character))
        ? 2
        : 1;
  }
  return columns;
}

/** Text from evidence made safe for a terminal: control characters and marks that reorder text are shown as codes. */
export function plain(text: string, most = 60): string {
  const shown = text.replace(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const characters = [...shown];
  return characters.length <= most ? shown : `${characters.slice(0, most - 1).join('')}…`;
}

export function fold(text: string, indent: string, columns = Math.min(process.stdout.columns ?? 100, 100)): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.join(`\n${indent}`);
}

export function number(value: number): string {
  return value.toLocaleString('en-GB');
}

export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** One line on stderr that moves while something long runs; nothing where stderr is not a terminal. */
export class ProgressLine {
  readonly #live: boolean = process.stderr.isTTY === true;
  #last = 0;

  show(step: string, done: number, total: number | null, unit: string): void {
    if (!this.#live) return;
    const now = performance.now();
    if (now - this.#last < 80) return;
    this.#last = now;
    const part = total === null || total === 0 ? null : Math.min(1, done / total);
    const bar =
      part === null ? '' : `[${'█'.repeat(Math.round(part * 24)).padEnd(24, '·')}] ${Math.round(part * 100)} %`;
    const amount = unit === 'bytes' ? size(done) : `${number(done)} ${unit}`;
    process.stderr.write(`\r\u001b[2K${bar} ${plain(step, 48)} ${amount}`);
  }

  end(): void {
    if (this.#live) process.stderr.write('\r\u001b[2K');
  }
}
