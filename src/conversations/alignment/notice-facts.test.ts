import { describe, expect, test } from 'vitest';
import type { SystemEvent } from '../../formats/index.ts';
import { EXPORTER, noticeFact } from './notice-facts.ts';

const DAY = 86_400_000;
const people = (event: SystemEvent, body: string, sender: string | null = null) => {
  const fact = noticeFact(event, body, sender);
  return [fact?.actor ?? null, ...(fact?.affected ?? [])];
};

describe('a notice of WhatsApp', () => {
  test.each([
    ['member-added', 'Alder added Sorrel', ['Alder', 'Sorrel']],
    ['member-added', 'You added +44 7700 900121', [EXPORTER, '+44 7700 900121']],
    ['member-added', 'Alder added you', ['Alder', EXPORTER]],
    ['member-added', 'You were added', [null, EXPORTER]],
    ['member-added', 'Du hast Sorrel hinzugefügt.', [EXPORTER, 'Sorrel']],
    ['member-added', 'Alder hat dich hinzugefügt.', ['Alder', EXPORTER]],
    ['member-added', 'Alder adicionou Sorrel', ['Alder', 'Sorrel']],
    ['member-removed', 'Alder removed you', ['Alder', EXPORTER]],
    ['member-left', 'You left', [EXPORTER]],
    ['member-left', 'Sorrel hat die Gruppe verlassen.', ['Sorrel']],
    ['member-joined', "Sorrel joined using this group's invite link", ['Sorrel']],
    ['group-created', 'Alder created group "B Relief"', ['Alder']],
  ] as const)('%s: %s', (event, body, expected) => {
    expect(people(event, body)).toEqual(expected);
  });

  test('of disappearing messages tells on, off and how long', () => {
    const told = (body: string) => {
      const fact = noticeFact('disappearing-messages', body, null);
      return [fact?.on, fact?.timerMs];
    };
    const rest = "New messages will disappear from this chat 7 days after they're sent, except when kept.";
    expect(told(`Alder turned on disappearing messages. ${rest}`)).toEqual([true, 7 * DAY]);
    expect(told(`Alder updated the message timer. ${rest.replace('7 days', '24 hours')}`)).toEqual([true, DAY]);
    expect(told('You turned off disappearing messages.')).toEqual([false, null]);
    expect(told('Du hast selbstlöschende Nachrichten deaktiviert.')).toEqual([false, null]);
    expect(told('Du hast selbstlöschende Nachrichten aktiviert.')).toEqual([true, null]);
  });

  test('of blocking tells which way', () => {
    expect(noticeFact('blocked', 'You blocked this contact. Tap to unblock.', null)?.on).toBe(true);
    expect(noticeFact('blocked', 'You unblocked this contact.', null)?.on).toBe(false);
  });

  test('of a changed security code says nothing of who was there', () => {
    expect(
      noticeFact('security-code-changed', 'Your security code with Alder changed. Tap to learn more.', null),
    ).toBeNull();
  });
});

describe('a notice of Messenger', () => {
  test.each([
    ['member-added', 'Alder Fern added Maya Sorrel to the group.', ['Alder Fern', 'Maya Sorrel']],
    ['member-added', 'Alder added you to the group.', ['Alder Fern', EXPORTER]],
    ['member-removed', 'You removed Maya Sorrel from the group.', [EXPORTER, 'Maya Sorrel']],
    ['member-left', 'Alder Fern left the group.', ['Alder Fern']],
  ] as const)('%s: %s', (event, body, expected) => {
    expect(people(event, body, 'Alder Fern')).toEqual(expected);
  });
});
