/**
 * What was given: files, folders and zips, found and recognised, nothing stored. Shared by `inspect` and `import`,
 * so that both see the same files in the same order.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ChatFormat, type Sniff, sniff, sniffArchive } from '../formats/index.ts';
import { CandourError } from '../kernel/index.ts';
import { NameIndex, type Placed } from './names.ts';
import { Archive } from './sources-archive.ts';

/** One file named by a person or found in a folder they named. */
export interface GivenFile {
  /** As given; for a folder, the folder as given plus the path inside it. */
  readonly path: string;
  /** Where it lies now. */
  readonly absolute: string;
  readonly bytes: number;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** A file that holds a chat: on its own, or a member of a zip. */
export interface ChatFile {
  readonly given: GivenFile;
  readonly format: ChatFormat;
  readonly certainty: 'certain' | 'likely';
  readonly container: { readonly kind: 'zip'; readonly member: string; readonly members: number } | null;
  /** Bytes of the chat file itself. */
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
  /** Where a media reference of this chat lies in what was given, or null. */
  locate(name: string): Placed | null;
}

export type Surveyed =
  | { readonly outcome: 'chat'; readonly chat: ChatFile }
  | {
      readonly outcome: 'refused';
      readonly given: GivenFile;
      readonly format: string;
      readonly refusal: Refusal;
      readonly member: string | null;
      readonly members: number | null;
    }
  /** A picture, recording or document beside a chat. */
  | { readonly outcome: 'media'; readonly given: GivenFile; readonly label: string };

const headBytes = 64 * 1024;
const chunkBytes = 1 << 20;
/** Left by file systems, never part of an export. */
const litter = /(^|\/)(__MACOSX(\/|$)|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists the files behind the paths, folders walked in name order, links refused.
 * @throws CandourError NOT_FOUND for a path that is not there.
 */
export async function gather(paths: readonly string[]): Promise<{ files: GivenFile[]; refused: Surveyed[] }> {
  const files: GivenFile[] = [];
  const refused: Surveyed[] = [];
  const seen = new Set<string>();
  const visit = async (shown: string, absolute: string, found: boolean): Promise<void> => {
    const info = await lstat(absolute).catch((cause) => {
      throw new CandourError('NOT_FOUND', `${shown}: no such file or folder.`, {
        hint: 'Check the path; put names with blanks in quotation marks.',
        cause,
      });
    });
    if (info.isSymbolicLink()) {
      refused.push(
        refusedFile(
          { path: shown, absolute, bytes: 0 },
          'symbolic-link',
          'SYMBOLIC_LINK',
          `${shown} is a symbolic link; give the file it points to, so that the record says which bytes were read.`,
        ),
      );
      return;
    }
    if (info.isDirectory()) {
      const names = (await readdir(absolute)).sort();
      for (const name of names) {
        const child = `${shown.replace(/\/+$/, '')}/${name}`;
        if (!litter.test(child)) await visit(child, join(absolute, name), true);
      }
      return;
    }
    if (!info.isFile()) {
      refused.push(
        refusedFile(
          { path: shown, absolute, bytes: 0 },
          'special-file',
          'NOT_A_FILE',
          `${shown} is a device, pipe or socket, not a file.`,
        ),
      );
      return;
    }
    const real = found ? absolute : await realpath(absolute);
    if (seen.has(real)) return;
    seen.add(real);
    files.push({ path: shown, absolute, bytes: info.size });
  };
  for (const path of paths) await visit(path, path, false);
  return { files, refused };
}

/** Everything given, opened for recognising; `close` when done. */
export class Survey {
  readonly files: readonly GivenFile[];
  readonly #refused: readonly Surveyed[];
  readonly #archives = new Map<string, Archive | CandourError>();
  readonly #names = new NameIndex();

  private constructor(files: readonly GivenFile[], refused: readonly Surveyed[]) {
    this.files = files;
    this.#refused = refused;
  }

  static async ofPaths(paths: readonly string[]): Promise<Survey> {
    const { files, refused } = await gather(paths);
    return Survey.ofFiles(files, refused);
  }

  static async ofFiles(files: readonly GivenFile[], refused: readonly Surveyed[] = []): Promise<Survey> {
    const survey = new Survey(files, refused);
    for (const file of files) {
      if (await isZip(file)) {
        try {
          const archive = await Archive.open(file.absolute, file.path);
          survey.#archives.set(file.path, archive);
          for (const member of archive.members) survey.#names.add({ container: file.path, path: member.name });
        } catch (error) {
          if (!(error instanceof CandourError)) throw error;
          survey.#archives.set(file.path, error);
        }
      } else survey.#names.add({ container: null, path: file.path });
    }
    return survey;
  }

  archive(path: string): Archive | null {
    const archive = this.#archives.get(path);
    return archive instanceof Archive ? archive : null;
  }

  /** What each file is, in the order given. */
  async *surveyed(): AsyncGenerator<Surveyed> {
    yield* this.#refused;
    for (const given of this.files) {
      const archive = this.#archives.get(given.path);
      if (archive instanceof CandourError) {
        yield refusedFile(given, 'zip', archiveCode(archive), `${archive.message} ${archive.hint}`);
      } else if (archive) yield* this.#members(given, archive);
      else yield await this.#plain(given);
    }
  }

  close(): void {
    for (const archive of this.#archives.values()) if (archive instanceof Archive) archive.close();
  }

  async #plain(given: GivenFile): Promise<Surveyed> {
    if (given.bytes === 0) return refusedFile(given, 'empty', 'EMPTY_FILE', `${given.path} is empty (0 bytes).`);
    const head = await readHead(given.absolute);
    const found = sniff(head, given.path);
    if (found.kind === 'chat') return this.#chat(given, found, null);
    return notAChat(given, found, null, null, firstLine(head));
  }

  #chat(given: GivenFile, found: Extract<Sniff, { kind: 'chat' }>, member: string | null, archive?: Archive): Surveyed {
    const place: Placed =
      member === null ? { container: null, path: given.path } : { container: given.path, path: member };
    const bytes = archive?.members.find((m) => m.name === member)?.bytes ?? given.bytes;
    return {
      outcome: 'chat',
      chat: {
        given,
        format: found.format,
        certainty: found.certainty,
        container: archive && member !== null ? { kind: 'zip', member, members: archive.members.length } : null,
        bytes,
        open: () => (archive && member !== null ? archive.stream(member) : readChunks(given.absolute)),
        locate: (name) => this.#names.locate(place, name),
      },
    };
  }

  async *#members(given: GivenFile, archive: Archive): AsyncGenerator<Surveyed> {
    const members = archive.members.length;
    const whole = sniffArchive(archive.members.map((m) => m.name));
    if (whole && whole.kind === 'known') {
      yield notAChat(given, whole, null, members);
      return;
    }
    const locked = archive.members.find((m) => m.encrypted);
    if (locked) {
      yield refusedFile(
        given,
        'encrypted-zip',
        'ENCRYPTED_ARCHIVE',
        `${given.path} is an encrypted zip (${JSON.stringify(basename(locked.name))} needs a password). Open it with the password, keep both files, and import the opened one.`,
        null,
        members,
      );
      return;
    }
    let chats = 0;
    const aside: Surveyed[] = [];
    for (const member of archive.members) {
      if (litter.test(member.name) || !mayHoldChat.test(member.name)) continue;
      if (member.bytes === 0) {
        aside.push(
          refusedFile(
            given,
            'empty',
            'EMPTY_FILE',
            `${given.path}: the member ${JSON.stringify(member.name)} is empty (0 bytes).`,
            member.name,
            members,
          ),
        );
        continue;
      }
      let head: Uint8Array;
      try {
        head = await archive.head(member.name, headBytes);
      } catch (error) {
        if (!(error instanceof CandourError)) throw error;
        chats++;
        yield refusedFile(
          given,
          'zip',
          'DAMAGED_MEMBER',
          `${given.path}: ${error.message} ${error.hint}`,
          member.name,
          members,
        );
        continue;
      }
      const found = sniff(head, member.name);
      if (found.kind === 'chat') {
        chats++;
        yield this.#chat(given, found, member.name, archive);
      } else if (found.kind !== 'media') aside.push(notAChat(given, found, member.name, members, firstLine(head)));
    }
    if (chats > 0) {
      // Other documents beside a chat are its attachments; a chat file by name that is no chat must still be said.
      for (const item of aside)
        if (item.outcome === 'refused' && item.member !== null && chatByName.test(item.member)) yield item;
      return;
    }
    const first = aside[0];
    if (first) yield first;
    else {
      const inner = archive.members.filter((m) => /\.(zip|7z|rar|gz)$/i.test(m.name)).length;
      yield refusedFile(
        given,
        'zip',
        inner > 0 ? 'NESTED_ARCHIVE' : 'NO_CHAT_INSIDE',
        inner > 0
          ? `${given.path} holds no chat but ${inner} further archive(s); unpack it once and give the archives inside.`
          : `${given.path} is a zip with ${members} member(s), none of them a chat file that is known here.`,
        null,
        members,
      );
    }
  }
}

