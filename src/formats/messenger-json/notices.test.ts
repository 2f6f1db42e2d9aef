import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appText } from './notices.ts';

const event = (body: string, sender = 'Anna Berg'): string | null => {
  const read = appText(body, sender, []);
  return read?.kind === 'notice' ? read.event : (read?.kind ?? null);
};

describe('sentences the apps write themselves', () => {
  it.each([
    ['Anna Berg named the group Larch: the 2nd.', 'subject-changed'],
    ['Anna created the group.', 'group-created'],
    ['Anna Berg added Bo Lund and Cy Ek to the group.', 'member-added'],
    ['You removed Bo Lund from the group.', 'member-removed'],
    ['Anna left the group.', 'member-left'],
    ['Anna Berg joined the group using an invite link.', 'member-joined'],
    ['You changed the group photo.', 'icon-changed'],
    ['Anna set the nickname for Bo Lund to Bob.', 'nickname-changed'],
    ['Anna set her own nickname to A.', 'nickname-changed'],
    ['Anna cleared your nickname.', 'nickname-changed'],
    ['Anna changed the theme to Love.', 'theme-changed'],
    ['You set the quick reaction to 😂.', 'theme-changed'],
    ['Anna created a poll: Friday?', 'poll-activity'],
    ['Anna voted for "Friday" in the poll: When?.', 'poll-activity'],
    ['This poll is no longer available.', 'poll-activity'],
    ['Anna started a video chat.', 'call-started'],
    ['Anna joined the video call.', 'call-started'],
    ['Anna pinned a message.', 'pinned'],
    ['Anna turned off member approval. Anyone with the link can join the group.', 'settings-changed'],
    ['Anna added Bo Lund as a group admin.', 'admin-changed'],
    ['Anna turned on disappearing messages. New messages will disappear.', 'disappearing-messages'],
    ['Anna reacted 😂 to your message', 'reaction'],
    ['Reacted ❤️ to your message ', 'reaction'],
    ['Liked a message', 'reaction'],
    ['You are now connected on Messenger', 'contact'],
    ['Anna waved at you.', 'other'],
    ['Anna unsent a message.', 'unsent'],
    ['Anna sent an attachment.', 'placeholder'],
    ['Anna Berg sent a live location.', 'location'],
  ])('%s', (body, expected) => {
    expect(event(body)).toBe(expected);
  });

  it.each([
    'Bo left the group.',
    'Annabel left the group.',
    'Anna left the group chat again, typical',
    'You named the group something silly',
    'Reacted badly to your message',
    'reacted 😂 to your message',
    'I liked a message',
    'Messages and calls are secured with end-to-end encryption, or so they say',
    'Anna',
    'Anna ',
    '',
  ])('leaves “%s” as words of a person', (body) => {
    expect(event(body)).toBeNull();
  });

  it('knows calls told in words only between two named people', () => {
    const pair = ['Anna Berg', 'Bo Lund'];
    expect(appText('Bo called you.', 'Bo Lund', pair)).toEqual({ kind: 'call' });
    expect(appText('You called Anna Berg.', 'Bo Lund', pair)).toEqual({ kind: 'call' });
    expect(appText('You missed a video call from Anna.', 'Anna Berg', pair)).toEqual({ kind: 'call' });
    expect(appText('You called the doctor.', 'Bo Lund', pair)).toBeNull();
    expect(appText('You called Anna Berg.', 'Bo Lund', [...pair, 'Cy Ek'])).toBeNull();
    expect(appText('You called Anna Berg.', 'Bo Lund', [])).toBeNull();
  });

  it('never throws, whatever the names hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sender, rest) => {
        appText(`${sender} ${rest}`, sender, [sender, rest]);
        expect(appText(`${sender}x left the group.`, `${sender}y`, [])).toBeNull();
      }),
    );
  });
});
