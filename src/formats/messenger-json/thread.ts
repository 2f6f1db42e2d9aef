/** The thread object of the ordinary download, as Messenger and Instagram both write it. */
import type { Entry, ParseOptions } from '../entry.ts';
import { counted, Findings, quoted, type Sentence } from '../findings.ts';
import type { JsonObject, MessagePlace, ReadMessage, ThreadReading } from '../json-thread.ts';
import { threadSentences } from '../json-thread.ts';
import { shownName } from '../shown-text.ts';
import { type MetaMessage, namesIn, readMessage } from './message.ts';
import { type Cue, cueInPath, type Platform, platformOf } from './platform.ts';
import { looksMisread, repairText } from './repair.ts';

const platformNames = { messenger: 'Messenger', instagram: 'Instagram' } as const satisfies Record<Platform, string>;

/** Codes of the ordinary download, each with its sentence; docs/formats.md lists them. */
const sentences = {
  ...threadSentences,
  E2EE_ELSEWHERE: (_count, names) =>
    names.includes('cutover')
      ? 'This one-to-one chat was moved to end-to-end encryption: later messages are not in this download but in a separate one (“secure storage”). Ask for it.'
      : 'Messages of a one-to-one chat from the day it became end-to-end encrypted are not in this download, which does not say so: they are in a separate one (“secure storage”). Ask for it.',
  PLATFORM_UNCERTAIN: (_count, names) =>
    `Messenger and Instagram write the same shape and nothing in this file proves which of them wrote it; it is read as ${names.join(', ')}.`,
  PLATFORM_MISMATCH: (_count, names) =>
    `The file is read as ${names.join(', ')}, but what it holds speaks for the other platform.`,
  IP_FIELDS: (count) =>
    `${counted(count, 'message carries', 'messages carry')} an IP address (field “ip”): see the raw bytes.`,
  NO_TIME: (count) => `${counted(count, 'message holds', 'messages hold')} no time that can be read.`,
  NO_SENDER: (count) => `${counted(count, 'message names', 'messages name')} no sender.`,
  FUTURE_TIME: (count) => `${counted(count, 'message is', 'messages are')} dated in the future.`,
  EMPTY_MESSAGES: (count) =>
    `${counted(count, 'message holds', 'messages hold')} nothing but sender and time: what they said is not in the download.`,
  UNKNOWN_TYPE: (count, names) =>
    `${counted(count, 'message')} of a type that is not known, read by the other fields: ${quoted(names)}.`,
  ENCODING_LEFT: (count) =>
    `${counted(count, 'text holds', 'texts hold')} characters that look misread but cannot be repaired whole; shown as in the file.`,
  INVALID_TEXT: (count) =>
    `${counted(count, 'message holds', 'messages hold')} bytes or characters that are not valid Unicode.`,
  YOU_DISPUTED: (_count, names) =>
    `Sentences that begin with “You” and read like the app's own stand under several senders (${quoted(names)}): at most one of them is the exporting person, so some may be typed words.`,
} as const satisfies Record<string, Sentence>;

/** Senders of “You …” kept for the sentence about them. */
const YOUS_KEPT = 12;

const knownTypes: ReadonlySet<unknown> = new Set(['Generic', 'Share', 'Call', 'Subscribe', 'Unsubscribe']);

/** Starts the reading of one file of either platform. */
export function metaThread(platform: Platform, options: ParseOptions): ThreadReading {
  return new MetaThread(platform, options);
}

class MetaThread implements ThreadReading {
  readonly findings = new Findings(sentences);
  readonly direction = 'newest-first';
  private readonly platform: Platform;
  private readonly now: number | undefined;
  private title: string | null = null;
  private threadPath: string | undefined;
  private participants: string[] = [];
  private seen = false;
  private readonly cues: Cue[] = [];
  /** Senders whom a field proves to be the exporting person, and senders of any “You …” of the app. */
  private readonly exporters = new Set<string>();
  private readonly yous = new Set<string>();

  constructor(platform: Platform, options: ParseOptions) {
    this.platform = platform;
    this.now = options.now;
    this.cue(options.name === undefined ? null : cueInPath(options.name));
  }

  member(key: string, value: unknown): boolean {
    switch (key) {
      case 'participants':
        if (!isNamedList(value)) {
          return false;
        }
        this.participants = namesIn(value);
        this.seen = true;
        return true;
      case 'title':
        this.title = typeof value === 'string' ? (shownName(repairText(value))?.toWellFormed() ?? null) : null;
        this.seen = true;
        return typeof value === 'string' || value === null;
      case 'thread_path':
        this.seen = true;
        if (typeof value !== 'string') {
          return value === null;
        }
        this.threadPath = repairText(value).toWellFormed();
        this.cue(cueInPath(this.threadPath));
        return true;
      case 'thread_type':
        this.cue({ platform: 'messenger', strong: true });
        return typeof value === 'string';
      case 'is_still_participant':
        this.seen = true;
        return typeof value === 'boolean';
      case 'is_pending':
        return typeof value === 'boolean';
      case 'magic_words':
        return Array.isArray(value);
      case 'image':
      case 'joinable_mode':
        return typeof value === 'object' && !Array.isArray(value);
      default:
        return false;
    }
  }

