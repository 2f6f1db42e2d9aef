/** Reading: who is known, and everything about one of them. */

import {
  type Asking,
  type Consultation,
  consult,
  conversationCopies,
  conversationTablesOf,
} from '../conversations/index.ts';
import { Zone } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { chatPeople } from './chat-people.ts';
import { countInOwnCopies, positionOfTime } from './chat-store.ts';
import type { PeopleView, PersonView } from './contract.ts';
import { type Reach, reach, type Span } from './exposure.ts';
import type { Holding } from './holdings.ts';
import { standsAs } from './merge.ts';
import { findPerson, merges } from './person-store.ts';
import { openProposals } from './proposals.ts';
import { recordsOf } from './records.ts';
import { rhythm } from './rhythm.ts';
import { tablesOf } from './store.ts';
import { attributionView, handleView, personRow, postingView } from './views.ts';
import { countOthers, writtenHours } from './writing-store.ts';

interface PeopleDeps {
  readonly store: Store;
}

export async function listPeople(deps: PeopleDeps, asking: Asking): Promise<PeopleView> {
  const reading = await consult(deps, asking, 'people.read', 'lists');
  const records = await recordsOf(deps.store, reading);
  const attributed = new Set(records.attributions.map((row) => row.handle_id));
  const people = records.persons
    .filter(({ merged_into }) => merged_into === null)
    .map((person) => personRow(person, records))
    .sort((a, b) => b.messages - a.messages || a.id - b.id);
  const proposals = await openProposals(tablesOf(deps.store.db), reading.operationId);
  await reading.record('people.listed', { people: people.length });
  return {
    people,
    unattributed: records.handles
      .filter(({ handleId, messages }) => messages > 0 && !attributed.has(handleId))
      .map(handleView),
    proposals: proposals.length,
  };
}

export async function onePerson(deps: PeopleDeps, asking: Asking, personId: number): Promise<PersonView> {
  const reading = await consult(deps, asking, 'people.read', 'lists');
  const { operationId } = reading;
  const db = tablesOf(deps.store.db);
  const person = await findPerson(db, operationId, personId);
  const records = await recordsOf(deps.store, reading, [personId]);
  const handles = new Map(records.handles.map((row) => [row.handleId, row]));
  const holdings = records.holdings.filter((holding) => holding.personId === personId);
  const chats: PersonView['chats'] = [];
  const hours: Parameters<typeof rhythm>[0][number][] = [];
  for (const holding of holdings) {
    chats.push(await chatOfPerson(deps.store, reading, holding));
    const zone = await zoneOf(deps.store, operationId, holding.conversationId);
    for (const writer of holding.writers) {
      for (const count of await writtenHours(db, holding.chat, writer)) hours.push({ ...count, zone });
    }
  }
  const mergedInto = new Map(records.persons.map((row) => [row.person_id, row.merged_into]));
  const names = new Map(records.persons.map((row) => [row.person_id, row.name]));
  const merged = (await merges(db, operationId)).filter((row) => standsAs(mergedInto, row.into_person) === personId);
  const { hours: week, months } = rhythm(hours);
  await reading.record('person.read', { person: personId });
  return {
    ...personRow(person, records),
    note: person.note,
    attributions: records.attributions
      .filter((row) => row.person_id === personId)
      .flatMap((row) => {
        const handle = handles.get(row.handle_id);
        return handle === undefined ? [] : attributionView(row, handle);
      }),
    postings: records.postings.filter((row) => row.person_id === personId).map(postingView),
    chats,
    hours: week.map((row) => [...row]),
    months: [...months],
    merged: merged.map((row) => ({
      id: row.from_person,
      name: names.get(row.from_person) ?? '',
      at: row.made_at,
      by: row.made_by,
    })),
  };
}

async function zoneOf(store: Store, operationId: number, conversationId: number): Promise<Zone | null> {
  const copies = await conversationCopies(conversationTablesOf(store.db), operationId, {
    conversations: [conversationId],
  });
  const zone = copies[0]?.zone ?? null;
  return zone === null ? null : Zone.of(zone);
}

/** What a person wrote in a chat, and how much of what others wrote there they could have seen. */
async function chatOfPerson(
  store: Store,
  { operationId, mayReadHeld }: Consultation,
  holding: Holding,
): Promise<PersonView['chats'][number]> {
  const { chat, conversationId, title, messages, first, last, personId } = holding;
  const db = tablesOf(store.db);
  const there = await chatPeople(store, operationId, mayReadHeld, conversationId);
  const column = there.columns.columns.findIndex((one) => one.personId === personId);
  const { stays, leavings, ownCopies, lastReaction } = there.standings[column] ?? nothing;
  const edges = stays
    .flatMap(({ from, to }) => [from, to])
    .flatMap((edge) => (edge?.position === null ? (edge.time ?? []) : []));
  const places = new Map<string, number>();
  for (const time of edges) places.set(time, await positionOfTime(db, chat, time, there.length));
  const found = reach({
    length: there.length,
    always: there.oneToOne || (chat.kind === 'copy' && ownCopies.length > 0),
    stays,
    wrote: first === null || last === null ? null : { first, last },
    leavings,
    lastReaction,
    positionOf: (time) => places.get(time) ?? there.length,
  });
  const own = new Set(holding.writers.map(({ senderId }) => senderId));
  const others = there.senders.map(({ senderId }) => senderId).filter((id) => !own.has(id));
  const count = async (spans: readonly Span[], end: number): Promise<number> => {
    let total = await countOthers(db, chat, spans, others);
    const copies = ownCopies.map(({ copyId }) => copyId);
    for (const outside of between(spans, end)) {
      total += await countInOwnCopies(db, chat, { copies, senders: [...own] }, outside);
    }
    return total;
  };
  const lastAct = Math.max(last?.position ?? -1, lastReaction?.position ?? -1);
  return {
    conversationId,
    title,
    messages,
    intervals: stays.map(({ from, to, basis }) => ({ from: from?.time ?? null, to: to?.time ?? null, basis })),
    first: first?.time ?? null,
    last: last?.time ?? null,
    couldHaveSeen: await count(found.member, there.length),
    openedAfter: await count(found.opened, Math.min(there.length, lastAct + 1)),
  };
}

const nothing = { stays: [], leavings: [], ownCopies: [], lastReaction: null };

/** What lies between and around spans, up to an end. */
function between(spans: Reach['member'], end: number): Span[] {
  const gaps: Span[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    gaps.push({ from: at, to: Math.min(from, end) });
    at = to;
  }
  gaps.push({ from: at, to: end });
  return gaps.filter(({ from, to }) => from < to);
}
