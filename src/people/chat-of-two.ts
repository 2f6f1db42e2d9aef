/** Whether a chat is one of two people. Pure. */

import { normalise } from '../kernel/index.ts';

export interface TwoInput {
  readonly platform: string;
  /** Everybody who wrote. */
  readonly senders: number;
  /** A notice tells of members, or of a subject or picture that only groups have. */
  readonly groupNotice: boolean;
  readonly copies: readonly {
    readonly title: string | null;
    /** As the format lists them; empty where it lists none. */
    readonly participants: readonly string[];
    /** Names of those who wrote in this copy. */
    readonly writers: readonly string[];
  }[];
}

/**
 * WhatsApp's text tells it by the title alone: the export of a chat of two is called after the other person. Downloads
 * list who takes part. What neither shows is not claimed.
 */
export function isChatOfTwo({ platform, senders, groupNotice, copies }: TwoInput): boolean {
  if (senders > 2 || groupNotice) return false;
  return copies.some(({ title, participants, writers }) => {
    if (platform !== 'whatsapp') return participants.length === 2;
    const called = title === null ? '' : normalise(title.trim());
    return called !== '' && writers.some((name) => normalise(name) === called);
  });
}

/** Events that only a group has. */
export const groupEvents = [
  'group-created',
  'member-added',
  'member-removed',
  'member-left',
  'member-joined',
  'join-requested',
  'subject-changed',
  'icon-changed',
  'description-changed',
  'admin-changed',
] as const;
