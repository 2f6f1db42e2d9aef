export { parseWhatsAppText } from './parse.ts';
export { looksLikeWhatsAppText } from './sniff.ts';
