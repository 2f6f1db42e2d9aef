/** The door of the access room: accounts, sessions, actors, grants. */

export { type AccountView, accountsView, giveGrant, localActor, type NewAccount, takeGrant } from './accounts.ts';
export type { AccountId, Actor, Grant, Scope } from './actor.ts';
export { type Act, actNames, acts, isAct } from './acts.ts';
export { allow, can, operationsWhere } from './allow.ts';
export { accessMigrations } from './migrations.ts';
