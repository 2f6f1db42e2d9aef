/**
 * Pools of labelled messages for measuring review effort: 1.5 to 2 % relevant, one file a pool and seed.
 *
 *   node bench/review-pools.ts DATA FOLDER [--seeds 20] [--size 8000]
 *
 * - `everyday`: chat assumed harmless (irc_ubuntu, sms_collection) and harmless rows of five labelled sets, with relevant
 *   messages from those five sets in equal parts. All are brought to one style (lower case, no punctuation, addresses,
 *   mentions, emoji or mark-up), and the harmless are drawn so that lengths and digits are distributed as in the
 *   relevant: neither gives the source away. `bench/review-effort-peer.py --style` measures that.
 * - `edos`, `cad`: harmless rows of one set and a few of its relevant rows, as they are.
 *
 * Only rows that no classifier is trained on: development parts, and of the chat what is held out by the hash of its id.
 * Every pool names one relevant and one harmless message to start from (`start`).
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
  readonly labels: Readonly<Record<string, unknown>>;
}

interface Message {
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
  readonly relevant: boolean;
}

/** A set's part that is for choosing and reporting, and which of its rows a reviewer would code. */
const sources = {
  edos: { file: 'edos/dev', relevant: (l: Row['labels']) => l.sexist === 'sexist' },
  cad: {
    file: 'cad/dev',
    relevant: (l: Row['labels']) => Array.isArray(l.primary) && l.primary.some((one) => /Abuse$/.test(String(one))),
  },
  hatexplain: { file: 'hatexplain/val', relevant: (l: Row['labels']) => l.label !== 'normal' },
  convabuse: { file: 'convabuse/valid', relevant: (l: Row['labels']) => l.abusive_majority === true },
  toxichat: { file: 'toxichat/dev', relevant: (l: Row['labels']) => l.offensive === 'Offensive' },
} as const;
type Source = keyof typeof sources;

/** Chat that nobody labelled, assumed harmless; below this first byte of SHA-256 of its id a row is held out of training. */
const chat = {
  sms: { file: 'sms_collection/all', below: 26 },
  irc: { file: 'irc_ubuntu/train_dev', below: 128 },
} as const;

function rowsOf(data: string, file: string): Row[] {
  const lines = gunzipSync(readFileSync(join(data, `${file}.jsonl.gz`)))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

function labelled(data: string, source: Source): Message[] {
  const { file, relevant } = sources[source];
  return rowsOf(data, file).map(({ id, text, context, labels }) => ({
    id: `${source}:${id}`,
    text,
    context,
    relevant: relevant(labels),
  }));
}

function heldOutChat(data: string): Message[] {
  return Object.entries(chat).flatMap(([name, { file, below }]) =>
    rowsOf(data, file)
      .filter(({ id }) => (createHash('sha256').update(id).digest()[0] ?? 0) < below)
      .map(({ id, text, context }) => ({ id: `${name}:${id}`, text, context, relevant: false })),
  );
}

/** One style for all: what is left are words in lower case. */
function plainStyle(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[^\s:,]{2,20}[:,]\s/, '') // a nickname that a chat line begins with
    .replace(/https?:\S+|www\.\S+|\[(?:url|user)\]|[@#]\S+|\b[ur]\/\S+|&\w+;|title:/gi, ' ')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function styled(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return messages.flatMap((message) => {
    const text = plainStyle(message.text);
    const words = text.split(' ').length;
    if (text === '' || words < 2 || words > 50 || seen.has(text)) return [];
    seen.add(text);
    return [{ ...message, text, context: message.context.map(plainStyle) }];
  });
}

/** Mulberry32: a small generator with a seed, uniform in [0, 1). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** What must not differ between relevant and harmless: length in words and in characters a word, and whether there are digits. */
function stratum({ text }: Message): string {
  const words = text.split(' ').length;
  const length = [3, 5, 7, 9, 12, 15, 19, 24, 30, 38].filter((edge) => words > edge).length;
  const perWord = text.length / words;
  return `${length} ${/\d/.test(text) ? 'digits' : ''} ${perWord < 4.7 ? 'short' : perWord < 5.3 ? 'middle' : 'long'}`;
}

