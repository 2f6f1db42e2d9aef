/** The app's own words, in the language of the phone. */
import type { Handset, Item, MediaContent, NoticeEvent } from './model.ts';
import { shownAt } from './names.ts';

type Words = (who: string | null, whom: string, title: string, old: string) => string;

/** `who` is null where the phone's owner acted; `whom` is already "you" where it concerns the owner. */
const ENGLISH: Readonly<Record<NoticeEvent, Words>> = {
  encryption: () =>
    'Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.',
  'group-created': (who, _whom, title) => `${who ?? 'You'} created group "${title}"`,
  'member-added': (who, whom) => `${who ?? 'You'} added ${whom}`,
  'member-removed': (who, whom) => `${who ?? 'You'} removed ${whom}`,
  'member-left': (who) => `${who ?? 'You'} left`,
  'member-joined': (who) => `${who ?? 'You'} joined using this group's invite link`,
  'subject-changed': (who, _whom, title, old) => `${who ?? 'You'} changed the subject from "${old}" to "${title}"`,
  'icon-changed': (who) => `${who ?? 'You'} changed this group's icon`,
  'description-changed': (who) => `${who ?? 'You'} changed the group description`,
  'admin-changed': () => "You're now an admin",
  'number-changed': (who) =>
    `${who ?? 'You'} changed their phone number to a new number. Tap to message or add the new number.`,
  'security-code-changed': (_who, whom) => `Your security code with ${whom} changed. Tap to learn more.`,
  'disappearing-on': (who) =>
    `${who ?? 'You'} turned on disappearing messages. New messages will disappear from this chat 7 days after they're sent, except when kept.`,
  'disappearing-off': (who) => `${who ?? 'You'} turned off disappearing messages.`,
  blocked: () => 'You blocked this contact. Tap to unblock.',
  unblocked: () => 'You unblocked this contact.',
};

const GERMAN: Readonly<Record<NoticeEvent, Words>> = {
  encryption: () =>
    'Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören, nicht einmal WhatsApp.',
  'group-created': (who, _whom, title) =>
    who === null ? `Du hast die Gruppe "${title}" erstellt.` : `${who} hat die Gruppe "${title}" erstellt.`,
  'member-added': (who, whom) => (who === null ? `Du hast ${whom} hinzugefügt.` : `${who} hat ${whom} hinzugefügt.`),
  'member-removed': (who, whom) => (who === null ? `Du hast ${whom} entfernt.` : `${who} hat ${whom} entfernt.`),
  'member-left': (who) => (who === null ? 'Du hast die Gruppe verlassen.' : `${who} hat die Gruppe verlassen.`),
  'member-joined': (who) => `${who ?? 'Du'} ist mit dem Einladungslink dieser Gruppe beigetreten.`,
  'subject-changed': (who, _whom, title, old) =>
    who === null
      ? `Du hast den Gruppennamen von "${old}" zu "${title}" geändert.`
      : `${who} hat den Gruppennamen von "${old}" zu "${title}" geändert.`,
  'icon-changed': (who) =>
    who === null ? 'Du hast das Gruppenbild geändert.' : `${who} hat das Gruppenbild geändert.`,
  'description-changed': (who) =>
    who === null ? 'Du hast die Gruppenbeschreibung geändert.' : `${who} hat die Gruppenbeschreibung geändert.`,
  'admin-changed': () => 'Du bist jetzt ein*e Admin.',
  'number-changed': (who) =>
    `${who ?? 'Du'} hat eine neue Telefonnummer. Tippe, um eine Nachricht zu schreiben oder die neue Nummer hinzuzufügen.`,
  'security-code-changed': (_who, whom) =>
    `Deine Sicherheitsnummer für ${whom} hat sich geändert. Tippe, um mehr zu erfahren.`,
  'disappearing-on': (who) => `${who ?? 'Du'} hat selbstlöschende Nachrichten aktiviert.`,
  'disappearing-off': (who) => `${who ?? 'Du'} hat selbstlöschende Nachrichten deaktiviert.`,
  blocked: () => 'Du hast diesen Kontakt blockiert.',
  unblocked: () => 'Du hast diesen Kontakt freigegeben.',
};

const LEARN_MORE = { en: ' Tap to learn more.', de: ' Tippe, um mehr zu erfahren.' } as const;

/** A notice as a phone prints it. */
export function noticeText(item: Item, handset: Handset): string {
  if (item.content.kind !== 'notice') throw new TypeError('not a notice');
  const { event, subject, title, oldTitle } = item.content;
  const acting = event === 'number-changed' ? item.at - 1000 : item.at;
  const who = item.author === null || item.author === handset.custodian ? null : shownAt(handset, item.author, acting);
  const you = handset.language === 'de' ? 'dich' : 'you';
  const whom = subject === null ? '' : subject === handset.custodian ? you : shownAt(handset, subject, item.at);
  const words = (handset.language === 'de' ? GERMAN : ENGLISH)[event](who, whom, title, oldTitle);
  if (handset.platform === 'android') return event === 'encryption' ? words + LEARN_MORE[handset.language] : words;
  return words.replace(/"([^"]*)"/gu, '“$1”');
}

/** Placeholders and flags of the app in one language. */
export interface AppWords {
  readonly omitted: string;
  readonly perKind: Readonly<Record<MediaContent, string>>;
  readonly attached: (name: string) => string;
  readonly deletedByOwner: string;
  readonly deletedBySender: string;
  readonly edited: string;
  readonly missedVoice: string;
  readonly missedVideo: string;
  readonly fileWith: string;
}

export const APP_WORDS: Readonly<Record<Handset['language'], AppWords>> = {
  en: {
    omitted: '<Media omitted>',
    perKind: {
      image: 'image omitted',
      video: 'video omitted',
      voice: 'audio omitted',
      gif: 'GIF omitted',
      sticker: 'sticker omitted',
      document: 'document omitted',
      contact: 'Contact card omitted',
    },
    attached: (name) => `${name} (file attached)`,
    deletedByOwner: 'You deleted this message',
    deletedBySender: 'This message was deleted',
    edited: '<This message was edited>',
    missedVoice: 'Missed voice call',
    missedVideo: 'Missed video call',
    fileWith: 'WhatsApp Chat with ',
  },
  de: {
    omitted: '<Medien ausgeschlossen>',
    perKind: {
      image: 'Bild weggelassen',
      video: 'Video weggelassen',
      voice: 'Audio weggelassen',
      gif: 'GIF weggelassen',
      sticker: 'Sticker weggelassen',
      document: 'Dokument weggelassen',
      contact: 'Kontaktkarte ausgelassen',
    },
    attached: (name) => `${name} (Datei angehängt)`,
    deletedByOwner: 'Du hast diese Nachricht gelöscht',
    deletedBySender: 'Diese Nachricht wurde gelöscht',
    edited: '<Diese Nachricht wurde bearbeitet.>',
    missedVoice: 'Verpasster Sprachanruf',
    missedVideo: 'Verpasster Videoanruf',
    fileWith: 'WhatsApp Chat mit ',
  },
};