  message(value: JsonObject, at: MessagePlace): ReadMessage | null {
    const read = readMessage(value, at, this.now);
    if (read !== null) {
      this.note(read, at.line);
    }
    return read;
  }

  recognised(): boolean {
    return this.seen;
  }

  header(): ReturnType<ThreadReading['header']> {
    const { title, threadPath, participants } = this;
    return { title, ...(threadPath === undefined ? {} : { threadPath }), participants };
  }

  end(): ReturnType<ThreadReading['end']> {
    const { findings, participants } = this;
    const oneToOne = participants.length === 1 || participants.length === 2;
    if (this.platform === 'messenger' && oneToOne) {
      const cutover = this.threadPath?.includes('e2ee_cutover') === true;
      findings.add('E2EE_ELSEWHERE', undefined, cutover ? 'cutover' : undefined);
    }
    const told = platformOf(this.cues);
    if (told === null || (told.platform === this.platform && !told.certain)) {
      findings.add('PLATFORM_UNCERTAIN', undefined, platformNames[this.platform]);
    } else if (told.platform !== this.platform) {
      findings.add('PLATFORM_MISMATCH', undefined, platformNames[this.platform]);
    }
    const [exporter, ...others] = this.exporters;
    return { ...this.header(), exporter: exporter !== undefined && others.length === 0 ? exporter : null };
  }

  private note({ entry, value, text }: MetaMessage, line: number): void {
    const { findings } = this;
    const { kind, sender } = entry;
    if (value.ip !== undefined && value.ip !== null) {
      findings.add('IP_FIELDS', line);
    }
    if (entry.time === null) {
      findings.add('NO_TIME', line);
    }
    if (sender === null) {
      findings.add('NO_SENDER', line);
    }
    if (kind === 'empty') {
      findings.add('EMPTY_MESSAGES', line);
    }
    if (value.type !== undefined && value.type !== null && !knownTypes.has(value.type)) {
      findings.add('UNKNOWN_TYPE', line, typeof value.type === 'string' ? value.type : undefined);
    }
    if (looksMisread(text)) {
      findings.add('ENCODING_LEFT', line);
    }
    for (const flag of entry.flags) {
      if (flag === 'future-time') {
        findings.add('FUTURE_TIME', line);
      } else if (flag === 'invalid-text') {
        findings.add('INVALID_TEXT', line);
      }
    }
    this.noteExporter(entry.kind, value, text, sender, line);
    this.cuesIn(entry, value, text);
  }

  /**
   * "You …" beside a field that only the app writes proves who exported: nobody can type a field. A missed call is
   * left out, because there "You" is not the sender.
   */
  private noteExporter(kind: string, value: JsonObject, text: string, sender: string | null, line: number): void {
    if (sender === null || !text.startsWith('You ') || sender === 'You') {
      return;
    }
    const byField =
      value.type === 'Subscribe' || value.type === 'Unsubscribe' || typeof value.call_duration === 'number';
    const placeholder = /^You sent (an attachment|a photo|a video|a sticker|a GIF|a location|a live location)\.$/u;
    const proven = (byField && !text.startsWith('You missed')) || (placeholder.test(text) && kind !== 'media-omitted');
    if (proven && this.exporters.size < 3) {
      this.exporters.add(sender);
    }
    if ((proven || kind === 'system') && this.yous.size < YOUS_KEPT) {
      this.yous.add(sender);
    }
    if (kind === 'system' && this.yous.size > 1) {
      for (const name of this.yous) {
        this.findings.add('YOU_DISPUTED', line, name);
      }
    }
  }

  private cuesIn({ media }: Entry, value: JsonObject, text: string): void {
    if (this.cues.some((cue) => cue.strong)) {
      return;
    }
    if (typeof value.type === 'string' || value.sender_name === 'Facebook user') {
      this.cue({ platform: 'messenger', strong: true });
    }
    if (
      text === 'Liked a message' ||
      value.sender_name === 'Instagram User' ||
      value.sender_name === 'Instagram user'
    ) {
      this.cue({ platform: 'instagram', strong: false });
    }
    const { share } = value;
    if (typeof share === 'object' && share !== null && 'original_content_owner' in share) {
      this.cue({ platform: 'instagram', strong: false });
    }
    for (const { name } of media ?? []) {
      this.cue(name === null ? null : cueInPath(name));
      if (name?.includes('stickers_used/') === true) {
        this.cue({ platform: 'messenger', strong: true });
      }
    }
  }

  private cue(cue: Cue | null): void {
    if (cue !== null && !this.cues.some((had) => had.platform === cue.platform && had.strong === cue.strong)) {
      this.cues.push(cue);
    }
  }
}

function isNamedList(value: unknown): boolean {
  return (
    Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'name' in one)
  );
}
