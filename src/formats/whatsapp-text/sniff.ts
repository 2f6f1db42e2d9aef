/** Whether bytes look like a WhatsApp text export. The shape alone proves nothing: other programs print it too. */

import { readHeader } from './header.ts';
import { emptyHeader } from './header-fields.ts';

/** Bytes that tell the encoding. */
export const HEAD_BYTES = 1024;
const LINES_ASKED = 100;

interface WhatsAppTextShape {
  /** Lines among the first hundred that hold something which start with a date and time as WhatsApp prints them. */
  readonly headers: number;
  readonly lines: number;
}

/** How many of the first hundred non-empty lines of `head` are entry headers. A line cut off by the end counts. */
export function looksLikeWhatsAppText(head: Uint8Array): WhatsAppTextShape {
  const header = emptyHeader();
  let headers = 0;
  let lines = 0;
  let start = 0;
  while (start < head.length && lines < LINES_ASKED) {
    let end = start;
    while (end < head.length && head[end] !== 0x0a && head[end] !== 0x0d) end++;
    if (end > start) {
      lines++;
      if (readHeader(head, start, end, header)) headers++;
    }
    start = end + 1;
  }
  return { headers, lines };
}

/** UTF-16 by its byte order mark, or by a zero in every other byte of text. */
export function isUtf16(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const asked = Math.min(head.length, HEAD_BYTES) & ~1;
  if (asked < 8) return false;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < asked; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const pairs = asked / 2;
  return (even > pairs * 0.6 && odd < pairs * 0.1) || (odd > pairs * 0.6 && even < pairs * 0.1);
}
