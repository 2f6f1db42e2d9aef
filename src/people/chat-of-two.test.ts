import { expect, it } from 'vitest';
import { isChatOfTwo } from './chat-of-two.ts';

const copy = (title: string | null, writers: string[], participants: string[] = []) => ({
  title,
  writers,
  participants,
});
const whatsapp = { platform: 'whatsapp', senders: 2, groupNotice: false };

it('a WhatsApp chat is one of two when one phone calls it after somebody who writes in it', () => {
  expect(isChatOfTwo({ ...whatsapp, copies: [copy('Teas 🍻', ['Rooky', 'Teas 🍻'])] })).toBe(true);
  expect(isChatOfTwo({ ...whatsapp, copies: [copy('B Relief', ['Rooky', 'Teas'])] })).toBe(false);
  expect(isChatOfTwo({ ...whatsapp, copies: [copy(null, ['Rooky', ''])] })).toBe(false);
});

it('a group is none, whatever it is called and however few write', () => {
  expect(isChatOfTwo({ ...whatsapp, groupNotice: true, copies: [copy('Teas', ['Rooky', 'Teas'])] })).toBe(false);
  expect(isChatOfTwo({ ...whatsapp, senders: 3, copies: [copy('Teas', ['Rooky', 'Teas', 'Jo'])] })).toBe(false);
});

it('a download tells it by its list of two', () => {
  const messenger = { ...whatsapp, platform: 'messenger', senders: 1 };
  expect(isChatOfTwo({ ...messenger, copies: [copy('X', ['A'], ['A', 'B'])] })).toBe(true);
  expect(isChatOfTwo({ ...messenger, copies: [copy('A', ['A'], ['A', 'B', 'C'])] })).toBe(false);
});
