/**
 * Names before the colon, decoded once for each spelling. Every message of a chat repeats one of a few names, so they
 * are looked up by their bytes.
 */

import { shownName } from '../shown-text.ts';
import { decode } from './decode.ts';
import { noticeOf, opensNotice } from './match.ts';

export interface Sender {
  readonly bytes: Uint8Array;
  /** As shown; null where nothing visible stands before the colon. */
  readonly name: string | null;
  /** Length in UTF-16 units. */
  readonly units: number;
  /** U+FFFD is in it: bytes that are no UTF-8, perhaps. */
  readonly doubtful: boolean;
  /** The words before the colon begin a notice that has a colon inside. */
  readonly opensNotice: boolean;
}

/** A colon further from the header than this belongs to no name. */
const NAME_BYTES = 600;
const COLON = 0x3a;
const BLANK = 0x20;
const KEPT = 4096;
/** Slots, less one, of the table that is asked first. */
const RECENT = 1023;

export class Senders {
  private readonly known = new Map<number, Sender[]>();
  private readonly recent: (Sender | undefined)[] = new Array(RECENT + 1).fill(undefined);
  private count = 0;

  /**
   * The sender that ends at the first `: ` from `from`, or at a colon that closes the line. Null: there is none.
   * `bodyStart` then tells where the body starts.
   */
  find(bytes: Buffer, from: number, to: number): Sender | null {
    const limit = to - from > NAME_BYTES ? from + NAME_BYTES : to;
    let hash = 0;
    for (let at = from; at < limit; at++) {
      const byte = bytes[at] as number;
      if (byte === COLON && bytes[at + 1] === BLANK) {
        if (at + 1 >= to) break;
        this.bodyStart = at + 2;
        const recent = this.recent[hash & RECENT];
        if (recent !== undefined && same(recent.bytes, bytes, from, at)) return recent;
        return this.named(bytes, from, at, hash);
      }
      hash = ((hash << 5) - hash + byte) | 0;
    }
    return limit === to ? this.atLineEnd(bytes, from, to) : null;
  }

  bodyStart = 0;

  /** `Name:` with nothing after it: the blank was lost, the body is empty. */
  private atLineEnd(bytes: Buffer, from: number, to: number): Sender | null {
    let at = to;
    while (at > from && (bytes[at - 1] === BLANK || bytes[at - 1] === 0x09)) at--;
    if (at - 1 <= from || bytes[at - 1] !== COLON) return null;
    // `Anna changed the subject to Lunch:` has no name in front either.
    if (noticeOf(decode(bytes, from, at)) !== undefined) return null;
    this.bodyStart = to;
    return this.named(bytes, from, at - 1, hashOf(bytes, from, at - 1));
  }

  private named(bytes: Buffer, from: number, to: number, hash: number): Sender {
    const sender = this.looked(bytes, from, to, hash);
    this.recent[hash & RECENT] = sender;
    return sender;
  }

  private looked(bytes: Buffer, from: number, to: number, hash: number): Sender {
    const alike = this.known.get(hash);
    if (alike !== undefined) {
      for (const sender of alike) if (same(sender.bytes, bytes, from, to)) return sender;
    }
    const raw = decode(bytes, from, to);
    const sender: Sender = {
      bytes: Uint8Array.prototype.slice.call(bytes, from, to),
      name: shownName(raw),
      units: raw.length,
      doubtful: raw.includes('\ufffd'),
      opensNotice: opensNotice(raw),
    };
    if (this.count >= KEPT) {
      this.known.clear();
      this.count = 0;
    }
    this.count++;
    const list = this.known.get(hash);
    if (list) list.push(sender);
    else this.known.set(hash, [sender]);
    return sender;
  }
}

/** As `find` computes it on its way. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = ((hash << 5) - hash + (bytes[i] as number)) | 0;
  return hash;
}

function same(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (known.length !== length) return false;
  for (let i = 0; i < length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}
