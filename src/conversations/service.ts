/** The use cases of this room behind one face: permission, then work, then the ledger. */

import type { Store } from '../storage/index.ts';
import type { GapQuery } from './alignment-contract.ts';
import { addNote, flag, withdrawFlag } from './annotations.ts';
import type { Asking, ConversationDeps } from './consult.ts';
import type { ExtractRequest, RevealRequest, SearchQuery, TermsRequest } from './contract.ts';
import { extract } from './extract.ts';
import type { Aligner } from './joining/aligner.ts';
import { compareMessage } from './joining/comparison.ts';
import { gapsFile, listGaps, summariseGaps } from './joining/gaps.ts';
import { JoiningWork } from './joining/joining-work.ts';
import {
  joinCopies,
  listJoinings,
  oneJoining,
  proposeJoining,
  refuseJoining,
  separateCopies,
} from './joining/joinings.ts';
import { showMembership } from './joining/membership.ts';
import { threadAligner } from './joining/thread.ts';
import { readMedia } from './media.ts';
import { inspectObservation, reveal } from './observation.ts';
import { dayRail, entriesPage, listConversations, oneConversation, type PlaceAsked } from './reading.ts';
import { search } from './search/searching.ts';
import { SubstringWork } from './search/substring-work.ts';
import { countTerms } from './search/terms.ts';

export type ConversationService = ReturnType<typeof conversationService>;

export interface ServiceOptions {
  /** Milliseconds, monotonic. */
  readonly clock?: () => number;
  /** What aligns copies: a thread of its own unless something else is given. */
  readonly aligner?: Aligner;
}

/**
 * The service over a store. `work` builds search indexes and `joiningWork` aligns copies in the background, once they
 * are started.
 */
export function conversationService(store: Store, options: ServiceOptions = {}) {
  const deps: ConversationDeps = { store, clock: options.clock ?? (() => performance.now()) };
  const joiningWork = new JoiningWork(store, options.aligner ?? threadAligner);
  return {
    work: new SubstringWork(store),
    joiningWork,
    joinings: (asking: Asking) => listJoinings(deps, asking),
    joining: (asking: Asking, joining: number) => oneJoining(deps, asking, joining),
    propose: (asking: Asking, copies: readonly number[]) => proposeJoining(deps, asking, copies),
    async join(asking: Asking, joining: number, reason: string) {
      const view = await joinCopies(deps, asking, joining, reason);
      joiningWork.nudge();
      return view;
    },
    refuse: (asking: Asking, joining: number, reason: string) => refuseJoining(deps, asking, joining, reason),
    async separate(asking: Asking, joining: number, reason: string) {
      const view = await separateCopies(deps, asking, joining, reason);
      joiningWork.nudge();
      return view;
    },
    gaps: (asking: Asking, query: GapQuery) => listGaps(deps, asking, query),
    gapSummary: (asking: Asking, query: GapQuery) => summariseGaps(deps, asking, query),
    gapsFile: (asking: Asking, query: GapQuery) => gapsFile(deps, asking, query),
    compare: (asking: Asking, conversation: number, position: number) =>
      compareMessage(deps, asking, conversation, position),
    membership: (asking: Asking, conversation: number) => showMembership(deps, asking, conversation),
    list: (asking: Asking) => listConversations(deps, asking),
    one: (asking: Asking, conversation: number) => oneConversation(deps, asking, conversation),
    days: (asking: Asking, conversation: number) => dayRail(deps, asking, conversation),
    entries: (asking: Asking, conversation: number, place: PlaceAsked) =>
      entriesPage(deps, asking, conversation, place),
    inspect: (asking: Asking, observation: number) => inspectObservation(deps, asking, observation),
    media: (asking: Asking, observation: number, n: number) => readMedia(deps, asking, observation, n),
    reveal: (asking: Asking, observation: number, request: RevealRequest) => reveal(deps, asking, observation, request),
    flag: (asking: Asking, observation: number) => flag(deps, asking, observation),
    withdrawFlag: (asking: Asking, observation: number) => withdrawFlag(deps, asking, observation),
    note: (asking: Asking, observation: number, text: string) => addNote(deps, asking, observation, text),
    search: (asking: Asking, query: SearchQuery) => search(deps, asking, query),
    terms: (asking: Asking, request: TermsRequest) => countTerms(deps, asking, request),
    extract: (asking: Asking, request: ExtractRequest) => extract(deps, asking, request),
  };
}
