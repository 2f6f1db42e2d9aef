import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountId, Actor, Grant } from './actor.ts';
import { type Act, actNames } from './acts.ts';
import { allow, can, operationsWhere } from './allow.ts';

function actor(owner: boolean, grants: readonly Grant[] = []): Actor {
  return { id: 'a' as AccountId, name: 'Ada', role: 'analyst', session: 's', owner, grants };
}

const anyAct = fc.constantFrom(...actNames);
const anyGrant = fc.record({
  act: anyAct,
  operation: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('all' as const)),
});

describe('an act is allowed', () => {
  test('to the owner everywhere, except reading what is held back (R22, R23)', () => {
    const refused = actNames.filter((act) => !can(actor(true), act, { operationId: 1 }));
    expect(refused).toEqual(['privilege.read']);
  });

  test('to somebody else only where a grant says so', () => {
    const reader = actor(false, [{ act: 'search', operation: 2 }]);
    expect(can(reader, 'search', { operationId: 2 })).toBe(true);
    expect(can(reader, 'search', { operationId: 3 })).toBe(false);
    expect(can(reader, 'extract', { operationId: 2 })).toBe(false);
    expect(can(reader, 'search', 'installation')).toBe(false);
  });

  test('with a sentence that names what was refused', () => {
    expect(() => allow(actor(false), 'extract', { operationId: 1 })).toThrow(
      'This account may not take an extract out of the operation here.',
    );
  });

  test('never by what somebody holds for another act or another operation', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyAct, fc.integer({ min: 1, max: 5 }), (grants, act: Act, operationId) => {
        const matching = grants.filter(
          (grant) => grant.act === act && (grant.operation === 'all' || grant.operation === operationId),
        );
        expect(can(actor(false, grants), act, { operationId })).toBe(matching.length > 0);
      }),
    );
  });

  test('in exactly the operations that are listed for it', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyAct, fc.integer({ min: 1, max: 5 }), (grants, act, operationId) => {
        const listed = operationsWhere(actor(false, grants), act);
        const allowed = can(actor(false, grants), act, { operationId });
        expect(listed === 'all' || listed.includes(operationId)).toBe(allowed);
      }),
    );
  });
});
