/** Turns a line of the talk into content: alternatives chosen, slots filled, directives read. */
import type { Content } from './model.ts';
import type { Random } from './random.ts';
import { slotWords } from './words.ts';

export interface Meaning {
  readonly random: Random;
  /** `{@A}`: how the author speaks of part A. */
  readonly nameOf: (part: string) => string;
  /** `{my.kid}`, `{B.kid}`: a fact of a person; null where that person has none. */
  readonly factOf: (part: string, fact: string) => string | null;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  throw new SyntaxError(`unclosed brace in ${text}`);
}

function alternatives(inner: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '{') depth += 1;
    else if (inner[i] === '}') depth -= 1;
    else if (inner[i] === '|' && depth === 0) {
      parts.push(inner.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(inner.slice(start));
  return parts;
}

/** Fills a text in. Refuses slots that nobody defined, so that a typing slip cannot reach an export. */
export function expand(text: string, meaning: Meaning): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '{') {
      out += text[i] ?? '';
      continue;
    }
    const end = closing(text, i);
    out += expandBraces(text.slice(i + 1, end), meaning);
    i = end;
  }
  return out;
}

function expandBraces(inner: string, meaning: Meaning): string {
  const options = alternatives(inner);
  if (options.length > 1 || /[^\w.@]/u.test(inner)) return expand(meaning.random.pick(options), meaning);
  if (inner.startsWith('@')) return meaning.nameOf(inner.slice(1));
  const dot = inner.indexOf('.');
  if (dot > 0) {
    const fact = meaning.factOf(inner.slice(0, dot), inner.slice(dot + 1));
    if (fact === null) throw new SyntaxError(`nobody to give the fact ${inner}`);
    return fact;
  }
  const words = slotWords(inner);
  if (words === null) throw new SyntaxError(`unknown slot ${inner}`);
  return expand(meaning.random.pick(words), meaning);
}

/** Places of the demonstration lie in the North Sea: no real house can be meant. */
function seaPlace(random: Random): Content {
  return {
    kind: 'location',
    latitude: `54.${random.between(100_000, 699_999)}`,
    longitude: `1.${random.between(300_000, 899_999)}`,
  };
}

function pollOf(inner: string): Content {
  const [question = '', ...rest] = inner.split('/').map((part) => part.trim());
  const options = rest.map((option): readonly [string, number] => {
    const match = /^(.*) (\d+)$/u.exec(option);
    return match === null ? [option, 0] : [match[1] ?? '', Number(match[2])];
  });
  return { kind: 'poll', question, options };
}

const MEDIA = { photo: 'image', video: 'video', voice: 'voice', gif: 'gif', sticker: 'sticker' } as const;

/** Content of a filled-in line: `[photo] caption`, `[doc Rota.pdf 2]`, `[poll Q? / Yes 3 / No 1]`, or plain text. */
export function contentOf(text: string, random: Random): Content {
  const match = /^\[([a-z]+)(?: ([^\]]*))?\]\s?([\s\S]*)$/u.exec(text);
  if (match === null) return { kind: 'text', text };
  const [, what = '', inner = '', caption = ''] = match;
  switch (what) {
    case 'photo':
    case 'video':
    case 'gif':
    case 'sticker':
    case 'voice':
      return {
        kind: 'media',
        media: MEDIA[what],
        caption,
        name: '',
        size: inner === '' ? random.between(3, 40) : Number(inner),
      };
    case 'doc': {
      const pages = /^(.*) (\d+)$/u.exec(inner);
      return {
        kind: 'media',
        media: 'document',
        caption: '',
        name: pages?.[1] ?? inner,
        size: Number(pages?.[2] ?? '1'),
      };
    }
    case 'contact':
      return { kind: 'media', media: 'contact', caption: '', name: inner, size: 1 };
    case 'location':
      return seaPlace(random);
    case 'live':
      return { kind: 'live-location' };
    case 'poll':
      return pollOf(inner);
    case 'once':
      return { kind: 'view-once' };
    case 'call':
    case 'videocall':
      return { kind: 'call', video: what === 'videocall', minutes: inner === 'missed' ? 0 : Number(inner) };
    default:
      throw new SyntaxError(`unknown directive [${what}]`);
  }
}
