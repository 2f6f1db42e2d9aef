/** Recognises what an archive is from the names of its members alone. */
import type { Sniff } from './entry.ts';
import { known } from './known-formats.ts';
import { cueInPath, platformOf } from './messenger-json/platform.ts';

const THREAD =
  /(^|\/)messages\/(inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)\/[^/]+\/message_\d+\.(json|html?)$/iu;
const LITTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/u;

/**
 * What an archive with these members is, or null where the names do not tell. A `chat` answer names the format of
 * the chats in it; each member is still recognised on its own.
 */
export function sniffArchive(memberNames: readonly string[]): Sniff | null {
  const names = memberNames.map((name) => name.replaceAll('\\', '/')).filter((name) => !LITTER.test(name));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^report\.xml$/iu) && has(/^files\//iu)) {
    return known('ufdr');
  }
  if (has(/^rsmf_manifest\.json$/iu) || has(/\.rsmf$/iu)) {
    return known('rsmf');
  }
  if (has(/(^|\/)manifest\.(db|mbdb)$/iu) && has(/(^|\/)(info|manifest|status)\.plist$/iu)) {
    return known('ios-backup');
  }
  if (has(/^\[Content_Types\]\.xml$/u) && has(/^(word|xl|ppt)\//u)) {
    return { kind: 'media', label: 'document (Office)' };
  }
  return chatsIn(names, has);
}

function chatsIn(names: readonly string[], has: (pattern: RegExp) => boolean): Sniff | null {
  const threads = names.filter((name) => THREAD.test(name));
  if (threads.some((name) => /\.json$/iu.test(name))) {
    const told = platformOf(names.flatMap((name) => cueInPath(name) ?? []));
    const certainty = told?.certain === true ? 'certain' : 'likely';
    return { kind: 'chat', format: told?.platform === 'instagram' ? 'instagram-json' : 'messenger-json', certainty };
  }
  if (threads.length > 0 || has(/(^|\/)html\/messages\.html?$/iu)) {
    return { kind: 'chat', format: 'messenger-html', certainty: 'certain' };
  }
  if (has(/(^|\/)_chat\.txt$/u) || has(/(^|\/)[^/]*WhatsApp[^/]*\.txt$/iu)) {
    return { kind: 'chat', format: 'whatsapp-text', certainty: 'certain' };
  }
  if (has(/^([^/]+\/)?messages\/[^/]+_\d+\.json$/u)) {
    return { kind: 'chat', format: 'messenger-e2ee-json', certainty: 'likely' };
  }
  if (has(/^([^/]+\/)?result\.json$/u)) {
    return known('telegram-json');
  }
  if (has(/(^|\/)messages\d*\.html$/u) && has(/(^|\/)css\/style\.css$/u)) {
    return known('telegram-html');
  }
  if (has(/(^|\/)your_(facebook|instagram)_activity\//iu)) {
    return known('meta-download-part');
  }
  return null;
}
