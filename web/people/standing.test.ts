import { describe, expect, it } from 'vitest';
import type { PeopleView } from '../contract.ts';
import { standing } from './standing.ts';

const handle = {
  handleId: 1,
  shown: 'Sarge',
  exhibitRef: 'JM/1',
  conversationId: 1,
  conversationTitle: 'Crew',
  messages: 3,
};
const nobody: PeopleView = { people: [], unattributed: [], proposals: 0 };

describe('where the people room stands', () => {
  it('says what waits before anybody is entered', () => {
    expect(standing({ ...nobody, unattributed: [handle, handle], proposals: 1 })).toBe(
      'Nobody entered yet, 1 proposal to decide and 2 names in the chats that nobody has attributed. ' +
        'A name in a chat is not a person until somebody says so.',
    );
  });

  it('leaves out what there is none of', () => {
    expect(standing(nobody)).toMatch(/^Nobody entered yet\. /);
    expect(standing({ ...nobody, proposals: 12 })).toMatch(/^Nobody entered yet and 12 proposals to decide\. /);
  });
});
