/** Big synthetic WhatsApp exports for measurements: a million messages in seconds, memory flat, always the same bytes. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { vocabulary, wordFor } from './bulk-words.ts';
import { type Random, randomNamed } from './larch/random.ts';

export interface BulkOptions {
  /** Messages in each chat. */
  readonly messages: number;
  readonly seed: string | number;
  /** Chats to write, one file each; 1 unless said. With more, `name.txt` becomes `name-1.txt`, `name-2.txt`… */
  readonly chats?: number;
  readonly style?: 'android' | 'ios';
}

export interface BulkFile {
  readonly path: string;
  readonly messages: number;
  readonly bytes: number;
  /** Words to search for: the most common, one in some thousand, one in some hundred thousand words. */
  readonly words: { readonly mostCommon: string; readonly common: string; readonly rare: string };
}

const LATIN_WORDS = 40_000;
const ARABIC_WORDS = 12_000;
const EMOJI = ['😂', '👍', '❤️', '🙈', '😅', '🎉', '👏', '🔥', '😭', '🍻', '⚽', '👩‍🚒', '🇬🇧', '🤷🏽‍♂️'];
const START = Date.UTC(2018, 0, 1, 8);
const SPAN_SECONDS = 5 * 365 * 86_400;
const SENDERS = 60;
const FLUSH = 1 << 20;

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

function sendersOf(random: Random): string[] {
  const names = Array.from({ length: SENDERS }, (_, i) => {
    const plain = `${random.pick(['Ash', 'Birch', 'Cedar', 'Dace', 'Elder', 'Fern', 'Gull', 'Hazel'])} ${i + 1}`;
    if (i % 7 === 3) return `+44 7700 900${String(100 + i)}`;
    return i % 9 === 5 ? `${plain} 🌿` : plain;
  });
  // The first speaks most: a name stands as often as its rank allows.
  return names.flatMap((name, i) => new Array<string>(Math.ceil(SENDERS / (i + 1))).fill(name));
}

/** Remembers the printed day, because a year of messages has few of them. */
class Stamps {
  private day = -1;
  private printed = '';
  private readonly ios: boolean;

  constructor(ios: boolean) {
    this.ios = ios;
  }

  at(second: number): string {
    const day = Math.trunc(second / 86_400);
    if (day !== this.day) {
      this.day = day;
      const d = new Date(day * 86_400_000);
      this.printed = `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`;
    }
    const rest = second - day * 86_400;
    const clock = `${two(Math.trunc(rest / 3600))}:${two(Math.trunc(rest / 60) % 60)}`;
    return this.ios ? `[${this.printed}, ${clock}:${two(rest % 60)}] ` : `${this.printed}, ${clock} - `;
  }
}

function writeOne(path: string, name: string, options: BulkOptions): BulkFile {
  const ios = options.style === 'ios';
  const random = randomNamed(`bulk/${name}/${options.seed}`);
  const latin = vocabulary('latin', LATIN_WORDS, String(options.seed));
  const arabic = vocabulary('arabic', ARABIC_WORDS, String(options.seed));
  const senders = sendersOf(random);
  const stamps = new Stamps(ios);
  const gap = Math.max(1, Math.trunc((2 * SPAN_SECONDS) / Math.max(1, options.messages)));
  const [newline, mark] = ios ? ['\r\n', '\u200e'] : ['\n', ''];
  const notice =
    'Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.';
  let second = START / 1000;
  let text = `${stamps.at(second)}${ios ? `Bulk: ${mark}` : ''}${notice}${newline}`;
  let bytes = 0;
  const file = openSync(path, 'w');
  const flush = (): void => {
    const chunk = Buffer.from(text, 'utf8');
    writeSync(file, chunk);
    bytes += chunk.length;
    text = '';
  };
  for (let n = 0; n < options.messages; n++) {
    second += random.next() % gap;
    const dice = random.next();
    const kind = dice % 1000;
    const head = `${stamps.at(second)}${senders[random.next() % senders.length] ?? ''}: `;
    if (kind < 30) {
      text += `${ios ? mark : ''}${head}${ios ? `${mark}image omitted` : '<Media omitted>'}${newline}`;
    } else if (kind < 80) {
      text += `${head}${EMOJI[dice % EMOJI.length] ?? ''}${newline}`;
    } else {
      const words = kind < 230 ? arabic : latin;
      const count = 5 + ((dice >>> 10) % 26);
      let body = wordFor(words, random.next());
      for (let i = 1; i < count; i++) body += (kind > 970 && i === 6 ? '\n' : ' ') + wordFor(words, random.next());
      text += head + body + (kind % 12 === 0 ? ` ${EMOJI[dice % EMOJI.length] ?? ''}` : '') + newline;
    }
    if (text.length >= FLUSH) flush();
  }
  flush();
  closeSync(file);
  const word = (rank: number): string => latin.words[rank] ?? '';
  return {
    path,
    messages: options.messages,
    bytes,
    words: { mostCommon: word(0), common: word(100), rare: word(20_000) },
  };
}

/**
 * Writes chats whose words follow Zipf's law: 5 to 30 words a message, four in five in Latin letters, fifteen in a
 * hundred in Arabic, the rest emoji or media left out; sixty senders, five years.
 */
export function writeBulkWhatsApp(path: string, options: BulkOptions): BulkFile[] {
  const chats = options.chats ?? 1;
  if (chats === 1) return [writeOne(path, 'chat', options)];
  return Array.from({ length: chats }, (_, i) => {
    const own = path.replace(/(\.[^./\\]+)?$/u, (ending) => `-${i + 1}${ending}`);
    return writeOne(own, `chat-${i + 1}`, options);
  });
}
