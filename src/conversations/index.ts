/** The door of the conversations room: reading and searching. */

export type { ReconciliationReport, ReportedFinding } from './alignment/report.ts';
export { conversationHandlers } from './handlers.ts';
export { conversationMigrations } from './migrations.ts';
export { reconcileFiles } from './reconcile-files.ts';
export { conversationRoutes } from './routes.ts';
export { conversationService } from './service.ts';
