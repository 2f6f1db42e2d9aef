/**
 * What can be granted, as data: a closed list. Roles of a jurisdiction pack will later name groups of these; a service
 * asks for exactly one on its first line.
 */

export const acts = {
  'operation.create': { scope: 'installation', says: 'open a new operation' },
  'operation.read': { scope: 'operation', says: 'see an operation, its exhibits and its events' },
  'evidence.import': { scope: 'operation', says: 'bring files in as an exhibit' },
  'evidence.decide': { scope: 'operation', says: 'decide doubts and seal an exhibit' },
  'evidence.read': { scope: 'operation', says: 'read conversations and files' },
  search: { scope: 'operation', says: 'search messages' },
  'copies.join': { scope: 'operation', says: 'join and separate copies of one chat' },
  'people.read': { scope: 'operation', says: 'see people and who they are in chats' },
  'people.manage': { scope: 'operation', says: 'attribute handles to people, merge and split' },
  'triage.read': { scope: 'operation', says: 'see what the machine suggests' },
  'triage.manage': { scope: 'operation', says: 'have messages scored anew and choose the model shown' },
  'review.run': { scope: 'operation', says: 'begin and end a review' },
  'review.decide': { scope: 'operation', says: 'decide messages in a review' },
  'review.certificate': { scope: 'operation', says: 'see how far a review is and its certificate' },
  annotate: { scope: 'operation', says: 'flag messages and write notes' },
  extract: { scope: 'operation', says: 'take an extract out of the operation' },
  'privilege.read': { scope: 'operation', says: 'read what is held back (privilege, scope)' },
  'ledger.read': { scope: 'both', says: 'read and export the ledger' },
  verify: { scope: 'both', says: 'check stored evidence against its record' },
  'account.manage': { scope: 'installation', says: 'make and close accounts, grant and revoke' },
} as const satisfies Record<string, { readonly scope: 'installation' | 'operation' | 'both'; readonly says: string }>;

export type Act = keyof typeof acts;

export const actNames = Object.keys(acts) as readonly Act[];

export function isAct(text: string): text is Act {
  return Object.hasOwn(acts, text);
}

/**
 * What an owner may not do by being the owner: held content belongs to an independent reviewer (R22), and the person in
 * charge cannot release it (R23). Only a grant gives it, and nobody grants it to themselves.
 */
export const neverByOwnership: readonly Act[] = ['privilege.read'];
