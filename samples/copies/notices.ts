/** What the app says itself, as each phone prints it. */
import { appWords, type Language } from './app-words.ts';
import type { Notice } from './model.ts';
import { DAY } from './zones.ts';

/** `who` is null where the phone's owner acted; `you` stands in `whom` for the owner. */
export interface NoticeNames {
  readonly who: string | null;
  readonly whom: string;
  /** For a change of number where the phone shows the person by number: the new one. */
  readonly newNumber?: string;
  /** The app has the newer wording. */
  readonly newer?: boolean;
  /** Android goes on with an invitation to tap. */
  readonly tap?: boolean;
}

const NEWER_ENCRYPTION =
  'Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.';

function timerWords(timer: number): string {
  return timer <= DAY ? '24 hours' : timer <= 7 * DAY ? '7 days' : '90 days';
}

function english({ event, title, oldTitle, timer }: Notice, { who, whom, newNumber, newer, tap }: NoticeNames): string {
  const actor = who ?? 'You';
  switch (event) {
    case 'encryption':
      return `${newer ? NEWER_ENCRYPTION : appWords('en').encryption}${tap ? ' Tap to learn more.' : ''}`;
    case 'group-created':
      return `${actor} created group "${title}"`;
    case 'member-added':
      return `${actor} added ${whom}`;
    case 'member-removed':
      return `${actor} removed ${whom}`;
    case 'member-left':
      return `${actor} left`;
    case 'member-joined':
      return `${actor} joined using this group's invite link`;
    case 'subject-changed':
      return `${actor} changed the subject from "${oldTitle}" to "${title}"`;
    case 'icon-changed':
      return `${actor} changed this group's icon`;
    case 'description-changed':
      return `${actor} changed the group description`;
    case 'number-changed':
      if (newNumber !== undefined) return `${actor} changed to ${newNumber}`;
      return `${actor} changed their phone number to a new number. Tap to message or add the new number.`;
    case 'security-code-changed':
      return `Your security code with ${whom} changed. Tap to learn more.`;
    case 'disappearing-on':
      return `${actor} turned on disappearing messages. New messages will disappear from this chat ${timerWords(timer)} after they're sent, except when kept.`;
    case 'timer-updated':
      return `${actor} updated the message timer. New messages will disappear from this chat ${timerWords(timer)} after they're sent, except when kept.`;
    case 'disappearing-off':
      return `${actor} turned off disappearing messages.`;
    case 'blocked':
      return 'You blocked this contact. Tap to unblock.';
    case 'unblocked':
      return 'You unblocked this contact.';
  }
}

/** German as far as it is known; null elsewhere. */
function german({ event, title, oldTitle }: Notice, { who, whom }: NoticeNames): string | null {
  switch (event) {
    case 'group-created':
      return who === null ? `Du hast die Gruppe "${title}" erstellt.` : null;
    case 'member-added':
      return who === null ? `Du hast ${whom} hinzugefügt.` : `${who} hat ${whom} hinzugefügt.`;
    case 'member-removed':
      return who === null ? `Du hast ${whom} entfernt.` : null;
    case 'member-left':
      return who === null ? null : `${who} hat die Gruppe verlassen.`;
    case 'subject-changed':
      return who === null ? `Du hast den Gruppennamen von "${oldTitle}" zu "${title}" geändert.` : null;
    case 'icon-changed':
      return who === null ? 'Du hast das Gruppenbild geändert.' : null;
    case 'description-changed':
      return who === null ? null : `${who} hat die Gruppenbeschreibung geändert.`;
    case 'security-code-changed':
      return `Deine Sicherheitsnummer für ${whom} hat sich geändert.`;
    case 'disappearing-on':
      return who === null ? 'Du hast selbstlöschende Nachrichten aktiviert.' : null;
    case 'disappearing-off':
      return who === null ? 'Du hast selbstlöschende Nachrichten deaktiviert.' : null;
    default:
      return null;
  }
}

function brazilian({ event }: Notice, { who, whom }: NoticeNames): string | null {
  if (who === null) return null;
  switch (event) {
    case 'member-added':
      return `${who} adicionou ${whom}`;
    case 'member-removed':
      return `${who} removeu ${whom}`;
    case 'member-left':
      return `${who} saiu`;
    default:
      return null;
  }
}

function securityCode(language: Language, whom: string): string | null {
  switch (language) {
    case 'es':
      return `Cambió tu código de seguridad con ${whom}.`;
    case 'fr':
      return `Votre code de sécurité avec ${whom} a changé.`;
    case 'it':
      return `Il tuo codice di sicurezza con ${whom} è cambiato.`;
    case 'ptPT':
      return `O seu código de segurança partilhado com ${whom} mudou.`;
    default:
      return null;
  }
}

/** How the owner is called as the one it concerns. */
export function youIn(language: Language): string {
  return language === 'de' ? 'dich' : 'you';
}

/** A notice in the words of the phone's app; in English where its own language is not known. */
export function noticeText(notice: Notice, language: Language, names: NoticeNames): string {
  if (notice.event === 'encryption' && language !== 'en') return appWords(language).encryption;
  let own: string | null = null;
  if (language === 'de') own = german(notice, names);
  else if (language === 'ptBR') own = brazilian(notice, names);
  else if (notice.event === 'security-code-changed') own = securityCode(language, names.whom);
  if (own !== null) return own;
  return english(notice, language === 'de' ? { ...names, whom: names.whom === 'dich' ? 'you' : names.whom } : names);
}
