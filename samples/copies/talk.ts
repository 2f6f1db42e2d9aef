/**
 * What people of a generated chat say. Nearly a third of it is very short and said again and again, which is what makes
 * aligning hard; longer texts are put together from many parts, so that most of them occur once.
 */
import type { Random } from '../larch/random.ts';
import { english } from './talk-english.ts';
import { german } from './talk-german.ts';
import { spanish } from './talk-spanish.ts';
import type { TalkWords } from './talk-words.ts';

export type TalkLanguage = 'en' | 'de' | 'es';

type Segment = { readonly words: string } | { readonly slot: string };

interface Compiled {
  readonly short: readonly string[];
  readonly phrases: readonly string[];
  readonly templates: readonly (readonly Segment[])[];
  readonly tails: readonly (readonly Segment[])[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

/** People who are spoken about; none of them writes in a chat. */
const THIRD_PERSONS = [
  'Mr Ashby',
  'Pippa',
  'old Tom',
  'Nadia',
  'Uncle Ray',
  'Mrs Lund',
  'Fatou',
  'Gus',
  'Ingrid',
  'Kofi',
  'the twins',
  'Leila',
  'Bruno',
  'Aunt May',
  'Oskar',
  'Yuki',
  'Dario',
  'Zofia',
] as const;

const EMOJI = [
  '😂',
  '😂',
  '😂😂',
  '👍',
  '👍',
  '👍🏽',
  '❤️',
  '🙈',
  '😅',
  '🎉',
  '👏',
  '🔥',
  '😭',
  '🤷🏽‍♂️',
  '😊',
  '👩‍🚒',
  '🇬🇧',
] as const;

/** Texts that go round from chat to chat, word for word. */
const FORWARDED = [
  'Why did the bicycle fall over? Because it was two tyred. Pass this on to somebody who needs a smile today 😂',
  'What do you call a bear without teeth? A gummy bear. Told you it was worth waiting for.',
  'A photon checks into a hotel. "Any luggage?" asks the clerk. "No, I am travelling light." 😂😂',
  'Reminder from the council: bins go out on Wednesday this week because of the holiday, please tell your neighbours.',
  'I asked the librarian whether they had books about shyness. She whispered that they were right behind me.',
  'Free entry to the open garden day, bring a cup and a chair, tea is on the house, more at https://gardens.example/open',
  'Two fish in a tank. One turns to the other and says: do you know how to drive this thing?',
  'The inventor of the throat lozenge has been laid to rest. There was no coffin at the service. Pass it on!',
  'Lost: one grey cat, answers to Biscuit, last seen near the bridge. Please share with everybody in the area ❤️',
  'Wer früh aufsteht, kann länger müde sein. Einen schönen Tag euch allen und gerne weiterleiten!',
  'Me apunté a un curso de relojes, pero nunca encuentro el momento. Pásalo 😂',
] as const;

function segments(template: string): Segment[] {
  return template
    .split(/(\{[a-z]+2?\})/u)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { slot: part.slice(1, -1).replace(/2$/u, '') } : { words: part }));
}

function compiled(words: TalkWords): Compiled {
  return {
    short: words.short,
    phrases: words.phrases,
    templates: words.templates.map(segments),
    tails: words.tails.map(segments),
    slots: words.slots,
  };
}

const LANGUAGES: Readonly<Record<TalkLanguage, Compiled>> = {
  en: compiled(english),
  de: compiled(german),
  es: compiled(spanish),
};

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** Slots that are numbers and names, the same in every language. */
function filled(slot: string, random: Random, words: Compiled, language: TalkLanguage): string {
  switch (slot) {
    case 'who':
      return random.pick(THIRD_PERSONS);
    case 'count':
      return String(random.between(2, 14));
    case 'small':
      return String(random.between(0, 9));
    case 'minutes':
      return String(random.between(3, 95));
    case 'number':
      return String(random.between(11, 9_999));
    case 'clock': {
      const hour = random.between(6, 22);
      const minute = two(random.between(0, 11) * 5);
      return language === 'en' ? `${hour}.${minute}` : `${hour}:${minute}`;
    }
    case 'price': {
      const amount = random.between(2, 180);
      const pence = two(random.between(0, 19) * 5);
      return language === 'en' ? `£${amount}.${pence}` : `${amount},${pence} €`;
    }
    default:
      return random.pick(words.slots[slot] ?? ['']);
  }
}

function written(parts: readonly Segment[], random: Random, words: Compiled, language: TalkLanguage): string {
  let text = '';
  for (const part of parts) text += 'words' in part ? part.words : filled(part.slot, random, words, language);
  return text;
}

export class Talk {
  private readonly random: Random;
  private readonly shortPercent: number;
  private readonly forwardedPercent: number;

  constructor(random: Random, shortPercent: number, forwardedPercent: number) {
    this.random = random;
    this.shortPercent = shortPercent;
    this.forwardedPercent = forwardedPercent;
  }

  /** A very short text. */
  short(language: TalkLanguage): string {
    const { random } = this;
    return random.chance(35) ? random.pick(EMOJI) : random.pick(LANGUAGES[language].short);
  }

  /** A sentence, or two. */
  sentence(language: TalkLanguage): string {
    const { random } = this;
    const words = LANGUAGES[language];
    let text = written(random.pick(words.templates), random, words, language);
    if (random.chance(35)) text += written(random.pick(words.tails), random, words, language);
    if (random.chance(12)) text += ` ${random.pick(EMOJI)}`;
    return random.chance(30) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  }

  /** A long text of several lines, blank ones among them. */
  long(language: TalkLanguage): string {
    const { random } = this;
    const lines: string[] = [`${this.sentence(language)}:`];
    const count = random.between(2, 9);
    for (let i = 0; i < count; i++) {
      if (random.chance(15)) lines.push('');
      lines.push(random.chance(40) ? `- ${this.sentence(language)}` : this.sentence(language));
    }
    return lines.join('\n');
  }

  /** Anything that a person writes. */
  line(language: TalkLanguage): string {
    const { random } = this;
    if (random.chance(this.forwardedPercent)) return random.pick(FORWARDED);
    if (random.chance(this.shortPercent)) return this.short(language);
    const dice = random.between(0, 99);
    if (dice < 9) return random.pick(LANGUAGES[language].phrases);
    if (dice < 11) return this.long(language);
    if (dice < 14) {
      const link = `https://${random.pick(['pictures', 'news', 'recipes', 'maps'])}.example/${random.between(100, 999_999)}`;
      return random.chance(50) ? link : `${this.sentence(language)} ${link}`;
    }
    return this.sentence(language);
  }
}
