/**
 * Says what a file is from its first bytes and its name. The bytes decide; the name helps among shapes that two
 * applications share. Nothing that is known may come out as unknown, and no chat is called certain on a shape alone
 * that others use as well.
 */
import type { Sniff } from './entry.ts';
import { known } from './known-formats.ts';
import { sniffBinary } from './recognise-binary.ts';
import { sniffJson } from './recognise-json.ts';
import { sniffPage } from './recognise-page.ts';
import { looksLikeWhatsAppText } from './whatsapp-text/index.ts';
import { isUtf16 } from './whatsapp-text/sniff.ts';

export { sniffArchive } from './recognise-archive.ts';

const lenient = new TextDecoder('utf-8');

/**
 * `head`: the first bytes (64 KB are enough, less is tolerated). `name`: the path as given or in its archive.
 * Certain: the bytes or the path in a download prove the format. Likely: another application uses the same shape.
 */
export function sniff(head: Uint8Array, name: string): Sniff {
  if (head.length === 0) {
    return { kind: 'unknown', why: 'The file is empty.' };
  }
  const binary = sniffBinary(head, name);
  if (binary !== null) {
    return binary;
  }
  if (isUtf16(head)) {
    return known('utf-16-text');
  }
  if (isBinary(head)) {
    return { kind: 'unknown', why: 'The file is binary and of no known kind.' };
  }
  return sniffText(head, lenient.decode(head), name);
}

function sniffText(head: Uint8Array, text: string, name: string): Sniff {
  const body = text.replace(/^[\ufeff\s]+/u, '');
  if (body === '') {
    return { kind: 'unknown', why: 'The file holds nothing but blanks.' };
  }
  if (body.startsWith('{')) {
    return sniffJson(head, text, name);
  }
  if (body.startsWith('<')) {
    const page = sniffPage(body, name);
    if (page.kind !== 'unknown') {
      return page;
    }
    return sniffLines(head, body, name) ?? page;
  }
  return (
    sniffLines(head, body, name) ?? {
      kind: 'unknown',
      why: body.startsWith('[')
        ? 'The file is neither a chat export (no line begins with a date and time) nor JSON of a known shape.'
        : 'The file is text, but no line begins as a message of a known chat export does.',
    }
  );
}

const SIGNAL_LINE = /^\[\d{4}-\d{2}-\d{2},? \d{2}:\d{2}\] [^:]+: /u;
const LINES_ASKED = 100;
const ENOUGH = 0.5;

function sniffLines(head: Uint8Array, text: string, name: string): Sniff | null {
  if (/^BEGIN:VCARD/iu.test(text)) {
    return { kind: 'media', label: 'contact card (vCard)' };
  }
  if (/^BEGIN:VCALENDAR/iu.test(text)) {
    return { kind: 'media', label: 'calendar entry (iCalendar)' };
  }
  if (/^X-RSMF-Version:/imu.test(text.slice(0, 20_000))) {
    return known('rsmf');
  }
  const { headers, lines } = looksLikeWhatsAppText(head);
  const exportName = /(^|\/)(_chat\.txt|[^/]*whatsapp[^/]*\.txt)$/iu.test(name);
  const signal = text.split('\n', LINES_ASKED).filter((line) => SIGNAL_LINE.test(line)).length;
  if (signal > 0 && signal >= headers * ENOUGH && !exportName) {
    // Dumps made from Signal use this shape; so could a WhatsApp export that somebody edited.
    return /signal/iu.test(name) || headers === 0
      ? known('signal-text')
      : { kind: 'chat', format: 'whatsapp-text', certainty: 'likely' };
  }
  if (headers > 0) {
    const certain = exportName || headers >= lines * ENOUGH;
    return { kind: 'chat', format: 'whatsapp-text', certainty: certain ? 'certain' : 'likely' };
  }
  return null;
}

/** Control characters that no text holds; a few stray ones are tolerated, because damaged exports have them. */
function isBinary(head: Uint8Array): boolean {
  let odd = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) {
      odd += 1;
    }
  }
  return odd > head.length * 0.02 || (head.length > 0 && odd === head.length);
}
