/** Doubts gathered while a file streams by: each code once, with its count and the first lines that cause it. */
import type { Warning } from './entry.ts';

const LINES_KEPT = 20;

interface Finding {
  count: number;
  lines: number[];
  /** Names of keys, labels… that belong in the sentence; never message text. */
  names: string[];
}

/** Writes the sentence for a code once the count is known. */
export type Sentence = (count: number, names: readonly string[]) => string;

const NAMES_KEPT = 12;
const NAME_LENGTH = 160;

/** A collector whose memory does not grow with the number of findings. */
export class Findings {
  private readonly sentences: Readonly<Record<string, Sentence>>;
  private readonly found = new Map<string, Finding>();

  /** `sentences`: every code this collector may be given. */
  constructor(sentences: Readonly<Record<string, Sentence>>) {
    this.sentences = sentences;
  }

  add(code: string, line?: number, name?: string): void {
    let finding = this.found.get(code);
    if (finding === undefined) {
      finding = { count: 0, lines: [], names: [] };
      this.found.set(code, finding);
    }
    finding.count += 1;
    if (line !== undefined && finding.lines.length < LINES_KEPT && finding.lines.at(-1) !== line) {
      finding.lines.push(line);
    }
    if (name !== undefined && finding.names.length < NAMES_KEPT) {
      const shown = name.slice(0, NAME_LENGTH).toWellFormed();
      if (!finding.names.includes(shown)) {
        finding.names.push(shown);
      }
    }
  }

  has(code: string): boolean {
    return this.found.has(code);
  }

  names(code: string): readonly string[] {
    return this.found.get(code)?.names ?? [];
  }

  /** In the order of first finding. */
  warnings(): Warning[] {
    return [...this.found].map(([code, { count, lines, names }]) => {
      const message = this.sentences[code]?.(count, names) ?? code;
      return lines.length > 0 ? { code, message, lines } : { code, message };
    });
  }
}

/** "1 message", "3 messages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** “a”, “b” */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
