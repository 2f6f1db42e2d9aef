/** What a conversation is called. Pure. */

import type { CopyTable } from '../evidence/index.ts';

export function platformOf(format: string): string {
  if (format.startsWith('whatsapp')) return 'whatsapp';
  return format.startsWith('instagram') ? 'instagram' : 'messenger';
}

/** The chat's own title; else the people in it, the one who exported left out; else words that say there is none. */
export function conversationTitle(copy: Pick<CopyTable, 'title' | 'participants' | 'exporter'>): string {
  const title = copy.title?.trim();
  if (title !== undefined && title !== '') return title;
  const listed: unknown = JSON.parse(copy.participants);
  const names = Array.isArray(listed)
    ? listed.filter((name) => typeof name === 'string' && name !== copy.exporter)
    : [];
  return names.length > 0 ? names.slice(0, 6).join(', ') : 'Chat without a title';
}
