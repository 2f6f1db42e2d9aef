/**
 * The page of downloads up to 2018: one `messages.htm` with every thread.
 * `div.thread` opens with its participants; each `div.message` holds `span.user` and `span.meta`, and what follows it
 * (a `<p>`) is the message.
 */
import type { MediaRef } from '../entry.ts';
import { linkIn, mediaIn, type RawMessage, TEXT_LIMIT } from './raw-message.ts';
import type { PageReader, Tag } from './tags.ts';

export type PageItem =
  | { readonly kind: 'thread'; readonly participants: readonly string[]; readonly title: string | null }
  | { readonly kind: 'message'; readonly message: RawMessage }
  /** A piece with the outline of a message that lacks a part of one. */
  | {
      readonly kind: 'damaged';
      readonly start: number;
      readonly end: number;
      readonly line: number;
      readonly sample: string;
    };

interface Open {
  readonly start: number;
  readonly line: number;
  sender: string | null;
  time: string | null;
  /** Blocks of content so far, the last one growing. */
  text: string;
  media: MediaRef[];
  links: string[];
  invalid: boolean;
  truncated: boolean;
}

type Field = 'sender' | 'time' | 'title' | 'heading';

/** Elements that begin on a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'ul', 'li', 'table', 'tr']);
/** Kept of a page before it is recognised: if it never is, the whole page is unparsed anyway. */
const DAMAGED_KEPT = 1_000;
const SILENT: ReadonlySet<string> = new Set(['style', 'script']);

export class OldPage implements PageReader {
  /** What was found and not yet handed on. */
  items: PageItem[] = [];
  private readonly stack: { name: string; role: 'thread' | 'message' | Field | 'silent' | null }[] = [];
  private participants = '';
  private threadsSeen = false;
  private threadOpen = false;
  private threadSent = false;
  private message: Open | null = null;
  private title = '';
  private heading = '';

  /** True once a thread with a message was found. */
  recognised = false;

  /** The owner of the download: its name heads the page and stands in its title ("Name - Messages"). */
  get owner(): string | null {
    const heading = this.heading.trim();
    return heading !== '' && this.title.trim().startsWith(`${heading} - `) ? heading : null;
  }

  open(tag: Tag): void {
    const classes = tag.classes.split(/\s+/u);
    const role = this.roleOf(tag.name, classes);
    if (role === 'thread') {
      this.finish(tag.start);
      this.participants = '';
      this.threadOpen = true;
      this.threadSent = false;
      this.threadsSeen = true;
    } else if (role === 'message') {
      this.finish(tag.start);
      const { start, line } = tag;
      const text = { sender: null, time: null, text: '', media: [], links: [] };
      this.message = { start, line, ...text, invalid: false, truncated: false };
    } else if (this.message !== null && role === null) {
      this.content(tag, this.message);
    }
    this.stack.push({ name: tag.name, role });
  }

  close(_name: string, start: number): void {
    const closed = this.stack.pop();
    if (closed?.role === 'thread') {
      this.finish(start);
      this.threadOpen = false;
    }
  }

  text(text: string, invalid: boolean): void {
    const field = this.fieldOpen();
    const { message } = this;
    if (field === 'silent') {
      return;
    }
    if (field === 'title' || field === 'heading') {
      this[field] = (this[field] + text).slice(0, 500);
    } else if (message === null) {
      if (this.threadOpen && !this.threadSent) {
        this.participants = (this.participants + text).slice(0, 100_000);
      }
    } else if (field === 'sender' || field === 'time') {
      message[field] = ((message[field] ?? '') + text).slice(0, 1_000);
      message.invalid ||= invalid;
    } else if (message.text.length + text.length > TEXT_LIMIT) {
      message.truncated = true;
    } else {
      message.text += text;
      message.invalid ||= invalid;
    }
  }

  /** The end of the file: what is open ends here. */
  end(at: number): void {
    this.finish(at);
  }

  private roleOf(name: string, classes: readonly string[]): 'thread' | 'message' | Field | 'silent' | null {
    if (SILENT.has(name)) {
      return 'silent';
    }
    if (name === 'title' && !this.threadsSeen) {
      return 'title';
    }
    if (name === 'h1' && !this.threadsSeen) {
      return 'heading';
    }
    if (name === 'div' && classes.includes('thread')) {
      return 'thread';
    }
    if (name === 'div' && classes.includes('message') && this.threadOpen) {
      return 'message';
    }
    if (name === 'span' && this.message !== null) {
      return classes.includes('user') ? 'sender' : classes.includes('meta') ? 'time' : null;
    }
    return null;
  }

  private fieldOpen(): Field | 'silent' | null {
    for (let at = this.stack.length - 1; at >= 0; at -= 1) {
      const role = this.stack[at]?.role ?? null;
      if (role === 'thread' || role === 'message') {
        return null;
      }
      if (role !== null) {
        return role;
      }
    }
    return null;
  }

  private content(tag: Tag, message: Open): void {
    if (tag.name === 'br' || (BLOCKS.has(tag.name) && message.text.trim() !== '')) {
      message.text = `${message.text.trimEnd()}\n`;
    }
    const media = mediaIn(tag);
    if (media !== null && !message.media.some(({ name }) => name === media.name)) {
      message.media.push(media);
    }
    const link = linkIn(tag);
    if (link !== null) {
      message.links.push(link);
    }
  }

  private finish(end: number): void {
    const { message } = this;
    this.message = null;
    if (message === null) {
      return;
    }
    const { start, line, sender, time, text } = message;
    if (sender === null || time === null) {
      this.damaged(start, end, line, text.trim().slice(0, 200));
      return;
    }
    if (!this.threadSent) {
      this.threadSent = true;
      this.recognised = true;
      const participants = this.participants.split(',').flatMap((name) => (name.trim() === '' ? [] : name.trim()));
      this.items.push({ kind: 'thread', participants, title: null });
    }
    const { media, links, invalid, truncated } = message;
    const found = { start, end, line, sender, time: time.trim(), media, links, invalid, truncated, reactions: [] };
    this.items.push({ kind: 'message', message: { ...found, body: text.trim(), rawBody: text.trim() } });
  }
  /** Damaged messages that follow one another are one span: a page of nothing else must not pile up. */
  private damaged(start: number, end: number, line: number, sample: string): void {
    const last = this.items.at(-1);
    if (last?.kind === 'damaged' && last.end === start) {
      this.items[this.items.length - 1] = { ...last, end };
    } else if (this.items.length < DAMAGED_KEPT || this.recognised) {
      this.items.push({ kind: 'damaged', start, end, line, sample });
    }
  }
}
