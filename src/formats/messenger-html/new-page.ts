/**
 * The page of newer downloads: one `message_N.html` a thread. Its class names are generated and change, so the
 * outline decides: a block holds a heading (the sender), the content, and a last line that is a time; and all three
 * carry generated class names (`_a6-p`), which pages made to look alike do not have.
 */
import type { MediaRef, Reaction } from '../entry.ts';
import type { PageItem } from './old-page.ts';
import { emojiIn, linkIn, mediaIn, reactionIn, TEXT_LIMIT } from './raw-message.ts';
import type { PageReader, Tag } from './tags.ts';
import { looksLikeTime } from './times.ts';

/** Text gathered twice: as shown (blanks of the source folded) and as written. */
interface Content {
  shown: string;
  raw: string;
  media: readonly MediaRef[];
  links: readonly string[];
  reactions: readonly Reaction[];
  invalid: boolean;
  truncated: boolean;
}

interface Node extends Content {
  readonly name: string;
  readonly classes: string;
  readonly start: number;
  readonly line: number;
  /** The first children that are elements; more than three make no block. */
  readonly kids: Node[];
  kidCount: number;
  /** Holds a message block: its text is not anybody's content. */
  holds: boolean;
}

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body div footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p section table tbody td th tr ul'.split(
    ' ',
  ),
);
const SILENT: ReadonlySet<string> = new Set(['style', 'script', 'head', 'title']);
const KIDS_KEPT = 3;
const MEDIA_KEPT = 1_000;
const LONGEST_NAME = 500;

const GENERATED = /(^|\s)_(?=[a-z_-]*\d)[0-9a-z][0-9a-z_-]{1,6}(\s|$)/u;
const PARTICIPANTS = /^Participants?\s*:\s*(.+)$/su;

export class NewPage implements PageReader {
  /** What was found and not yet handed on. */
  items: PageItem[] = [];
  recognised = false;
  private readonly stack: Node[] = [];
  private title = '';
  private participants: readonly string[] = [];
  /** Class names of the first block found: what carries them and is no block is a damaged one. */
  private block: { container: string; heading: string; content: string } | null = null;

  open(tag: Tag): void {
    const { name, classes, start, line } = tag;
    const parent = this.stack.at(-1);
    if (parent !== undefined && name === 'br') {
      add(parent, '\n', '\n');
    }
    if (parent !== undefined && BLOCKS.has(name)) {
      newLine(parent);
    }
    const content = { shown: '', raw: '', media: [], links: [], reactions: [], invalid: false, truncated: false };
    const node: Node = { name, classes, start, line, kids: [], kidCount: 0, holds: false, ...content };
    this.take(tag, node);
    this.stack.push(node);
  }

  close(_name: string, _start: number, end: number): void {
    const node = this.stack.pop();
    const parent = this.stack.at(-1);
    if (node === undefined) {
      return;
    }
    if ((node.name === 'title' || node.name === 'h1') && this.title === '' && this.block === null) {
      this.title = node.shown.trim();
    }
    if (SILENT.has(node.name)) {
      return;
    }
    this.listParticipants(node);
    if (this.messageIn(node, end) && parent !== undefined) {
      parent.holds = true;
      parent.kidCount += 1;
    } else if (parent !== undefined) {
      join(parent, node);
    }
  }

  text(text: string, invalid: boolean): void {
    const node = this.stack.at(-1);
    if (node === undefined || node.name === 'style' || node.name === 'script') {
      return;
    }
    add(node, text.replace(/[ \t\r\n\f]+/gu, ' '), text);
    node.invalid ||= invalid;
  }

  /** Files, links and emoji that the tag itself stands for. */
  private take(tag: Tag, node: Node): void {
    const media = mediaIn(tag);
    const link = linkIn(tag);
    const emoji = emojiIn(tag);
    node.media = media === null ? [] : [media];
    node.links = link === null ? [] : [link];
    node.shown = emoji;
    node.raw = emoji;
  }

  /** The thread's members stand in a line of their own before the messages (English pages only). */
  private listParticipants(node: Node): void {
    if (this.participants.length > 0 || this.block !== null || !GENERATED.test(node.classes)) {
      return;
    }
    const list = PARTICIPANTS.exec(node.shown.trim())?.[1];
    if (list !== undefined && !list.includes('\n')) {
      this.participants = list.split(/,\s+(?:and\s+)?|\s+and\s+/u).filter((name) => name !== '');
    }
  }

