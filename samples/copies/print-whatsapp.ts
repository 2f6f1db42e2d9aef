/** WhatsApp's text export: one entry as a phone writes it. */

import { appWords, omittedKind } from './app-words.ts';
import { type CopyTruth, printedSecond, shownName, wordsOn } from './copy-truth.ts';
import { clockIn, dateIn, type Locale, localeOf } from './locales.ts';
import type { Content, Message, Person } from './model.ts';
import { noticeText, youIn } from './notices.ts';
import { phoneNumber } from './people.ts';
import type { PrintedKind, Written } from './printed.ts';
import { stateOf } from './states.ts';
import { DAY, dayOf, offsetAt, two } from './zones.ts';

/** The mark that iOS puts before its own words. */
const MARK = '\u200e';
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

interface Body {
  readonly kind: PrintedKind;
  readonly raw: string;
  readonly shown: string;
  readonly file: string | null;
}

function unmarked(text: string): string {
  return text.replace(MARKS, '');
}

/** A name as iOS writes it: numbers in directional marks with no-break blanks, push names behind a narrow blank. */
function iosName(name: string): string {
  if (name.startsWith('+')) return `\u202a${name.replaceAll(' ', '\u00a0')}\u202c`;
  return name.startsWith('~ ') ? `~\u202f${name.slice(2)}` : name;
}

export class WhatsAppPrinter {
  private readonly copy: CopyTruth;
  private readonly people: readonly Person[];
  private readonly locale: Locale;
  private readonly ios: boolean;
  /** The date last printed, by number of the day. */
  private day = Number.NaN;
  private date = '';
  private iso = '';

  constructor(copy: CopyTruth, people: readonly Person[]) {
    this.copy = copy;
    this.people = people;
    this.locale = localeOf(copy.phone.locale);
    this.ios = copy.phone.platform === 'ios';
  }

  /** @param first first entry of the file, before which iOS puts no mark */
  entry(message: Message, first: boolean): Written {
    const { ios, copy, locale } = this;
    const second = printedSecond(message, copy.phone);
    const wall = second * 1000 + offsetAt(copy.phone.zone, second * 1000);
    const dayNumber = Math.floor(wall / DAY);
    if (dayNumber !== this.day) {
      const day = dayOf(dayNumber);
      this.day = dayNumber;
      this.date = dateIn(locale, day);
      this.iso = day.iso;
    }
    const rest = Math.trunc((wall - dayNumber * DAY) / 1000);
    const [hour, minute, odd] = [Math.trunc(rest / 3600), Math.trunc(rest / 60) % 60, rest % 60];
    const clock = clockIn(locale, hour, minute, ios ? odd : null);
    const time = `${this.date}${locale.between}${clock}`;
    const local = `${this.iso}T${two(hour)}:${two(minute)}${ios ? `:${two(odd)}` : ''}`;
    const body = this.body(message);
    const edited = stateOf(copy.states[message.id]) === 'edited';
    const sender = this.sender(message);
    const name = sender === null ? '' : `${ios ? iosName(sender) : sender}: `;
    const flag = edited ? ` ${ios ? MARK : ''}${appWords(locale.language).edited}` : '';
    const marked = ios && !first && (body.kind !== 'text' || edited) && body.raw.startsWith(MARK);
    const head = ios ? `${marked ? MARK : ''}[${time}] ` : `${time} - `;
    return {
      message: message.id,
      kind: body.kind,
      time,
      local,
      sender,
      body: body.shown,
      edited,
      file: body.file,
      raw: `${head}${name}${body.raw}${flag}${ios ? '\r\n' : '\n'}`,
    };
  }

  private sender({ content, author, at }: Message): string | null {
    const { copy, people, ios } = this;
    const { phone } = copy;
    if (content.kind !== 'notice') return author === null ? null : shownName(people, phone, author, at);
    if (!ios) return null;
    const { actor } = content.notice;
    const acting = phone.noticesUnder === 'actor' && actor !== null && people.length > 2;
    return acting ? shownName(people, phone, actor, at - 1) : phone.title;
  }

