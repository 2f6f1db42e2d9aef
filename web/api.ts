/** Every request the page makes, by name. */

import { type Call, call, type Download, download } from './call.ts';
import type {
  CaseEventCreate,
  CaseEventView,
  ConversationView,
  DayRail,
  DoubtDecision,
  EntriesPage,
  ExhibitView,
  ExtractRequest,
  IntakeCreate,
  IntakeView,
  LedgerPage,
  ObservationView,
  OperationCreate,
  OperationView,
  OverviewView,
  ReleaseRequest,
  SearchPage,
  SearchQuery,
  SessionView,
  TermsRequest,
  TermsView,
  VerifyView,
} from './contract.ts';

const at = (operation: number, rest = '') => `/api/operations/${operation}${rest}`;
const get = <T>(path: string, options: Call = {}) => call<T>(path, options);
const post = <T>(path: string, body?: unknown) => call<T>(path, { method: 'POST', body });
const remove = <T>(path: string) => call<T>(path, { method: 'DELETE' });

export const api = {
  session: () => get<SessionView>('/api/session'),
  setUp: (body: { name: string; role: string; passphrase: string }) => post<unknown>('/api/set-up', body),
  signIn: (body: { name: string; passphrase: string }) => post<unknown>('/api/sign-in', body),
  signOut: () => post<unknown>('/api/sign-out'),

  operations: () => get<{ operations: OperationView[] }>('/api/operations'),
  createOperation: (body: OperationCreate) => post<{ id: number }>('/api/operations', body),
  overview: (op: number) => get<OverviewView>(at(op)),

  exhibits: (op: number) => get<{ exhibits: ExhibitView[] }>(at(op, '/exhibits')),
  exhibit: (op: number, exhibit: number) => get<ExhibitView>(at(op, `/exhibits/${exhibit}`)),
  /** Whether reading asks for a reason, and who is responsible. */
  askForReasons: (op: number, required: boolean) =>
    call<OverviewView>(at(op, '/reasons'), { method: 'PUT', body: { required } }),
  makeResponsible: (op: number, person: string) =>
    call<OverviewView>(at(op, '/responsible'), { method: 'PUT', body: { person } }),
  release: (op: number, body: ReleaseRequest) => post<{ released: number }>(at(op, '/releases'), body),

  events: (op: number) => get<{ events: CaseEventView[] }>(at(op, '/events')),
  createEvent: (op: number, body: CaseEventCreate) => post<unknown>(at(op, '/events'), body),
  ledger: (op: number, before: number | null) => get<LedgerPage>(at(op, '/ledger'), { query: { before } }),
  ledgerExport: (op: number): Promise<Download> => download(at(op, '/ledger/export'), 'ledger.jsonl'),

  createIntake: (op: number, body: IntakeCreate) => post<IntakeView>(at(op, '/intakes'), body),
  intake: (op: number, intake: number) => get<IntakeView>(at(op, `/intakes/${intake}`)),
  /** Where a file's bytes are put (see intake/upload.ts, which reports progress). */
  intakeFilePath: (op: number, intake: number, path: string) =>
    `${at(op, `/intakes/${intake}/files`)}?path=${encodeURIComponent(path)}`,
  inspectIntake: (op: number, intake: number) => post<IntakeView>(at(op, `/intakes/${intake}/inspect`)),
  decide: (op: number, intake: number, body: DoubtDecision) =>
    post<IntakeView>(at(op, `/intakes/${intake}/decisions`), body),
  sealIntake: (op: number, intake: number) => post<IntakeView>(at(op, `/intakes/${intake}/seal`)),
  abandonIntake: (op: number, intake: number) => remove<unknown>(at(op, `/intakes/${intake}`)),

  verification: (op: number) => get<VerifyView | null>(at(op, '/verify')),
  verify: (op: number) => post<VerifyView>(at(op, '/verify')),

  conversations: (op: number) => get<{ conversations: ConversationView[] }>(at(op, '/conversations')),
  conversation: (op: number, id: number) => get<ConversationView>(at(op, `/conversations/${id}`)),
  days: (op: number, id: number) => get<DayRail>(at(op, `/conversations/${id}/days`)),
  entries: (op: number, id: number, from: number, limit: number, signal?: AbortSignal) =>
    get<EntriesPage>(at(op, `/conversations/${id}/entries`), { query: { from, limit }, signal }),

  observation: (op: number, observation: number, signal?: AbortSignal) =>
    get<ObservationView>(at(op, `/observations/${observation}`), { signal }),
  mediaPath: (op: number, observation: number, n: number) => at(op, `/observations/${observation}/media/${n}`),
  reveal: (op: number, observation: number, body: { what: 'media'; n: number } | { what: 'text' }) =>
    post<unknown>(at(op, `/observations/${observation}/reveal`), body),
  flag: (op: number, observation: number) => post<unknown>(at(op, `/observations/${observation}/flag`)),
  unflag: (op: number, observation: number) => remove<unknown>(at(op, `/observations/${observation}/flag`)),
  note: (op: number, observation: number, text: string) =>
    post<unknown>(at(op, `/observations/${observation}/notes`), { text }),

  search: (op: number, query: SearchQuery, signal?: AbortSignal) =>
    get<SearchPage>(at(op, '/search'), { query: { ...query } as Call['query'], signal }),
  terms: (op: number, body: TermsRequest) => post<TermsView>(at(op, '/terms'), body),
  termsCsv: (op: number, body: TermsRequest): Promise<Download> =>
    download(at(op, '/terms'), 'terms.csv', { method: 'POST', query: { as: 'csv' }, body }),
  extract: (op: number, body: ExtractRequest): Promise<Download> =>
    download(at(op, '/extracts'), `extract.${body.format}`, { method: 'POST', body }),
};
