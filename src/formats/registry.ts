/** The one list of parsers: a format that is read has an entry here, or this does not compile. */
import type { ChatFormat, Parser } from './entry.ts';
import { parseInstagramJson } from './instagram-json/index.ts';
import { parseMessengerE2eeJson } from './messenger-e2ee-json/index.ts';
import { parseMessengerHtml } from './messenger-html/index.ts';
import { parseMessengerJson } from './messenger-json/index.ts';
import { parseWhatsAppText } from './whatsapp-text/index.ts';

const parsers: Readonly<Record<ChatFormat, Parser>> = {
  'whatsapp-text': parseWhatsAppText,
  'messenger-json': parseMessengerJson,
  'messenger-e2ee-json': parseMessengerE2eeJson,
  'messenger-html': parseMessengerHtml,
  'instagram-json': parseInstagramJson,
};

/** The parser of a format. */
export function parserFor(format: ChatFormat): Parser {
  return parsers[format];
}
