/** Who acts. */

import type { Act } from './acts.ts';

export type AccountId = string & { readonly __brand: 'AccountId' };

/** One operation, or the installation as a whole (accounts, new operations, its own ledger chain). */
export type Scope = { readonly operationId: number } | 'installation';

/** One act on one operation, or on `all` of them and the installation. */
export interface Grant {
  readonly act: Act;
  readonly operation: number | 'all';
}

/**
 * A signed-in person with what they may do at this moment. It fits the ledger's actor as it is: `session` is the id of
 * the web session (never its secret) or `cli:…`. Made only by this room; hold it no longer than one request or command.
 */
export interface Actor {
  readonly id: AccountId;
  readonly name: string;
  /** As the person states it (R3: nobody opens an original without a named role). */
  readonly role: string;
  readonly session: string;
  readonly owner: boolean;
  readonly grants: readonly Grant[];
}
