/**
 * From a parser's events to the report of each chat: counts, times, date order, doubts. Pure; memory does not grow
 * with the number of entries. While the date order of a file is open, first and last times are kept in every reading.
 */

import type {
  ChatEnd,
  DateOrder,
  DateOrderFinding,
  Entry,
  EntryTime,
  ParseEvent,
  PrintedTime,
  Warning,
} from './entry.ts';
import { readTime, timeMs } from './time.ts';

export interface ChatReport {
  readonly title: string | null;
  readonly threadPath?: string;
  readonly participants: readonly string[];
  readonly exporter: string | null;
  readonly entries: number;
  readonly messages: number;
  readonly notices: number;
  readonly calls: number;
  /** Messages by the name shown. */
  readonly senders: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  /** In file order. */
  readonly first: string | null;
  readonly last: string | null;
  /** By value. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly chronological: boolean;
  readonly dateOrder?: {
    readonly value: DateOrderFinding['value'];
    readonly basis: string;
    readonly otherReading?: { readonly order: DateOrder; readonly first: string | null; readonly last: string | null };
  };
  readonly deleted: { readonly byExporter: number; readonly byOthers: number };
  readonly media: { readonly omitted: number; readonly attached: number; readonly missing: number };
  readonly edited: number;
  readonly polls: number;
  readonly locations: number;
  readonly emptyBodies: number;
  readonly multiLine: number;
  readonly unsent: number;
  readonly reactions: number;
  readonly warnings: readonly Warning[];
}

export interface TallyOptions {
  /** Whether a media file that the chat names is among the files given. */
  has(name: string): boolean;
}

export interface Tally {
  take(event: ParseEvent): void;
  /** Complete after the event `end`. */
  reports(): ChatReport[];
}

export function createTally(options: TallyOptions): Tally {
  const chats = new Map<number, ChatTally>();
  const chatOf = (number: number): ChatTally => {
    const known = chats.get(number);
    if (known) return known;
    const fresh = new ChatTally(options);
    chats.set(number, fresh);
    return fresh;
  };
  return {
    take(event) {
      if (event.kind === 'chat') chatOf(event.chat.chat).begin(event.chat);
      else if (event.kind === 'entries') for (const entry of event.entries) chatOf(event.chat).add(entry);
      else if (event.kind === 'end') for (const end of event.chats) chatOf(end.chat).finish(end);
    },
    reports: () => [...chats].sort(([a], [b]) => a - b).map(([, chat]) => chat.report()),
  };
}

const noTimes = { first: null, last: null, earliest: null, latest: null } as const;

const readings: readonly DateOrder[] = ['DMY', 'MDY', 'YMD'];

/** First, last, earliest, latest and direction of the times in one reading. Text is made at the end, not on the way. */
class Times {
  readonly #order: DateOrder;
  #first: EntryTime | null = null;
  #last: EntryTime | null = null;
  #earliest: EntryTime | null = null;
  #latest: EntryTime | null = null;
  #earliestMs = Number.POSITIVE_INFINITY;
  #latestMs = Number.NEGATIVE_INFINITY;
  #before = Number.NEGATIVE_INFINITY;
  #fields: PrintedTime['fields'] | null = null;
  #dayMs = 0;
  chronological = true;

  constructor(order: DateOrder) {
    this.#order = order;
  }

