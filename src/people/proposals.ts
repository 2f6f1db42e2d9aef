/** Proposals that handles are one person's: listed, and answered by a person. */

import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type Asking, consult } from '../conversations/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import type { ProposalAnswer, ProposalView } from './contract.ts';
import { type PairFacts, pairKey } from './contradictions.ts';
import { exporterHandles } from './exporters.ts';
import type { HandleSeen } from './grounds.ts';
import { edgesOf, type HandleRow, handleRows, minutesShared, numberNotices } from './handle-store.ts';
import { exportedCopies } from './handles.ts';
import { mergePersons } from './merging.ts';
import { homeRegion, isRegion, type Region } from './numbers.ts';
import { addAnswer, addAttribution, addPerson, answeredKeys, attributions, personRows } from './person-store.ts';
import { type Proposal, type ProposingInput, pairsToLookAt, propose } from './proposing.ts';
import { type Db, tablesOf } from './store.ts';
import { handleView } from './views.ts';

/** Pairs whose messages are looked at for one list; of more it is said that both write over the same time, and no more. */
const PAIRS_AT_MOST = 200;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

interface OpenProposal {
  readonly proposal: Proposal;
  /** With the person of each now. */
  readonly handles: readonly (HandleRow & { readonly personId: number | null })[];
}

/**
 * Proposals that wait for an answer. They rest on what everybody may read, whoever asks, so that they and their keys are
 * the same for every account.
 */
export async function openProposals(db: Db, operationId: number, region: Region = homeRegion): Promise<OpenProposal[]> {
  const rows = (await handleRows(db, operationId, false)).filter(({ messages }) => messages > 0);
  const byId = new Map(rows.map((row) => [row.handleId, row]));
  const edges = await edgesOf(db, operationId, rows);
  const exporters = exporterHandles(exportedCopies(rows));
  const handles = rows.map(
    (row): HandleSeen => ({
      ...row,
      exporter: exporters.has(row.handleId),
      first: edges.get(row.handleId)?.first ?? null,
      last: edges.get(row.handleId)?.last ?? null,
    }),
  );
  const attributed = new Map<number, number>();
  const shared = new Set<number>();
  for (const { handle_id, person_id } of await attributions(db, operationId)) {
    const known = attributed.get(handle_id);
    if (known !== undefined && known !== person_id) shared.add(handle_id);
    attributed.set(handle_id, person_id);
  }
  const input: ProposingInput = {
    handles,
    persons: (await personRows(db, operationId))
      .filter(({ merged_into }) => merged_into === null)
      .map(({ person_id, name }) => ({ personId: person_id, name })),
    attributed,
    shared,
    answered: await answeredKeys(db, operationId),
    region,
    digest,
  };
  const facts = new Map<string, PairFacts>();
  for (const [a, b] of pairsToLookAt(input).slice(0, PAIRS_AT_MOST)) {
    const notices = await numberNotices(db, operationId, a.copyId);
    facts.set(pairKey(a.handleId, b.handleId), {
      sameMinute: await minutesShared(db, operationId, a.copyId, a.handleId, b.handleId),
      numberChanged: notices.some((words) => words.includes(a.shown) || words.includes(b.shown)),
    });
  }
  return propose(input, facts).map((proposal) => ({
    proposal,
    handles: proposal.handles.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : { ...row, personId: attributed.get(id) ?? null };
    }),
  }));
}

export function regionNamed(text: string | undefined): Region {
  if (text === undefined) return homeRegion;
  if (isRegion(text)) return text;
  throw new CandourError('BAD_USAGE', 'The region is not one of two letters that have telephone numbers, such as GB.');
}

export async function listProposals(
  deps: { readonly store: Store },
  asking: Asking,
  region: Region,
): Promise<ProposalView[]> {
  const reading = await consult(deps, asking, 'people.read', 'lists');
  const found = await openProposals(tablesOf(deps.store.db), reading.operationId, region);
  await reading.record('proposals.listed', { proposals: found.length });
  return found.map(({ proposal, handles }) => ({
    key: proposal.key,
    kind: proposal.kind,
    confidence: proposal.confidence,
    why: proposal.why,
    personId: proposal.personId,
    suggestedName: proposal.suggestedName,
    handles: handles.map((row) => ({ ...handleView(row), personId: row.personId })),
  }));
}

/**
 * Accepts or refuses a proposal. Accepted, it makes a person or adds to one; persons that it shows to be one are merged,
 * each as a merge that can be split again. Refused, it does not come back while its handles are the same.
 *
 * @returns the person, null when refused
 * @throws CandourError NOT_FOUND when nothing of that key is proposed now
 */
export async function answerProposal(
  deps: { readonly store: Store },
  asking: Asking,
  key: string,
  answer: ReturnType<typeof ProposalAnswer.parse>,
  region: Region,
): Promise<number | null> {
  await consult(deps, asking, 'people.manage');
  const { actor, operationId, reason } = asking;
  const { store } = deps;
  return await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const found = (await openProposals(db, operationId, region)).find(({ proposal }) => proposal.key === key);
    if (found === undefined) {
      throw new CandourError(
        'NOT_FOUND',
        'This is not proposed now: it was answered, or what it rests on has changed.',
        { hint: 'Load the proposals again.' },
      );
    }
    const at = store.now().toISOString();
    await addAnswer(db, {
      operation_id: operationId,
      key,
      answer: answer.answer,
      answered_at: at,
      answered_by: actor.name,
    });
    const { proposal, handles } = found;
    const personId = answer.answer === 'refuse' ? null : await accept(deps, asking, trx, proposal, handles, answer);
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: answer.answer === 'accept' ? 'proposal.accepted' : 'proposal.refused',
      subject: {
        proposal: key,
        kind: proposal.kind,
        handles: [...proposal.handles],
        ...(personId === null ? {} : { person: personId }),
      },
      ...(reason === null ? {} : { reason }),
    });
    return personId;
  });
}

async function accept(
  { store }: { readonly store: Store },
  asking: Asking,
  trx: Transaction<unknown>,
  proposal: Proposal,
  handles: OpenProposal['handles'],
  answer: ReturnType<typeof ProposalAnswer.parse>,
): Promise<number> {
  const { actor, operationId } = asking;
  const db = tablesOf(trx);
  const made = { made_at: store.now().toISOString(), made_by: actor.name };
  const person =
    proposal.personId ??
    (await addPerson(db, {
      operation_id: operationId,
      name: answer.name === undefined || answer.name === '' ? proposal.suggestedName : answer.name,
      category: answer.category,
      anonymous: answer.category === 'victim' ? 1 : 0,
      note: '',
      ...made,
    }));
  for (const { handleId, personId } of handles) {
    if (personId !== null) continue;
    await addAttribution(db, {
      operation_id: operationId,
      handle_id: handleId,
      person_id: person,
      confidence: proposal.confidence,
      basis: proposal.bases.get(handleId) ?? proposal.kind,
      note: proposal.why.slice(0, 2000),
      from_time: null,
      to_time: null,
      ...made,
    });
  }
  for (const other of proposal.persons) {
    if (other !== person)
      await mergePersons(store, asking, trx, { from: other, into: person, reason: proposal.why.slice(0, 500) });
  }
  return person;
}
