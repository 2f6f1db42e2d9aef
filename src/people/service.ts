/** The use cases of this room behind one face: permission, then work, then the ledger. */

import type { Asking } from '../conversations/index.ts';
import type { Store } from '../storage/index.ts';
import { attribute, enterPosting, withdrawAttribution, withdrawPosting } from './attributing.ts';
import type { AttributionCreate, PersonChange, PersonCreate, PostingCreate, ProposalAnswer } from './contract.ts';
import { changeOfPerson, enterPerson } from './entering.ts';
import { merge, previewMerge, split } from './merging.ts';
import { cast, readParticipation } from './participating.ts';
import { listPeople, onePerson } from './people.ts';
import { answerProposal, listProposals, regionNamed } from './proposals.ts';

export type PeopleService = ReturnType<typeof peopleService>;

type Given<Schema extends { parse(value: unknown): unknown }> = ReturnType<Schema['parse']>;

export function peopleService(store: Store) {
  const deps = { store };
  return {
    list: (asking: Asking) => listPeople(deps, asking),
    one: (asking: Asking, person: number) => onePerson(deps, asking, person),
    enter: (asking: Asking, given: Given<typeof PersonCreate>) => enterPerson(deps, asking, given),
    change: (asking: Asking, person: number, given: PersonChange) => changeOfPerson(deps, asking, person, given),
    attribute: (asking: Asking, person: number, given: Given<typeof AttributionCreate>) =>
      attribute(deps, asking, person, given),
    withdrawAttribution: (asking: Asking, person: number, attribution: number) =>
      withdrawAttribution(deps, asking, person, attribution),
    post: (asking: Asking, person: number, given: Given<typeof PostingCreate>) =>
      enterPosting(deps, asking, person, given),
    withdrawPosting: (asking: Asking, person: number, posting: number) =>
      withdrawPosting(deps, asking, person, posting),
    proposals: (asking: Asking, region?: string) => listProposals(deps, asking, regionNamed(region)),
    answer: (asking: Asking, key: string, given: Given<typeof ProposalAnswer>, region?: string) =>
      answerProposal(deps, asking, key, given, regionNamed(region)),
    previewMerge: (asking: Asking, from: number, into: number) => previewMerge(deps, asking, from, into),
    merge: (asking: Asking, from: number, given: { into: number; reason: string }) => merge(deps, asking, from, given),
    split: (asking: Asking, person: number, given: { merged: number; reason: string }) =>
      split(deps, asking, person, given),
    cast: (asking: Asking, conversation: number) => cast(deps, asking, conversation),
    participation: (asking: Asking, conversation: number, page: { from: number; limit: number }) =>
      readParticipation(deps, asking, conversation, page),
  };
}
