/** What a notice says of people and settings, read from its words in the languages whose templates are known. Pure. */

import { noticeVariables, type SystemEvent } from '../../formats/index.ts';

/** The person whose phone it is, where a notice says "You". No name begins with this character. */
export const EXPORTER = '\u0000';

export interface NoticeFact {
  readonly event: SystemEvent;
  /** Name as shown, `EXPORTER`, or null: not told. */
  readonly actor: string | null;
  /** Whom it is about: added, removed. */
  readonly affected: readonly string[];
  /** For disappearing messages: on or off, null where the words are not known. */
  readonly on: boolean | null;
  /** For disappearing messages: how long they stay; null: not told. */
  readonly timerMs: number | null;
}

/** How apps call the person whose phone it is. */
const SELF = /^(?:you|du|dich|dir|sie|você|voce|tú|tu|usted|vous|toi|hai|u|je|jij|вы|вас|ty|vy)$/iu;
const SELF_IN_WORDS = /(?:^|\s)(?:you|dich|du|você|te|ti|vous|вас)(?:\s|$)/iu;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function who(name: string | undefined): string | null {
  const shown = name?.trim() ?? '';
  if (shown === '') return null;
  return SELF.test(shown) ? EXPORTER : shown;
}

/** A timer as notices print it: `24 hours`, `7 days`, `90 Tage`. */
function timerIn(text: string): number | null {
  const found =
    /(\d{1,3})\s*(hours?|days?|weeks?|Stunden?|Tagen?|Wochen?|horas?|d[ií]as?|dias?|heures?|jours?|ore|giorni|uur|dagen|час|дн|сут|hodin|dn)/iu.exec(
      text,
    );
  if (!found) return null;
  const amount = Number(found[1]);
  const unit = (found[2] ?? '').toLowerCase();
  if (/^(?:h|st|ho|or|uur|час)/u.test(unit) && !/^hoy/u.test(unit)) return amount * HOUR;
  if (/^w/u.test(unit)) return amount * 7 * DAY;
  return amount * DAY;
}

/** On, off or not told. Off is looked for first: `deaktiviert` holds `aktiviert`. */
function switchedOn(text: string): boolean | null {
  if (
    /\b(?:turned off|disabled)\b|deaktiviert|desactiv|désactiv|disattivat|uitgeschakeld|desativ|выключ|отключ/iu.test(
      text,
    )
  )
    return false;
  if (
    /\b(?:turned on|enabled|updated the message timer)\b|aktiviert|activ|attivat|ingeschakeld|ativ|включ/iu.test(text)
  )
    return true;
  return null;
}

/** What Messenger and Instagram write after the actor's name. */
const messenger: readonly (readonly [RegExp, SystemEvent])[] = [
  [/^added (.+) to the (?:group|conversation)\.?$/su, 'member-added'],
  [/^removed (.+) from the (?:group|conversation)\.?$/su, 'member-removed'],
];

/**
 * @param sender name before the colon or of the actor's record, where the format has one
 * @returns null for notices that name nobody and set nothing that matters here
 */
export function noticeFact(event: SystemEvent, body: string, sender: string | null): NoticeFact | null {
  const fact = (rest: Partial<NoticeFact>): NoticeFact => ({
    event,
    actor: null,
    affected: [],
    on: null,
    timerMs: null,
    ...rest,
  });
  switch (event) {
    case 'disappearing-messages':
      return fact({ on: switchedOn(body), timerMs: timerIn(body), actor: who(noticeVariables(body)?.values.a) });
    case 'blocked':
      return fact({
        on: !/unblock|unblocked|entsperrt|freigegeben|aufgehoben/iu.test(body.replace(/tap to (?:un)?block/iu, '')),
      });
    case 'unclassified':
    case 'other':
    case 'encryption':
      return fact({});
    case 'member-added':
    case 'member-removed':
    case 'member-left':
    case 'member-joined':
    case 'group-created':
    case 'number-changed':
    case 'admin-changed':
    case 'subject-changed':
    case 'icon-changed':
    case 'description-changed':
      return people(event, body, sender, fact);
    default:
      return null;
  }
}

function people(
  event: SystemEvent,
  body: string,
  sender: string | null,
  fact: (rest: Partial<NoticeFact>) => NoticeFact,
): NoticeFact {
  // Messenger's sentences are longer: WhatsApp's `A added B` would take "to the group" for a part of the name.
  const byMessenger = messengerPeople(event, body, sender);
  if (byMessenger !== null) return fact(byMessenger);
  const found = noticeVariables(body);
  if (found !== undefined && found.event === event) {
    const { values, words } = found;
    const actor = who(values.a);
    const named = who(values.b);
    const aboutSelf = SELF_IN_WORDS.test(words.trim());
    if (event === 'member-added' || event === 'member-removed') {
      const affected = named !== null ? [named] : aboutSelf ? [EXPORTER] : [];
      return fact({ actor, affected });
    }
    return fact({ actor: actor ?? (aboutSelf ? EXPORTER : null) });
  }
  return fact({ actor: actorBefore(body, sender) ?? sender });
}

/** The acting person at the front of a sentence: the sender's name, or "You". */
function actorBefore(body: string, sender: string | null): string | null {
  if (sender !== null && body.startsWith(`${sender} `)) return sender;
  return body.startsWith('You ') ? EXPORTER : null;
}

function messengerPeople(event: SystemEvent, body: string, sender: string | null): Partial<NoticeFact> | null {
  const actor = actorBefore(body, sender);
  const name = actor === EXPORTER ? 'You' : (actor ?? sender?.split(/\s/u)[0] ?? '');
  if (name === '' || !body.startsWith(`${name} `)) return null;
  const rest = body.slice(name.length + 1);
  for (const [template, told] of messenger) {
    const match = told === event ? template.exec(rest) : null;
    if (match === null) continue;
    const affected = who(match[1]);
    return { actor: actor ?? sender, affected: affected === null ? [] : [affected] };
  }
  return null;
}
