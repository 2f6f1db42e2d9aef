/** The door of the access room: accounts, sessions, actors, grants. */

export { type Access, type AccessOptions, openAccess } from './access.ts';
export { type AccountView, accountsView, giveGrant, localActor, type NewAccount, takeGrant } from './accounts.ts';
export type { AccountId, Actor, Grant, Scope } from './actor.ts';
export { type Act, actNames, acts, isAct } from './acts.ts';
export { allow, can, operationsWhere } from './allow.ts';
export { loopbackHosts } from './guard.ts';
export { accessMigrations } from './migrations.ts';
export { type AccessDeps, accessRoutes, guardRequests, requireActor, webHeaders } from './routes.ts';