  private messageIn(node: Node, end: number): boolean {
    if (node.holds || !GENERATED.test(node.classes)) {
      return false;
    }
    const parts = partsOf(node, this.block);
    if (parts === null) {
      if (node.classes === this.block?.container && node.kidCount > 0) {
        const { start, line } = node;
        this.items.push({ kind: 'damaged', start, end, line, sample: node.shown.trim().slice(0, 200) });
        return true;
      }
      return false;
    }
    const { heading, content, time } = parts;
    if (this.block === null) {
      this.recognised = true;
      this.block = { container: node.classes, heading: heading?.classes ?? '', content: content?.classes ?? '' };
      const title = this.title === '' ? null : this.title;
      this.items.push({ kind: 'thread', participants: this.participants, title });
    }
    const { start, line } = node;
    this.items.push({
      kind: 'message',
      message: {
        sender: heading?.shown.trim() ?? '',
        body: tidy(content?.shown ?? ''),
        rawBody: (content?.raw ?? '').trim(),
        time: time.shown.trim(),
        media: content?.media ?? [],
        reactions: content?.reactions ?? [],
        links: content?.links ?? [],
        invalid: node.invalid,
        truncated: content?.truncated ?? false,
        start,
        end,
        line,
      },
    });
    return true;
  }
}

interface Parts {
  readonly heading: Node | null;
  readonly content: Node | null;
  readonly time: Node;
}

/** Heading, content and time of a message block, or null where the outline is another. */
function partsOf(node: Node, block: { heading: string; content: string } | null): Parts | null {
  const time = node.kids.at(-1);
  const [first, second] = node.kids;
  if (time === undefined || first === undefined || node.kidCount > KIDS_KEPT || !isTime(time)) {
    return null;
  }
  if (node.kidCount === KIDS_KEPT && second !== undefined) {
    return isHeading(first) && GENERATED.test(second.classes) ? { heading: first, content: second, time } : null;
  }
  if (node.kidCount !== 2) {
    return null;
  }
  // The heading and the content may share a wrapper; or one of them is missing, told by the class of the other.
  const [inner, content] = first.kids;
  if (first.kidCount === 2 && inner !== undefined && content !== undefined) {
    return isHeading(inner) && GENERATED.test(content.classes) ? { heading: inner, content, time } : null;
  }
  if (block === null) {
    return null;
  }
  if (first.classes === block.heading && isHeading(first)) {
    return { heading: first, content: null, time };
  }
  return first.classes === block.content ? { heading: null, content: first, time } : null;
}

function isTime(node: Node): boolean {
  return node.media.length === 0 && GENERATED.test(node.classes) && looksLikeTime(node.shown);
}

function isHeading(node: Node): boolean {
  const name = node.shown.trim();
  const short = name !== '' && name.length <= LONGEST_NAME && !name.includes('\n');
  return short && node.media.length === 0 && GENERATED.test(node.classes);
}

function add(node: Node, shown: string, raw: string): void {
  if (node.holds) {
    return;
  }
  if (node.shown.length + shown.length > TEXT_LIMIT) {
    node.truncated = true;
    return;
  }
  const folded = shown.startsWith(' ') && /[ \n]$/u.test(node.shown) ? shown.slice(1) : shown;
  node.shown += folded;
  if (node.raw.length + raw.length <= TEXT_LIMIT) {
    node.raw += raw;
  }
}

function newLine(node: Node): void {
  if (node.shown.trim() !== '' && !node.shown.endsWith('\n')) {
    node.shown = `${node.shown.trimEnd()}\n`;
    node.raw += '\n';
  }
}

/** What a closed element leaves to the one around it. */
function join(parent: Node, node: Node): void {
  parent.kidCount += 1;
  if (parent.kids.length < KIDS_KEPT) {
    parent.kids.push(node);
  }
  parent.holds ||= node.holds;
  if (node.holds) {
    return;
  }
  const reactions = node.name === 'li' ? reactionIn(node.shown.trim()) : null;
  if (reactions !== null) {
    parent.reactions = [...parent.reactions, reactions];
    return;
  }
  add(parent, node.shown, node.raw);
  if (BLOCKS.has(node.name)) {
    newLine(parent);
  }
  const fresh = node.media.filter((media) => !parent.media.some(({ name }) => name === media.name));
  parent.media = [...parent.media, ...fresh].slice(0, MEDIA_KEPT);
  parent.links = [...parent.links, ...node.links].slice(0, MEDIA_KEPT);
  parent.reactions = [...parent.reactions, ...node.reactions].slice(0, MEDIA_KEPT);
  parent.invalid ||= node.invalid;
  parent.truncated ||= node.truncated;
}

function tidy(text: string): string {
  return text.replace(/ *\n */gu, '\n').trim();
}
