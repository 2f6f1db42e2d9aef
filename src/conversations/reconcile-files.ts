/** Copies of one chat given as files: each path is one copy (a file, an archive, a folder). Nothing is stored. */

import { type ChatFile, Survey } from '../evidence/index.ts';
import { type ChatEnd, type DateOrder, type ParseEvent, parserFor } from '../formats/index.ts';
import { CandourError } from '../kernel/index.ts';
import { align, COPIES_AT_MOST } from './alignment/align.ts';
import type { CopySource } from './alignment/model.ts';
import type { ReconciliationReport } from './alignment/report.ts';
import { reportOf } from './alignment/reporting.ts';
import { type CopyTrack, Interner, TrackBuilder } from './alignment/track.ts';

export interface ReconcileOptions {
  /** IANA zone of the exporting phone, by path as given. */
  readonly zones?: Readonly<Record<string, string>>;
  /** UTC milliseconds of the reading clock. */
  readonly now: number;
  onProgress?(done: { readonly path: string; readonly step: 'reading' | 'aligning' }): void;
}

/**
 * Reads and aligns the copies.
 * @throws CandourError BAD_USAGE for fewer than two paths; BAD_INPUT for a path that holds no chat or several
 */
export async function reconcileFiles(
  paths: readonly string[],
  options: ReconcileOptions,
): Promise<ReconciliationReport> {
  const tracks = await readCopies(paths, options);
  options.onProgress?.({ path: '', step: 'aligning' });
  return reportOf(align(tracks), tracks);
}

async function readCopies(paths: readonly string[], options: ReconcileOptions): Promise<CopyTrack[]> {
  if (paths.length < 2)
    throw new CandourError('BAD_USAGE', 'Give at least two copies: one path is nothing to compare.', {
      hint: 'candour reconcile FIRST.zip SECOND.txt; each path is one copy.',
    });
  if (paths.length > COPIES_AT_MOST)
    throw new CandourError(
      'LIMIT_EXCEEDED',
      `${paths.length} copies are more than the ${COPIES_AT_MOST} that are aligned at once.`,
    );
  const interner = new Interner();
  const tracks: CopyTrack[] = [];
  for (const path of paths) {
    options.onProgress?.({ path, step: 'reading' });
    tracks.push(await readCopy(path, interner, options));
  }
  return tracks;
}

async function readCopy(path: string, interner: Interner, options: ReconcileOptions): Promise<CopyTrack> {
  const survey = await Survey.ofPaths([path]);
  try {
    const files: ChatFile[] = [];
    for await (const item of survey.surveyed()) if (item.outcome === 'chat') files.push(item.chat);
    const [only] = files;
    if (only === undefined) throw await noChat(path, survey);
    const reading = new CopyReading(path, interner, options);
    if (files.length === 1) return await reading.oneFile(only);
    return await reading.severalFiles(files);
  } finally {
    survey.close();
  }
}

/** One part of a chat: where it is, and what its end told. */
interface Part {
  readonly file: ChatFile;
  readonly chat: number;
  readonly end: ChatEnd;
}

class CopyReading {
  readonly #path: string;
  readonly #interner: Interner;
  readonly #options: ReconcileOptions;

  constructor(path: string, interner: Interner, options: ReconcileOptions) {
    this.#path = path;
    this.#interner = interner;
    this.#options = options;
  }

  /** A file with one chat is read once: the builder keeps every order of its dates until the end decides. */
  async oneFile(file: ChatFile): Promise<CopyTrack> {
    const builder = new TrackBuilder(this.#source(file, []), this.#interner);
    for await (const event of this.#events(file)) {
      if (event.kind === 'entries' && event.chat === 0) for (const entry of event.entries) builder.add(entry);
      if (event.kind !== 'end') continue;
      if (event.chats.length !== 1) this.#refuse(event.chats.map((chat) => chat.title));
      return builder.build(this.#source(file, event.chats));
    }
    throw new CandourError('INTERNAL', `${file.given.path} was read and had no end.`);
  }

  /** Parts of one thread, or several chats: the ends are looked at first. */
  async severalFiles(files: readonly ChatFile[]): Promise<CopyTrack> {
    const threads = new Map<string, Part[]>();
    for (const file of files) {
      for await (const event of this.#events(file)) {
        if (event.kind !== 'end') continue;
        for (const end of event.chats) {
          const key = end.threadPath ?? `${file.container?.member ?? file.given.path} ${end.chat}`;
          threads.set(key, [...(threads.get(key) ?? []), { file, chat: end.chat, end }]);
        }
      }
    }
    const [parts] = threads.values();
    const [first] = parts ?? [];
    if (parts === undefined || first === undefined || threads.size > 1)
      this.#refuse([...threads.values()].map((thread) => thread[0]?.end.title ?? null));
    const builder = new TrackBuilder(
      this.#source(
        first.file,
        parts.map((part) => part.end),
      ),
      this.#interner,
    );
    for (const [i, part] of parts.entries()) {
      if (i > 0) builder.nextPart();
      for await (const event of this.#events(part.file))
        if (event.kind === 'entries' && event.chat === part.chat) for (const entry of event.entries) builder.add(entry);
    }
    return builder.build();
  }

  #events(file: ChatFile): AsyncGenerator<ParseEvent> {
    const name = file.container === null ? file.given.path : `${file.given.path}/${file.container.member}`;
    return parserFor(file.format)(file.open(), { name, now: this.#options.now });
  }

  #source(file: ChatFile, ends: readonly ChatEnd[]): CopySource {
    return {
      label: this.#path,
      format: file.format,
      title: ends.find((end) => end.title !== null)?.title ?? null,
      exporter: ends.find((end) => end.exporter !== null)?.exporter ?? null,
      dateOrder: decidedOrder(this.#path, ends),
      zone: this.#options.zones?.[this.#path] ?? null,
    };
  }

  #refuse(titles: readonly (string | null)[]): never {
    if (titles.length === 0) throw new CandourError('BAD_INPUT', `${this.#path} holds no message that can be read.`);
    const shown = titles.slice(0, 5).map((title) => JSON.stringify(title ?? 'no title'));
    throw new CandourError(
      'BAD_INPUT',
      `${this.#path} holds ${titles.length} chats: ${shown.join(', ')}${titles.length > 5 ? '…' : ''}.`,
      {
        hint: 'Give the file or folder of one chat: each path is one copy of the same chat.',
      },
    );
  }
}

/** null: the file leaves the order open, and the alignment may prove it. */
function decidedOrder(path: string, ends: readonly ChatEnd[]): DateOrder | null {
  for (const { dateOrder } of ends) {
    if (dateOrder === undefined) continue;
    if (dateOrder.value === 'AMBIGUOUS') return null;
    if (dateOrder.value === 'MIXED')
      throw new CandourError(
        'BAD_INPUT',
        `${path}: lines of this file print dates in different orders; it was put together or damaged.`,
        {
          hint: 'Look at it with candour inspect; align the parts that belong together as files of their own.',
        },
      );
    return dateOrder.reading;
  }
  return 'DMY';
}

async function noChat(path: string, survey: Survey): Promise<CandourError> {
  for await (const item of survey.surveyed()) {
    if (item.outcome === 'refused') return new CandourError('BAD_INPUT', item.refusal.message);
    if (item.outcome === 'media') return new CandourError('BAD_INPUT', `${path} is ${item.label}, not a chat.`);
  }
  return new CandourError('BAD_INPUT', `There is no chat in ${path}.`, {
    hint: 'Give the exported file, archive or folder.',
  });
}
