/** Handles for tests of the rules: one line says which phone shows whom in which chat. */

import { createHash } from 'node:crypto';
import type { HandleSeen } from '../grounds.ts';
import type { ProposingInput } from '../proposing.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

let next = 0;

/** A handle that wrote ten messages from January to December 2023 in the one chat of its phone, unless said otherwise. */
export function seen(shown: string, given: Partial<HandleSeen> = {}): HandleSeen {
  next += 1;
  const exhibitId = given.exhibitId ?? next;
  const conversationId = given.conversationId ?? next;
  return {
    handleId: next,
    shown,
    copyId: next,
    exhibitId,
    exhibitRef: `JM/${exhibitId}`,
    custodian: '',
    platform: 'whatsapp',
    conversationId,
    conversationTitle: `Chat ${conversationId}`,
    senderId: null,
    exporter: false,
    messages: 10,
    first: '2023-01-01T09:00',
    last: '2023-12-31T21:00',
    ...given,
  };
}

export function input(handles: readonly HandleSeen[], given: Partial<ProposingInput> = {}): ProposingInput {
  return { handles, persons: [], attributed: new Map(), shared: new Set(), answered: new Set(), digest, ...given };
}
