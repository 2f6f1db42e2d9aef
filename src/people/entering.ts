/** Entering persons and changing what is known of them. Names stay in this room: the ledger has numbers (R18). */

import { type Asking, consult } from '../conversations/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Store } from '../storage/index.ts';
import { attributeWithin } from './attributing.ts';
import type { PersonChange, PersonCreate } from './contract.ts';
import { standsAs } from './merge.ts';
import { addPerson, changePerson, findPerson, personRows } from './person-store.ts';
import { tablesOf } from './store.ts';
import type { PersonChangeTable, PersonTable } from './tables.ts';
import { isAnonymous } from './views.ts';

interface Deps {
  readonly store: Store;
}

/**
 * @returns the number of the new person, to whom the handles given are attributed
 * @throws CandourError BAD_USAGE for a victim without anonymity: it is taken off afterwards, with its basis (R19)
 */
export async function enterPerson(
  deps: Deps,
  asking: Asking,
  given: ReturnType<typeof PersonCreate.parse>,
): Promise<number> {
  await consult(deps, asking, 'people.manage');
  const { actor, operationId, reason } = asking;
  const { store } = deps;
  const victim = given.category === 'victim';
  if (victim && given.anonymous === false) {
    throw new CandourError('BAD_USAGE', 'A victim is entered as anonymous (R18).', {
      hint: 'Take anonymity off afterwards, with the written consent or the order that it rests on.',
    });
  }
  return await store.transaction(async (trx) => {
    const at = store.now().toISOString();
    const personId = await addPerson(tablesOf(trx), {
      operation_id: operationId,
      name: given.name,
      category: given.category,
      anonymous: (given.anonymous ?? victim) ? 1 : 0,
      note: given.note,
      made_at: at,
      made_by: actor.name,
    });
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'person.entered',
      subject: { person: personId, category: given.category },
      ...(reason === null ? {} : { reason }),
    });
    for (const handleId of new Set(given.handles)) {
      await attributeWithin(store, asking, trx, personId, {
        handleId,
        confidence: 1,
        basis: 'other',
        note: 'Entered with the person.',
        from: null,
        to: null,
      });
    }
    return personId;
  });
}

/**
 * Changes what is given; what it was before is kept. Whoever becomes a victim becomes anonymous with it, and anonymity
 * is taken off nobody without a recorded basis: written consent or an order of a court (R19).
 */
export async function changeOfPerson(deps: Deps, asking: Asking, personId: number, given: PersonChange): Promise<void> {
  await consult(deps, asking, 'people.manage');
  const { actor, operationId, reason } = asking;
  const { store } = deps;
  await store.transaction(async (trx) => {
    const db = tablesOf(trx);
    const person = await findPerson(db, operationId, personId);
    const persons = await personRows(db, operationId);
    const hidden = isAnonymous(persons, personId);
    const basis = given.anonymityBasis?.trim() ?? '';
    if (given.anonymous === false && hidden && basis === '') {
      throw new CandourError(
        'BAD_USAGE',
        'Anonymity is taken off on written consent or an order of a court only (R19).',
        {
          hint: 'Give the consent or the order as the basis; it is kept with the change.',
        },
      );
    }
    const stamp = { changed_at: store.now().toISOString(), changed_by: actor.name };
    const fields = new Set<string>();
    const change = async (of: PersonTable, field: PersonChangeTable['field'], before: string, after: string) => {
      if (before === after) return;
      await changePerson(db, of, [{ field, before, after, basis: field === 'anonymous' ? basis : '', ...stamp }]);
      fields.add(field);
    };
    if (given.name !== undefined) await change(person, 'name', person.name, given.name);
    if (given.note !== undefined) await change(person, 'note', person.note, given.note);
    if (given.category !== undefined) await change(person, 'category', person.category, given.category);
    const becomesVictim = given.category === 'victim' && person.category !== 'victim';
    const anonymous = given.anonymous ?? (becomesVictim ? true : undefined);
    if (anonymous === true && !hidden) await change(person, 'anonymous', '0', '1');
    if (anonymous === false) {
      // The person under every record that was found to be theirs.
      const mergedInto = new Map(persons.map((row) => [row.person_id, row.merged_into]));
      for (const row of persons) {
        if (row.anonymous === 1 && standsAs(mergedInto, row.person_id) === personId)
          await change(row, 'anonymous', '1', '0');
      }
    }
    if (fields.size === 0) return;
    await store.ledger.append(trx, {
      chain: String(operationId),
      actor,
      type: 'alteration',
      act: 'person.changed',
      subject: {
        person: personId,
        fields: [...fields],
        ...(fields.has('anonymous') ? { anonymous: anonymous === true } : {}),
      },
      ...(reason === null ? {} : { reason }),
    });
  });
}