const mayHoldChat = /\.(txt|json|html?|xml|db|sqlite|rsmf)$|(^|\/)[^./]+$/i;
const chatByName = /(^|\/)(_chat\.txt|[^/]*WhatsApp[^/]*\.txt|message_\d+\.(json|html))$/i;

function refusedFile(
  given: GivenFile,
  format: string,
  code: string,
  message: string,
  member: string | null = null,
  members: number | null = null,
): Surveyed {
  return { outcome: 'refused', given, format, refusal: { code, message }, member, members };
}

function notAChat(
  given: GivenFile,
  found: Exclude<Sniff, { kind: 'chat' }>,
  member: string | null,
  members: number | null,
  quote: string | null = null,
): Surveyed {
  const name = member === null ? given.path : `${given.path}, member ${JSON.stringify(member)}`;
  switch (found.kind) {
    case 'media':
      return { outcome: 'media', given, label: found.label };
    case 'known':
      return refusedFile(
        given,
        found.format,
        'NOT_READ_YET',
        `${name}: ${found.why.startsWith('This is') ? '' : `${found.label}. `}${found.why}`,
        member,
        members,
      );
    case 'unknown':
      return refusedFile(
        given,
        'unknown',
        'NOT_RECOGNISED',
        `${name}: ${found.why}${quote === null ? '' : ` The first line not recognised is line ${quote}.`}`,
        member,
        members,
      );
  }
}

