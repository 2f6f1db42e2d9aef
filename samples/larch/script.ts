/**
 * The notation in which the talk is written. A file holds threads:
 *
 *     == name  in=main,after when=early,late season=winter dow=5 once from=2023-01-01 to=… on=2023-10-14 weight=2
 *     A: Who has the keys for {car}?
 *     B ?60 +4m: {On the board|Look on the board|My pocket. Sorry}
 *     alder #tag !sexism@sorrel/2 =21:58:07: [photo] words
 *
 * Capital letters are parts to be cast, other words are people. `?60` = said in 60 of 100 cases, `+4m` = after that
 * long (s, m, h, d), `=HH:MM:SS` = at that London time (with `on=`), `#` names a line for the planting rules,
 * `!` gives labels, `@` targets, `/` severity, `*` keeps the words as they are (no typing habits).
 */
import type { Label, PersonId } from './model.ts';

export interface Line {
  readonly part: string;
  readonly percent: number;
  /** Seconds after the line before it; null: as people type. */
  readonly delay: number | null;
  /** `HH:MM:SS` London time. */
  readonly at: string | null;
  readonly tag: string | null;
  readonly labels: readonly Label[];
  readonly targets: readonly PersonId[];
  readonly severity: 0 | 1 | 2 | 3;
  readonly verbatim: boolean;
  readonly text: string;
}

export interface Thread {
  readonly name: string;
  readonly chats: readonly string[];
  /** Parts of the roster in which it fits; empty: any. */
  readonly when: readonly string[];
  readonly seasons: readonly string[];
  readonly weekdays: readonly number[];
  readonly once: boolean;
  readonly from: string | null;
  readonly to: string | null;
  /** Date on which a scene is played. */
  readonly on: string | null;
  readonly weight: number;
  readonly lines: readonly Line[];
}

const LABELS: readonly Label[] = [
  'racism',
  'sexism',
  'homophobia',
  'sexual',
  'bullying',
  'ableism',
  'laughing-along',
  'banter-defence',
  'challenge',
  'support',
];

/** What people do about a bad message; the words themselves need not be bad. */
const PARTICIPATION: readonly Label[] = ['laughing-along', 'banter-defence', 'challenge', 'support'];

const LINE = /^([A-Za-z]+)((?:\s+[?#!+=*]\S*)*):\s(.+)$/u;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function severityOf(text: string): 0 | 1 | 2 | 3 {
  if (text === '1' || text === '2' || text === '3') return text === '1' ? 1 : text === '2' ? 2 : 3;
  throw new SyntaxError(`severity ${text}`);
}

function parseLabels(text: string): Pick<Line, 'labels' | 'targets' | 'severity'> {
  const match = /^([a-z,-]+)(?:@([a-z,]+))?(?:\/([123]))?$/u.exec(text);
  if (match === null) throw new SyntaxError(`labels ${text}`);
  const labels = (match[1] ?? '').split(',').map((word) => {
    const label = LABELS.find((known) => known === word);
    if (label === undefined) throw new SyntaxError(`label ${word}`);
    return label;
  });
  const harmless = labels.every((label) => PARTICIPATION.includes(label));
  const severity = match[3] === undefined ? (harmless ? 0 : 1) : severityOf(match[3]);
  return { labels, targets: match[2]?.split(',') ?? [], severity };
}

function parseDelay(text: string): number {
  const match = /^(\d+)([smhd])$/u.exec(text);
  if (match === null) throw new SyntaxError(`delay ${text}`);
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1);
}

function parseLine(text: string): Line {
  const match = LINE.exec(text);
  if (match === null) throw new SyntaxError(`line of talk: ${text}`);
  let line: Line = {
    part: match[1] ?? '',
    percent: 100,
    delay: null,
    at: null,
    tag: null,
    labels: [],
    targets: [],
    severity: 0,
    verbatim: false,
    text: (match[3] ?? '').replaceAll('\\n', '\n'),
  };
  for (const word of (match[2] ?? '').split(/\s+/u).filter((w) => w !== '')) {
    const rest = word.slice(1);
    if (word.startsWith('?')) line = { ...line, percent: rest === '' ? 50 : Number(rest) };
    else if (word.startsWith('+')) line = { ...line, delay: parseDelay(rest) };
    else if (word.startsWith('=')) line = { ...line, at: rest };
    else if (word.startsWith('#')) line = { ...line, tag: rest };
    else if (word.startsWith('!')) line = { ...line, ...parseLabels(rest) };
    else line = { ...line, verbatim: true };
  }
  return line;
}

/** Reads threads; `home` is the chat of those that name none. Refuses what does not follow the notation. */
export function parseScript(text: string, home: string): Thread[] {
  const threads: Thread[] = [];
  let lines: Line[] = [];
  for (const raw of text.split('\n')) {
    const row = raw.trim();
    if (row === '') continue;
    if (!row.startsWith('==')) {
      lines.push(parseLine(row));
      continue;
    }
    const [name = '', ...attributes] = row.slice(2).trim().split(/\s+/u);
    const value = (key: string): string | null =>
      attributes.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
    const list = (key: string): string[] => value(key)?.split(',') ?? [];
    lines = [];
    threads.push({
      name,
      chats: value('in') === null ? [home] : list('in'),
      when: list('when'),
      seasons: list('season'),
      weekdays: list('dow').map(Number),
      once: attributes.includes('once') || value('on') !== null,
      from: value('from'),
      to: value('to'),
      on: value('on'),
      weight: Number(value('weight') ?? '10'),
      lines,
    });
  }
  const names = new Set(threads.map((thread) => thread.name));
  if (names.size !== threads.length) throw new SyntaxError(`two threads of one name in the talk of ${home}`);
  return threads;
}
