export { parseWhatsAppText } from './parse.ts';
export { looksLikeWhatsAppText, type WhatsAppTextShape } from './sniff.ts';
