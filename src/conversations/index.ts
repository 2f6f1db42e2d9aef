/** The door of the conversations room: reading and searching. */

export type { Asking } from './consult.ts';
export { type ConversationHandlers, conversationHandlers } from './handlers.ts';
export { conversationMigrations } from './migrations.ts';
export { type ConversationRoutes, conversationRoutes } from './routes.ts';
export { type ConversationService, conversationService } from './service.ts';
export type * from './tables.ts';
