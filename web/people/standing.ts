import type { PeopleView } from '../contract.ts';
import { counted, list } from '../words/number.ts';

/** Where the room stands, in a sentence: people, what waits, what nobody has attributed. */
export function standing(view: PeopleView): string {
  const parts = [
    view.people.length === 0 ? 'nobody entered yet' : counted(view.people.length, 'person', 'people'),
    ...(view.proposals === 0 ? [] : [`${counted(view.proposals, 'proposal')} to decide`]),
    ...(view.unattributed.length === 0
      ? []
      : [`${counted(view.unattributed.length, 'name')} in the chats that nobody has attributed`]),
  ];
  const said = list(parts);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. A name in a chat is not a person until somebody says so.`;
}
