/** Recognises JSON files from their beginning: any order of keys, long lists before the telling ones, a mark in front. */
import type { Sniff } from './entry.ts';
import { JsonWalk } from './json-stream.ts';
import { known } from './known-formats.ts';
import { type Cue, cueInPath, cuesInText, platformOf } from './messenger-json/platform.ts';

/** Files of a Facebook or Instagram download that are no threads, by name. */
const PART_NAMES =
  /(^|\/)(autofill_information|secret_groups|support_messages|messenger_[a-z_'’]+|your_[a-z_'’,&-]+|community_chats_settings|followers_\d+|following|liked_posts|liked_comments|posts_\d+|stories|profile_information|chat_settings[a-z_]*|information_about_[a-z_]+|reported_conversations|use_cases)\.json$/iu;
/** The name of a thread's part: it speaks where the first message alone is longer than what was read. */
const THREAD_NAME = /(^|\/)message_\d+\.json$/iu;
const SECRET = /(^|\/)secret_conversations\.(json|html?)$/iu;
const DOWNLOAD = /(^|\/)your_(facebook|instagram)_activity\//iu;

interface Outline {
  /** Keys of the top object met so far. */
  readonly keys: ReadonlySet<string>;
  /** Keys of the first whole elements of `messages`. */
  readonly messageKeys: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, unknown>;
  readonly broken: boolean;
}

const ELEMENTS_READ = 5;

/** What the beginning of a file that starts with a brace is. */
export function sniffJson(head: Uint8Array, text: string, name: string): Sniff {
  const outline = outlineOf(head);
  const { keys, messageKeys, values } = outline;
  const said = (key: string): boolean => keys.has(key) || new RegExp(`"${key}"\\s*:`, 'u').test(text);
  if (SECRET.test(name)) {
    return known('meta-secret-conversations');
  }
  if (messageKeys.has('senderName') || (messageKeys.size === 0 && /"senderName"\s*:/u.test(text))) {
    return { kind: 'chat', format: 'messenger-e2ee-json', certainty: said('threadName') ? 'certain' : 'likely' };
  }
  if (isMetaThread(outline, text) || (THREAD_NAME.test(name) && keys.has('messages') && messageKeys.size === 0)) {
    return metaThread(text, name);
  }
  if (keys.has('threadName') && keys.has('participants') && keys.has('messages')) {
    return { kind: 'chat', format: 'messenger-e2ee-json', certainty: 'certain' };
  }
  if (keys.has('@context') || said('@graph')) {
    return /uco-|case-investigation|unifiedcyberontology|caseontology/u.test(text)
      ? known('case-uco')
      : { kind: 'unknown', why: 'The file is linked data (JSON-LD) without messages of a known kind.' };
  }
  if (isTelegram(outline, text)) {
    return known('telegram-json');
  }
  if (/(^|\/)rsmf_manifest\.json$/iu.test(name) || (said('events') && said('conversations') && values.has('version'))) {
    return known('rsmf');
  }
  if (PART_NAMES.test(name) || DOWNLOAD.test(name) || [...keys].some((key) => /^[a-z_]+_v\d$/u.test(key))) {
    return known('meta-download-part');
  }
  return {
    kind: 'unknown',
    why: outline.broken
      ? 'The file begins like JSON but is not whole JSON, and no known message thread shows in its beginning.'
      : 'The file is JSON, but not a message thread of a known shape.',
  };
}

function outlineOf(head: Uint8Array): Outline {
  const keys = new Set<string>();
  const messageKeys = new Set<string>();
  const values = new Map<string, unknown>();
  const walk = new JsonWalk('messages');
  let elements = 0;
  for (const piece of walk.push(head)) {
    if (piece.kind === 'array') {
      keys.add('messages');
    } else if (piece.kind === 'member' && piece.key !== null) {
      keys.add(piece.key);
      values.set(piece.key, parsed(piece.bytes));
    } else if (piece.kind === 'element' && elements < ELEMENTS_READ) {
      elements += 1;
      const value = parsed(piece.bytes);
      for (const key of typeof value === 'object' && value !== null ? Object.keys(value) : []) {
        messageKeys.add(key);
      }
    }
  }
  let broken = false;
  for (const piece of walk.end()) {
    broken ||= piece.kind === 'broken' && piece.why !== 'cut-off';
  }
  return { keys, messageKeys, values, broken };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** A thread of the ordinary download: by its messages, or, where the list is empty, by what stands around it. */
function isMetaThread({ keys, messageKeys, values }: Outline, text: string): boolean {
  if (messageKeys.has('sender_name') || messageKeys.has('timestamp_ms')) {
    return true;
  }
  if (messageKeys.size === 0 && /"messages"\s*:\s*\[\s*\{.*"(sender_name|timestamp_ms)"\s*:/su.test(text)) {
    return true;
  }
  const participants = values.get('participants');
  const named = Array.isArray(participants) && participants.every((one) => typeof one === 'object' && one !== null);
  const around = keys.has('thread_path') || keys.has('is_still_participant') || keys.has('magic_words');
  return (
    (named && (around || keys.has('messages') || keys.has('title'))) ||
    (keys.has('thread_path') && keys.has('messages'))
  );
}

function metaThread(text: string, name: string): Sniff {
  const cues: Cue[] = [cueInPath(name) ?? [], cuesInText(text)].flat();
  const told = platformOf(cues);
  return {
    kind: 'chat',
    format: told?.platform === 'instagram' ? 'instagram-json' : 'messenger-json',
    certainty: told?.certain === true ? 'certain' : 'likely',
  };
}

function isTelegram({ keys, messageKeys }: Outline, text: string): boolean {
  const single =
    messageKeys.has('date') && (messageKeys.has('from_id') || messageKeys.has('actor_id') || messageKeys.has('type'));
  const inText = /"(date_unixtime|from_id|actor_id|text_entities)"\s*:/u.test(text);
  const account = /"(chats|left_chats)"\s*:\s*\{/u.test(text) && /"list"\s*:\s*\[/u.test(text);
  const empty =
    keys.has('name') && keys.has('type') && keys.has('id') && keys.has('messages') && messageKeys.size === 0;
  const personal = /"personal_information"\s*:|"frequent_contacts"\s*:/u.test(text) && /Telegram/u.test(text);
  return single || (inText && /"(messages|chats)"\s*:/u.test(text)) || account || empty || personal;
}
