import { describe, expect, it } from 'vitest';
import { sightingsOf } from './sightings.ts';

const handle = (handleId: number, shown: string, exhibitRef: string, conversationId: number) => ({
  handleId,
  shown,
  exhibitRef,
  conversationId,
  conversationTitle: `Chat ${conversationId}`,
  messages: 10,
  personId: null,
});

describe('the names of a proposal', () => {
  it('stand under their chat, exhibits in the order of their numbers, the chat with the most names first', () => {
    const found = sightingsOf([
      handle(1, 'Sarge', 'JM/1', 7),
      handle(2, 'Alder', 'JM/10', 8),
      handle(3, 'Col', 'JM/2', 8),
    ]);
    expect(found.map(({ title, names }) => [title, names.map((name) => name.shown)])).toEqual([
      ['Chat 8', ['Col', 'Alder']],
      ['Chat 7', ['Sarge']],
    ]);
  });
});
