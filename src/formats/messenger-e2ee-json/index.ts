/**
 * Facebook Messenger, the separate download of end-to-end encrypted chats: one flat file a chat, clean UTF-8 (the
 * repair of the ordinary download must not touch it), ascending or descending.
 */
import type { ParseOptions, Parser } from '../entry.ts';
import { counted, Findings, quoted, type Sentence } from '../findings.ts';
import {
  type JsonObject,
  type MessagePlace,
  type ReadMessage,
  type ThreadReading,
  threadParser,
  threadSentences,
} from '../json-thread.ts';
import { shownName } from '../shown-text.ts';
import { knownTypes, readEncryptedMessage } from './message.ts';

const sentences = {
  ...threadSentences,
  NO_TIME: (count) => `${counted(count, 'message holds', 'messages hold')} no time that can be read.`,
  NO_SENDER: (count) => `${counted(count, 'message names', 'messages name')} no sender.`,
  FUTURE_TIME: (count) => `${counted(count, 'message is', 'messages are')} dated in the future.`,
  EMPTY_MESSAGES: (count) =>
    `${counted(count, 'message holds', 'messages hold')} nothing but sender and time: what they said is not in the download.`,
  MEDIA_NOT_DOWNLOADED: (count) =>
    `${counted(count, 'message names', 'messages name')} media that the download could not fetch: the content is not there.`,
  UNKNOWN_TYPE: (count, names) =>
    `${counted(count, 'message')} of a type that is not known, read by the other fields: ${quoted(names)}.`,
  UNSENT_BY_TEXT: (count) =>
    `${counted(count, 'message')} taken as unsent by the text alone; the field that says so is absent.`,
  INVALID_TEXT: (count) =>
    `${counted(count, 'message holds', 'messages hold')} bytes or characters that are not valid Unicode.`,
  EARLIER_ELSEWHERE: () =>
    'This download holds the end-to-end encrypted part of the chat only; the older part, if there is one, is in the ordinary download of the account.',
} as const satisfies Record<string, Sentence>;

class EncryptedThread implements ThreadReading {
  readonly findings = new Findings(sentences);
  readonly direction = null;
  private readonly now: number | undefined;
  private threadName: string | null = null;
  private participants: string[] = [];
  private seen = false;

  constructor(options: ParseOptions) {
    this.now = options.now;
  }

  member(key: string, value: unknown): boolean {
    if (key === 'participants') {
      if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) {
        return false;
      }
      this.participants = value.flatMap((name: string) => shownName(name.toWellFormed()) ?? []);
      this.seen = true;
      return true;
    }
    if (key === 'threadName') {
      this.threadName = typeof value === 'string' ? value.toWellFormed() : null;
      this.seen = true;
      return typeof value === 'string' || value === null;
    }
    return false;
  }

  message(value: JsonObject, at: MessagePlace): ReadMessage | null {
    const read = readEncryptedMessage(value, at, this.now);
    if (read !== null) {
      this.note(read, value, at.line);
    }
    return read;
  }

  recognised(): boolean {
    return this.seen;
  }

  header(): ReturnType<ThreadReading['header']> {
    const { threadName, participants } = this;
    if (threadName === null) {
      return { title: null, participants };
    }
    return { title: shownName(threadName.replace(/_\d+$/u, '')), threadPath: threadName, participants };
  }

  end(): ReturnType<ThreadReading['end']> {
    this.findings.add('EARLIER_ELSEWHERE');
    return { ...this.header(), exporter: null };
  }

  private note({ entry }: ReadMessage, value: JsonObject, line: number): void {
    const { findings } = this;
    if (entry.time === null) {
      findings.add('NO_TIME', line);
    }
    if (entry.sender === null) {
      findings.add('NO_SENDER', line);
    }
    if (entry.kind === 'empty') {
      findings.add('EMPTY_MESSAGES', line);
    }
    if (entry.kind === 'deleted' && value.isUnsent !== true) {
      findings.add('UNSENT_BY_TEXT', line);
    }
    if (entry.media?.some(({ state }) => state === 'omitted') === true) {
      findings.add('MEDIA_NOT_DOWNLOADED', line);
    }
    if (typeof value.type === 'string' && !knownTypes.has(value.type)) {
      findings.add('UNKNOWN_TYPE', line, value.type);
    }
    for (const flag of entry.flags) {
      if (flag === 'future-time') {
        findings.add('FUTURE_TIME', line);
      } else if (flag === 'invalid-text') {
        findings.add('INVALID_TEXT', line);
      }
    }
  }
}

/** Reads one chat file of the end-to-end download. `threadPath` is the thread's name with its number. */
export const parseMessengerE2eeJson: Parser = threadParser((options) => new EncryptedThread(options));
