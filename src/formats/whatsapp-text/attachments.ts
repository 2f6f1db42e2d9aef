/** Files that a body names: `<attached: FILE>` (iOS) and `FILE (file attached)` (Android), with the caption around them. */

import type { MediaRef } from '../entry.ts';
import { stripMarks } from './marks.ts';
import { isAttachedNote, isAttachedWord } from './match.ts';
import { isAppMediaName, looksLikeFileName, mediaKindOf } from './media-name.ts';

export interface Attachments {
  readonly media: readonly MediaRef[];
  /** The text without the attachment markers. */
  readonly caption: string;
  readonly marked: boolean;
}

const IN_ANGLES = /([\u200e\u200f]?)<([^<>:\n]{2,40}?)[ \u00a0\u202f]?:[ \u00a0]?([^<>\n]+?)>/g;
const IN_PARENTHESES = /^([\u200e\u200f]*)(\S.*?) ?\(([^()\n]{3,40})\)[\s\u200e\u200f]*$/;

/**
 * The files a body names. Without the app's mark only a whole first line counts, so that a marker quoted among other
 * words stays text.
 */
export function attachmentsIn(text: string, lineMarked: boolean): Attachments | null {
  return inAngles(text, lineMarked) ?? inParentheses(text);
}

function inAngles(text: string, lineMarked: boolean): Attachments | null {
  if (!text.includes('<')) return null;
  const media: MediaRef[] = [];
  let caption = '';
  let end = 0;
  let marked = false;
  for (const match of text.matchAll(IN_ANGLES)) {
    const [whole, mark = '', word = '', rawName = ''] = match;
    const name = stripMarks(rawName).trim();
    if (!isAttachedWord(word) && !isAppMediaName(name)) continue;
    const own = mark !== '' || lineMarked;
    if (!own && !isFirstLine(text, match.index, whole.length)) continue;
    marked ||= own;
    media.push({ kind: mediaKindOf(name), name, state: 'named' });
    caption += text.slice(end, match.index);
    end = match.index + whole.length;
  }
  return media.length === 0 ? null : { media, caption: caption + text.slice(end), marked };
}

function isFirstLine(text: string, index: number, length: number): boolean {
  const lineEnd = text.indexOf('\n');
  const after = text.slice(index + length, lineEnd < 0 ? text.length : lineEnd);
  return stripMarks(text.slice(0, index)).trim() === '' && stripMarks(after).trim() === '';
}

function inParentheses(text: string): Attachments | null {
  const lineEnd = text.indexOf('\n');
  const first = lineEnd < 0 ? text : text.slice(0, lineEnd);
  const match = IN_PARENTHESES.exec(first);
  if (!match) return null;
  const [, mark = '', rawName = '', words = ''] = match;
  const name = stripMarks(rawName).trim();
  const marked = mark !== '';
  const known = isAttachedNote(words) && (marked || looksLikeFileName(name));
  if (!known && !isAppMediaName(name)) return null;
  return {
    media: [{ kind: mediaKindOf(name), name, state: 'named' }],
    caption: lineEnd < 0 ? '' : text.slice(lineEnd + 1),
    marked,
  };
}