  add(time: EntryTime): void {
    const ms = this.#ms(time);
    this.#first ??= time;
    this.#last = time;
    if (ms < this.#before) this.chronological = false;
    this.#before = ms;
    if (ms < this.#earliestMs) {
      this.#earliest = time;
      this.#earliestMs = ms;
    }
    if (ms > this.#latestMs) {
      this.#latest = time;
      this.#latestMs = ms;
    }
  }

  /** The date is worked out once for the run of entries that share its fields. */
  #ms(time: EntryTime): number {
    if (time.kind !== 'printed') return timeMs(time, this.#order);
    const { fields, hour, minute, second } = time;
    const clockMs = (hour * 60 + minute) * 60_000 + (second ?? 0) * 1000;
    if (fields !== this.#fields) {
      this.#fields = fields;
      this.#dayMs = timeMs(time, this.#order) - clockMs;
    }
    return this.#dayMs + clockMs;
  }

  text() {
    const shown = (time: EntryTime | null): string | null => (time === null ? null : readTime(time, this.#order).text);
    return {
      first: shown(this.#first),
      last: shown(this.#last),
      earliest: shown(this.#earliest),
      latest: shown(this.#latest),
    };
  }
}

class ChatTally {
  readonly #has: (name: string) => boolean;
  readonly #senders = new Map<string, number>();
  readonly #kinds = new Map<string, number>();
  /** In the order of `readings`; one alone for formats whose dates are not in doubt. */
  #times: readonly Times[] = [new Times('DMY')];
  #threadPath: string | undefined;
  #title: string | null = null;
  #participants: readonly string[] = [];
  #end: ChatEnd | null = null;
  #entries = 0;
  #messages = 0;
  #notices = 0;
  #calls = 0;
  #byExporter = 0;
  #byOthers = 0;
  #omitted = 0;
  #attached = 0;
  #missing = 0;
  #edited = 0;
  #emptyBodies = 0;
  #multiLine = 0;
  #unsent = 0;
  #reactions = 0;

  constructor(options: TallyOptions) {
    this.#has = options.has;
  }

  begin(chat: { title: string | null; threadPath?: string; participants: readonly string[] }): void {
    this.#title = chat.title;
    this.#participants = chat.participants;
    if (chat.threadPath !== undefined) this.#threadPath = chat.threadPath;
  }

  finish(end: ChatEnd): void {
    this.#end = end;
    if (end.threadPath !== undefined) this.#threadPath = end.threadPath;
  }

  add(entry: Entry): void {
    this.#entries++;
    this.#kinds.set(entry.kind, (this.#kinds.get(entry.kind) ?? 0) + 1);
    if (entry.kind === 'system') this.#notices++;
    else if (entry.kind === 'call') this.#calls++;
    else {
      this.#messages++;
      const sender = entry.sender ?? '';
      this.#senders.set(sender, (this.#senders.get(sender) ?? 0) + 1);
      if (entry.kind === 'deleted' && !entry.flags.includes('unsent')) {
        if (entry.deletedBy === 'exporter') this.#byExporter++;
        else this.#byOthers++;
      }
      if (entry.kind === 'empty') this.#emptyBodies++;
    }
    if (entry.lines > 1) this.#multiLine++;
    if (entry.flags.length > 0) {
      if (entry.flags.includes('edited')) this.#edited++;
      if (entry.flags.includes('unsent')) this.#unsent++;
    }
    if (entry.reactions) this.#reactions += entry.reactions.length;
    if (entry.media)
      for (const media of entry.media) {
        if (media.state === 'omitted' || media.name === null) this.#omitted++;
        else if (this.#has(media.name)) this.#attached++;
        else this.#missing++;
      }
    if (entry.time !== null) this.#time(entry.time);
  }

  #time(time: EntryTime): void {
    // Until a printed time comes whose order is open, every reading is the same.
    if (this.#times.length === 1 && time.kind === 'printed') this.#times = readings.map((order) => new Times(order));
    for (const times of this.#times) times.add(time);
  }

  #timesIn(order: DateOrder): Times | undefined {
    return this.#times[readings.indexOf(order)] ?? this.#times[0];
  }

  report(): ChatReport {
    const end = this.#end;
    const finding = end?.dateOrder;
    const order = finding?.reading ?? 'DMY';
    const times = this.#timesIn(order);
    const open = finding?.value === 'AMBIGUOUS' || finding?.value === 'MIXED';
    const otherOrder = order === 'MDY' ? 'DMY' : 'MDY';
    const other = open ? this.#timesIn(otherOrder)?.text() : undefined;
    return {
      title: end?.title ?? this.#title,
      ...(this.#threadPath === undefined ? {} : { threadPath: this.#threadPath }),
      participants: end && end.participants.length > 0 ? end.participants : this.#participants,
      exporter: end?.exporter ?? null,
      entries: this.#entries,
      messages: this.#messages,
      notices: this.#notices,
      calls: this.#calls,
      senders: Object.fromEntries(this.#senders),
      kinds: Object.fromEntries(this.#kinds),
      ...(times?.text() ?? noTimes),
      chronological: times?.chronological ?? true,
      ...(finding
        ? {
            dateOrder: {
              value: finding.value,
              basis: finding.basis,
              ...(other ? { otherReading: { order: otherOrder, first: other.first, last: other.last } } : {}),
            },
          }
        : {}),
      deleted: { byExporter: this.#byExporter, byOthers: this.#byOthers },
      media: { omitted: this.#omitted, attached: this.#attached, missing: this.#missing },
      edited: this.#edited,
      polls: this.#kinds.get('poll') ?? 0,
      locations: (this.#kinds.get('location') ?? 0) + (this.#kinds.get('live-location') ?? 0),
      emptyBodies: this.#emptyBodies,
      multiLine: this.#multiLine,
      unsent: this.#unsent,
      reactions: this.#reactions,
      warnings: end?.warnings ?? [],
    };
  }
}
