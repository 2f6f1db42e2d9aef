/** The door of the conversations room: reading and searching. */

export { conversationHandlers } from './handlers.ts';
export { conversationMigrations } from './migrations.ts';
export { conversationRoutes } from './routes.ts';
export { conversationService } from './service.ts';