  private body(message: Message): Body {
    const { copy, ios, locale } = this;
    const { phone } = copy;
    const { content } = message;
    const state = stateOf(copy.states[message.id]);
    if (state === 'tombstone') {
      const words = appWords(locale.language);
      const plain = message.author === phone.owner ? words.deletedByOwner : words.deletedBySender;
      return this.own('deleted', ios && !plain.endsWith('.') ? `${plain}.` : plain);
    }
    switch (content.kind) {
      case 'text': {
        const raw = this.mentioned(wordsOn(copy, message));
        return { kind: 'text', raw, shown: ios ? unmarked(raw) : raw, file: null };
      }
      case 'media':
        return this.medium(content, copy.files.get(message.id) ?? null);
      case 'view-once':
        if (!phone.viewOnceEmpty) return this.left('image', '', '');
        return { kind: 'empty', raw: ios ? '' : 'null', shown: ios ? '' : 'null', file: null };
      case 'location':
        return this.own('location', ios ? `Location: ${content.link}` : `location: ${content.link}`);
      case 'poll':
        return this.poll(content, message.at);
      case 'notice':
        return this.notice(message);
    }
  }

  /** Words of the app: behind a mark on iOS. */
  private own(kind: PrintedKind, plain: string): Body {
    return { kind, raw: this.ios ? MARK + plain : plain, shown: plain, file: null };
  }

  private medium(content: Extract<Content, { kind: 'media' }>, file: string | null): Body {
    const words = appWords(this.locale.language);
    const { media, caption } = content;
    if (file === null) {
      const named = media === 'document' && this.locale.language === 'en';
      const pages = `${content.document} • ${MARK}${content.pages} ${content.pages === 1 ? 'page' : 'pages'} `;
      return this.left(media, caption, named ? pages : '');
    }
    const below = caption === '' ? '' : `\n${caption}`;
    const raw = this.ios
      ? `${MARK}<${words.attachedBefore}: ${file}>${below}`
      : `${MARK}${file} (${words.attachedAfter})${below}`;
    return { kind: 'media-attached', raw, shown: caption, file };
  }

  /** A medium that the export left out. */
  private left(media: Extract<Content, { kind: 'media' }>['media'], caption: string, named: string): Body {
    const { language } = this.locale;
    if (!this.ios) {
      const raw = `${appWords(language).omitted}${caption === '' ? '' : `\n${caption}`}`;
      return { kind: 'media-omitted', raw, shown: raw, file: null };
    }
    const raw = `${caption === '' ? '' : `${caption} `}${named}${MARK}${omittedKind(language, media)}`;
    return { kind: 'media-omitted', raw, shown: unmarked(raw), file: null };
  }

  /** Votes are those at the time of the export. */
  private poll({ question, options }: Extract<Content, { kind: 'poll' }>, at: number): Body {
    const spanish = this.locale.language === 'es';
    const mark = this.ios ? MARK : '';
    const early = this.copy.phone.exportedAt < at + DAY;
    const lines = options.map(([option, votes]) => {
      const now = early ? votes >> 1 : votes;
      const unit = spanish ? (now === 1 ? 'voto' : 'votos') : now === 1 ? 'vote' : 'votes';
      return `${mark}${spanish ? 'OPCIÓN' : 'OPTION'}: ${option} (${now} ${unit})`;
    });
    const raw = [`${mark}${spanish ? 'ENCUESTA' : 'POLL'}:`, question, ...lines].join('\n');
    return { kind: 'poll', raw, shown: unmarked(raw), file: null };
  }

  private notice({ content, at }: Message): Body {
    if (content.kind !== 'notice') throw new TypeError('not a notice');
    const { copy, people, ios, locale } = this;
    const { phone } = copy;
    const { actor, subject } = content.notice;
    // Whoever changes numbers is still named by the old one.
    const who = actor === null || actor === phone.owner ? null : shownName(people, phone, actor, at - 1);
    const whom =
      subject === null ? '' : subject === phone.owner ? youIn(locale.language) : shownName(people, phone, subject, at);
    const numbers = actor === null ? [] : (phone.names[actor] ?? []);
    const [, newNumber] = numbers.every((name) => name.startsWith('+')) ? numbers : [];
    const plain = noticeText(content.notice, locale.language, {
      who,
      whom,
      ...(newNumber === undefined ? {} : { newNumber }),
      newer: phone.newerWords,
      tap: !ios,
    });
    return this.own('system', ios ? plain.replace(/"([^"]*)"/gu, '“$1”') : plain);
  }

  /** Mentions as this phone shows them. */
  private mentioned(text: string): string {
    if (!text.includes('{@')) return text;
    const { copy, people, ios } = this;
    const { phone } = copy;
    return text.replace(/\{@(\d+)\}/gu, (_, digits: string) => {
      const person = Number(digits);
      if (phone.mentions === 'number') {
        return `@${phoneNumber(people[person]?.numbers[0] ?? '100').replace(/\D/gu, '')}`;
      }
      const name = (phone.names[person]?.[0] ?? '').replace(/^~ /u, '');
      return ios ? `@\u2068${name}\u2069` : `@${name}`;
    });
  }
}
