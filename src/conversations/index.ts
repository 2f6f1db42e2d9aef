/** The door of the conversations room: reading and searching. */

export { EXPORTER, noticeFact } from './alignment/notice-facts.ts';
export type { ReconciliationReport, ReportedFinding } from './alignment/report.ts';
export {
  type ChatMembership,
  type ChatMessage,
  type ChatSender,
  chatMembership,
  chatMessages,
  chatSenders,
} from './chat.ts';
export { type Asking, type Consultation, consult } from './consult.ts';
export { withheld as withheldObservation } from './entry-store.ts';
export { conversationHandlers } from './handlers.ts';
export { conversationMigrations } from './migrations.ts';
export { reconcileFiles } from './reconcile-files.ts';
export { askingOf } from './requests.ts';
export { conversationRoutes } from './routes.ts';
export { messagesAsHits } from './search/hits.ts';
export { conversationService } from './service.ts';
export { conversationCopies, conversationRows, tablesOf as conversationTablesOf } from './store.ts';
export type * from './tables.ts';