function everyday(
  all: Readonly<Record<Source | 'chat', readonly Message[]>>,
  size: number,
  random: () => number,
): Message[] {
  const names = Object.keys(sources) as Source[];
  const share = 0.015 + 0.005 * random();
  const relevant = Math.round(size * share);
  const wanted = names.flatMap((name, i) =>
    shuffled(
      all[name].filter((message) => message.relevant),
      random,
    ).slice(0, Math.floor((relevant * (i + 1)) / names.length) - Math.floor((relevant * i) / names.length)),
  );
  const harmless = new Map<string, Message[]>();
  // Half of each stratum is chat, as far as there is so much of it.
  for (const part of [all.chat, names.flatMap((name) => all[name].filter((message) => !message.relevant))])
    for (const [i, message] of shuffled(part, random).entries()) {
      const list = harmless.get(stratum(message)) ?? [];
      list.push({ ...message, id: `${String(i).padStart(6, '0')} ${message.id}` });
      harmless.set(stratum(message), list);
    }
  const times = Math.floor((size - wanted.length) / wanted.length);
  const counts = new Map<string, number>();
  for (const message of wanted) counts.set(stratum(message), (counts.get(stratum(message)) ?? 0) + times);
  const chosen = [...counts].flatMap(([name, count]) => {
    const list = harmless.get(name) ?? [];
    const isChat = ({ id }: Message): boolean => /^\d{6} (?:sms|irc):/.test(id);
    const [chats, others] = [list.filter(isChat), list.filter((message) => !isChat(message))];
    const fromChat = Math.min(chats.length, Math.max(Math.ceil(count / 2), count - others.length));
    return [...chats.slice(0, fromChat), ...others.slice(0, count - fromChat)];
  });
  // A stratum may hold fewer harmless messages than asked for: the share is kept, not the number.
  const kept = Math.min(wanted.length, Math.floor((chosen.length * share) / (1 - share)));
  return [
    ...shuffled(wanted, random).slice(0, kept),
    ...chosen.map((message) => ({ ...message, id: message.id.slice(7) })),
  ];
}

function oneSource(all: readonly Message[], random: () => number): Message[] {
  const harmless = all.filter((message) => !message.relevant);
  const share = 0.015 + 0.005 * random();
  const count = Math.round((harmless.length * share) / (1 - share));
  return [
    ...shuffled(
      all.filter((message) => message.relevant),
      random,
    ).slice(0, count),
    ...harmless,
  ];
}

function write(folder: string, name: string, messages: readonly Message[], random: () => number): string {
  const pool = shuffled(messages, random);
  const start = [pool.find((one) => one.relevant)?.id, pool.find((one) => !one.relevant)?.id];
  const lines = pool.map((message) => JSON.stringify({ ...message, start: start.includes(message.id) }));
  writeFileSync(join(folder, `${name}.jsonl`), `${lines.join('\n')}\n`);
  const relevant = pool.filter((one) => one.relevant).length;
  return `${name}: ${pool.length} messages, ${relevant} relevant (${((100 * relevant) / pool.length).toFixed(2)} %)`;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seeds: { type: 'string', default: '20' }, size: { type: 'string', default: '8000' } },
  });
  const [data, folder] = positionals;
  if (data === undefined || folder === undefined) throw new Error('usage: node bench/review-pools.ts DATA FOLDER');
  mkdirSync(folder, { recursive: true });
  const raw = Object.fromEntries(
    (Object.keys(sources) as Source[]).map((name) => [name, labelled(data, name)]),
  ) as Record<Source, Message[]>;
  const one = Object.fromEntries(Object.entries(raw).map(([name, list]) => [name, styled(list)])) as Record<
    Source,
    Message[]
  >;
  const all = { ...one, chat: styled(heldOutChat(data)) };
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const random = generator(seed);
    console.log(write(folder, `everyday-${seed}`, everyday(all, Number(values.size), random), random));
    console.log(write(folder, `edos-${seed}`, oneSource(raw.edos, random), random));
    console.log(write(folder, `cad-${seed}`, oneSource(raw.cad, random), random));
  }
}

main();
