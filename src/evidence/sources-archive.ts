/**
 * Zip archives, read with suspicion: limits, unsafe names, links, double names, damaged members (docs/threat-model.md).
 * Nothing is ever unpacked to a path taken from the archive.
 */

import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { CandourError } from '../kernel/index.ts';

/** What an archive may hold. Far above any phone export, far below what would hurt the machine. */
export interface ArchiveLimits {
  readonly members: number;
  /** Sum of the unpacked sizes, bytes. */
  readonly unpackedBytes: number;
  /** A member larger than `ratioFrom` unpacked may not be more than `ratio` times its packed size. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const archiveLimits: ArchiveLimits = {
  members: 500_000,
  unpackedBytes: 256 * 2 ** 30,
  ratio: 200,
  ratioFrom: 64 * 2 ** 20,
};

export interface ArchiveMember {
  /** Path inside the archive, `/` between parts. */
  readonly name: string;
  readonly bytes: number;
  readonly encrypted: boolean;
}

const symbolicLink = 0o120000;
const fileTypeMask = 0o170000;

/** An opened zip: its members, and each member's bytes checked against size and CRC-32. */
export class Archive {
  readonly path: string;
  readonly members: readonly ArchiveMember[];
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;

  private constructor(path: string, zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.path = path;
    this.#zip = zip;
    this.#entries = entries;
    this.members = [...entries].map(([name, entry]) => ({
      name,
      bytes: entry.uncompressedSize,
      encrypted: entry.isEncrypted(),
    }));
  }

  /**
   * Reads the central directory and refuses what is unsafe.
   * @throws CandourError BAD_INPUT (truncated, damaged), UNSAFE_ARCHIVE, LIMIT_EXCEEDED
   */
  static async open(path: string, shown: string, limits: ArchiveLimits = archiveLimits): Promise<Archive> {
    let zip: yauzl.ZipFile;
    try {
      zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
    } catch (cause) {
      throw new CandourError('BAD_INPUT', `${shown}: the archive is cut off or damaged (${words(cause)}).`, {
        hint: 'Copy the file from its source again and compare sizes; a zip cut off in transfer has lost its directory at the end.',
        cause,
      });
    }
    try {
      const entries = await readDirectory(zip, shown, limits);
      return new Archive(path, zip, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The member's bytes, refused at the end when its size or CRC-32 is not what the directory says. */
  async *stream(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry) throw new CandourError('NOT_FOUND', `${name}: no such member in the archive.`);
    if (entry.isEncrypted()) throw new CandourError('BAD_INPUT', `${name}: this member is encrypted.`);
    let sum = 0;
    let bytes = 0;
    try {
      const stream = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        const part = chunk as Buffer;
        sum = crc32(part, sum);
        bytes += part.length;
        yield part;
      }
    } catch (cause) {
      if (cause instanceof CandourError) throw cause;
      throw new CandourError('BAD_INPUT', `${name}: this member is damaged after ${bytes} bytes (${words(cause)}).`, {
        hint: 'Obtain the archive again; the members before this one can be read.',
        cause,
      });
    }
    if (sum >>> 0 !== entry.crc32 >>> 0)
      throw new CandourError('BAD_INPUT', `${name}: the member's checksum is not the one in the archive's directory.`, {
        hint: 'The archive was damaged or altered; obtain it again.',
      });
  }

  /** First bytes of a member, for recognising it. A damaged member gives what it has. */
  async head(name: string, bytes: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const part of this.stream(name)) {
        parts.push(part);
        length += part.length;
        if (length >= bytes) break;
      }
    } catch (error) {
      if (parts.length === 0) throw error;
    }
    return Buffer.concat(parts).subarray(0, bytes);
  }

  close(): void {
    this.#zip.close();
  }
}

async function readDirectory(
  zip: yauzl.ZipFile,
  shown: string,
  limits: ArchiveLimits,
): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.members)
    throw new CandourError('LIMIT_EXCEEDED', `${shown}: ${zip.entryCount} members; the limit is ${limits.members}.`);
  const entries = new Map<string, yauzl.Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = decodeName(entry);
      if (name.endsWith('/')) continue;
      refuseUnsafe(shown, name, entry);
      if (entries.has(name))
        throw new CandourError(
          'UNSAFE_ARCHIVE',
          `${shown}: two members are both named ${JSON.stringify(name)}; which one is shown would depend on the program.`,
        );
      unpacked += entry.uncompressedSize;
      const packed = Math.max(1, entry.compressedSize);
      if (entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize / packed > limits.ratio)
        throw new CandourError(
          'LIMIT_EXCEEDED',
          `${shown}: ${JSON.stringify(name)} unpacks to ${entry.uncompressedSize} bytes from ${packed}; that is a zip bomb or made to look like one.`,
        );
      if (unpacked > limits.unpackedBytes)
        throw new CandourError(
          'LIMIT_EXCEEDED',
          `${shown}: the members unpack to more than ${limits.unpackedBytes} bytes.`,
        );
      entries.set(name, entry);
    }
  } catch (cause) {
    if (cause instanceof CandourError) throw cause;
    throw new CandourError('BAD_INPUT', `${shown}: the archive's directory is damaged (${words(cause)}).`, { cause });
  }
  return entries;
}

function refuseUnsafe(shown: string, name: string, entry: yauzl.Entry): void {
  const unsafe = yauzl.validateFileName(name);
  if (unsafe != null)
    throw new CandourError(
      'UNSAFE_ARCHIVE',
      `${shown}: the member name ${JSON.stringify(name)} leaves the archive's folder.`,
    );
  const madeByUnix = entry.versionMadeBy >>> 8 === 3;
  const mode = (entry.externalFileAttributes >>> 16) & fileTypeMask;
  if (madeByUnix && mode === symbolicLink)
    throw new CandourError('UNSAFE_ARCHIVE', `${shown}: the member ${JSON.stringify(name)} is a symbolic link.`);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Phones often write UTF-8 names without the flag that says so; only what is not valid UTF-8 is read as CP437's Latin part. */
function decodeName(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw ?? Buffer.from(entry.fileName);
  try {
    return strictUtf8.decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}

function words(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/\s+/g, ' ').slice(0, 120) : 'unknown reason';
}
