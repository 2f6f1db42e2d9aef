/**
 * Sentences that Messenger and Instagram write themselves, stored as if the acting person had sent them. A template
 * alone proves nothing, because a person can type it: the actor must stand at its front, as the sender's name, the
 * sender's first name, or "You" (the exporting person), and "You" needs the closing full stop that the apps print.
 * English only: no other language has been seen often enough to hold a table for it.
 */
import type { MediaKind, SystemEvent } from '../entry.ts';

export type AppText =
  | { readonly kind: 'notice'; readonly event: SystemEvent }
  | { readonly kind: 'call' }
  | { readonly kind: 'unsent' }
  /** "X sent an attachment.": stands in for something that is not words. */
  | { readonly kind: 'placeholder'; readonly media: MediaKind }
  | { readonly kind: 'location'; readonly live: boolean };

/** What follows the actor and a blank, up to the optional full stop. */
const afterActor: readonly (readonly [RegExp, SystemEvent])[] = [
  [/^named the group .+$/su, 'subject-changed'],
  [/^changed the group name( to .+)?$/su, 'subject-changed'],
  [/^created (the|a) group$/u, 'group-created'],
  [/^added .+ to the (group|conversation)$/su, 'member-added'],
  [/^removed .+ from the (group|conversation)$/su, 'member-removed'],
  [/^left the (group|conversation)$/u, 'member-left'],
  [/^joined the group( using .+)?$/u, 'member-joined'],
  [/^(changed|updated|removed) the (group|chat) (photo|picture)$/u, 'icon-changed'],
  [/^(changed|removed) the group description( to .+)?$/su, 'description-changed'],
  [/^(set|cleared) the nickname for .+$/su, 'nickname-changed'],
  [/^(set|cleared) (your|his|her|their)( own)? nickname( to .+)?$/su, 'nickname-changed'],
  [/^(changed|removed) the (chat )?(theme|colou?rs?)( to .+)?$/su, 'theme-changed'],
  [/^(set|changed) the (quick reaction|emoji) to .+$/u, 'theme-changed'],
  [/^removed the (quick reaction|emoji)$/u, 'theme-changed'],
  [/^set .+ as the word effect for .+$/su, 'theme-changed'],
  [/^created a poll: .+$/su, 'poll-activity'],
  [/^voted for .+ in the poll(: .+)?$/su, 'poll-activity'],
  [/^added .+ to the poll(: .+)?$/su, 'poll-activity'],
  [/^(changed|removed) (your|his|her|their) vote.*$/su, 'poll-activity'],
  [/^started (a|an) (video |audio |voice )?(call|chat)$/u, 'call-started'],
  [/^joined the (call|(video|audio|voice) (call|chat))$/u, 'call-started'],
  [/^(left|ended) the (call|(video|audio|voice) (call|chat))$/u, 'other'],
  [/^started sharing (video|your screen|their screen)$/u, 'other'],
  [/^(pinned|unpinned) a message$/u, 'pinned'],
  [/^turned (on|off) (member|admin) approval(\. .+)?$/su, 'settings-changed'],
  [/^(made|added) .+ (as )?(a|an) (group )?admin$/su, 'admin-changed'],
  [/^removed .+ as (a|an) (group )?admin$/su, 'admin-changed'],
  [/^(is|are) (now|no longer) (a|an) (group )?admin$/u, 'admin-changed'],
  [/^turned (on|off) (disappearing messages|vanish mode)(\. .+| .+)?$/su, 'disappearing-messages'],
  [/^reacted \S{1,16} to (your|a|his|her|their) message$/iu, 'reaction'],
  [/^liked a message$/iu, 'reaction'],
  [/^waved at .+$/u, 'other'],
  [/^upgraded the security of this chat$/u, 'encryption'],
  [/^(is|are) now connected on (Messenger|Instagram)$/u, 'contact'],
  [/^can now message and call .+$/u, 'contact'],
];

/** Sentences without an actor, compared whole: the app writes them under the name of whoever acted. */
const whole: readonly (readonly [RegExp, SystemEvent])[] = [
  [/^Liked a message$/u, 'reaction'],
  [/^Reacted (?=\S*\p{Extended_Pictographic})\S{1,16} to your message$/u, 'reaction'],
  [/^You are now connected on (Messenger|Instagram)\.?$/u, 'contact'],
  [/^You can now message and call each other.*$/u, 'contact'],
  [/^Say hi to your new Facebook friend, .+\.$/u, 'contact'],
  [/^(The )?(video |audio )?(call|chat) ended\.?$/iu, 'other'],
  [/^This poll is no longer available\.$/u, 'poll-activity'],
  [/^Messages and calls are secured with end-to-end encryption\..*$/su, 'encryption'],
];

const placeholders: Readonly<Record<string, MediaKind>> = {
  'an attachment': 'unknown',
  'a photo': 'image',
  'a video': 'video',
  'a voice message': 'voice',
  'a sticker': 'sticker',
  'a GIF': 'gif',
  'a file': 'file',
};

/** Bodies longer than this are never the app's own: the longest templates hold two names and a title. */
const LONGEST = 1_000;
/**
 * What the app itself wrote here, or null: words of a person. `names`: the two participants of a one-to-one chat in
 * a format without call records (HTML); elsewhere empty, because there a call is told by its record alone.
 */
export function appText(body: string, sender: string | null, names: readonly string[]): AppText | null {
  if (body.length === 0 || body.length > LONGEST) {
    return null;
  }
  const text = body.trimEnd();
  for (const [template, event] of whole) {
    if (template.test(text)) {
      return { kind: 'notice', event };
    }
  }
  const call = callText(text, names);
  if (call !== null || sender === null) {
    return call;
  }
  for (const actor of new Set([sender, sender.split(/\s/u)[0] ?? sender, 'You'])) {
    if (text.startsWith(`${actor} `)) {
      const read = actedText(text.slice(actor.length + 1), actor === 'You' && sender !== 'You');
      if (read !== null) {
        return read;
      }
    }
  }
  return null;
}

function actedText(rest: string, stopNeeded: boolean): AppText | null {
  const stopped = rest.endsWith('.');
  if (stopNeeded && !stopped && !rest.startsWith('created a poll: ')) {
    return null;
  }
  const act = stopped ? rest.slice(0, -1) : rest;
  if (act === 'unsent a message') {
    return { kind: 'unsent' };
  }
  if (act.startsWith('sent ')) {
    const what = act.slice('sent '.length);
    const media = placeholders[what];
    if (media !== undefined) {
      return { kind: 'placeholder', media };
    }
    if (what === 'a location' || what === 'a live location') {
      return { kind: 'location', live: what === 'a live location' };
    }
  }
  for (const [template, event] of afterActor) {
    if (template.test(act)) {
      return { kind: 'notice', event };
    }
  }
  return null;
}

/** Calls told in words only: the person named must be one of the two, or the sentence could be anybody's. */
function callText(text: string, names: readonly string[]): AppText | null {
  if (names.length > 2 || !text.endsWith('.') || !/\b(called|missed)\b/u.test(text)) {
    return null;
  }
  for (const full of names) {
    for (const name of [full, full.split(/\s/u)[0] ?? full]) {
      const sentences = [`${name} called you.`, `You called ${name}.`];
      for (const what of ['call', 'video call', 'audio call', 'video chat']) {
        sentences.push(`You missed a ${what} from ${name}.`, `You missed a ${what} with ${name}.`);
        sentences.push(`You missed an ${what} from ${name}.`, `${name} missed your ${what}.`);
      }
      if (sentences.includes(text)) {
        return { kind: 'call' };
      }
    }
  }
  return null;
}