function archiveCode(error: CandourError): string {
  if (error.code === 'UNSAFE_ARCHIVE') return 'UNSAFE_ARCHIVE';
  if (error.code === 'LIMIT_EXCEEDED') return 'ZIP_BOMB';
  return 'DAMAGED_ARCHIVE';
}

async function isZip(file: GivenFile): Promise<boolean> {
  const head = await readHead(file.absolute, 4);
  return (
    head.length === 4 &&
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
  );
}

async function readHead(path: string, bytes = headBytes): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((cause) => {
    throw new CandourError('BAD_INPUT', `${path}: the file cannot be opened for reading.`, {
      hint: 'Check its permissions.',
      cause,
    });
  });
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A file in chunks of 1 MiB. */
export function readChunks(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: chunkBytes });
}

/** SHA-256 of a file, lower-case hex; `onBytes` is told how far it is. */
export async function hashFile(path: string, onBytes?: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of readChunks(path)) {
    hash.update(chunk);
    bytes += chunk.length;
    onBytes?.(bytes);
  }
  return hash.digest('hex');
}

/** The first line with something on it, quoted with its number; null for what is not text. */
function firstLine(head: Uint8Array): string | null {
  const text = Buffer.from(head).toString('utf8');
  // Control characters other than tab, line ends and form feed: not text.
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text) || text.includes('\ufffd'.repeat(3))) return null;
  const lines = text.split(/\r\n|\r|\n/);
  const index = lines.findIndex((line) => line.trim() !== '');
  return index < 0 ? null : `${index + 1}: ${JSON.stringify((lines[index] ?? '').slice(0, 200))}`;
}
