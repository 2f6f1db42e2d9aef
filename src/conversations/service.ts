/** The use cases of this room behind one face: permission, then work, then the ledger. */

import type { Store } from '../storage/index.ts';
import { addNote, flag, withdrawFlag } from './annotations.ts';
import type { Asking, ConversationDeps } from './consult.ts';
import type { ExtractRequest, RevealRequest, SearchQuery, TermsRequest } from './contract.ts';
import { extract } from './extract.ts';
import { readMedia } from './media.ts';
import { inspectObservation, reveal } from './observation.ts';
import { dayRail, entriesPage, listConversations, oneConversation, type PlaceAsked } from './reading.ts';
import { search } from './search/searching.ts';
import { SubstringWork } from './search/substring-work.ts';
import { countTerms } from './search/terms.ts';

export type ConversationService = ReturnType<typeof conversationService>;

/** The service over a store. `work` builds search indexes in the background once it is started. */
export function conversationService(store: Store, clock: () => number = () => performance.now()) {
  const deps: ConversationDeps = { store, clock };
  return {
    work: new SubstringWork(store),
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
