/** The one question of every service: may this actor do this here? Pure. */

import { CandourError } from '../kernel/index.ts';
import type { Actor, Scope } from './actor.ts';
import { type Act, acts, neverByOwnership } from './acts.ts';

/** True when the actor may do the act in that scope. */
export function can(actor: Actor, act: Act, scope: Scope): boolean {
  if (actor.owner && !neverByOwnership.includes(act)) return true;
  const operation = scope === 'installation' ? 'all' : scope.operationId;
  return actor.grants.some(
    (grant) => grant.act === act && (grant.operation === 'all' || grant.operation === operation),
  );
}

/**
 * Throws NOT_ALLOWED when the actor may not. The first line of every use case.
 *
 *     allow(actor, 'evidence.import', { operationId });
 *     allow(actor, 'operation.create', 'installation');
 */
export function allow(actor: Actor, act: Act, scope: Scope): void {
  if (can(actor, act, scope)) return;
  throw new CandourError(
    'NOT_ALLOWED',
    `This account may not ${acts[act].says}${scope === 'installation' ? '' : ' here'}.`,
  );
}

/** The operations in which the actor may do the act: for lists. */
export function operationsWhere(actor: Actor, act: Act): 'all' | readonly number[] {
  if (actor.owner && !neverByOwnership.includes(act)) return 'all';
  const held = actor.grants.filter((grant) => grant.act === act);
  if (held.some(({ operation }) => operation === 'all')) return 'all';
  return held.flatMap(({ operation }) => (operation === 'all' ? [] : [operation]));
}
