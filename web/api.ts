/** Every request the page makes, by name. */

import { type Call, call, type Download, download } from './call.ts';
import type {
  AttributionCreate,
  CaseEventCreate,
  CaseEventView,
  CastView,
  CertificateView,
  ComparisonView,
  ConversationView,
  DayRail,
  Decision,
  DoubtDecision,
  EntriesPage,
  ExhibitView,
  ExplanationOfScore,
  ExtractRequest,
  GapKind,
  GapSummary,
  GapsPage,
  IntakeCreate,
  IntakeView,
  JoiningCreate,
  JoiningDecision,
  JoiningView,
  LedgerPage,
  MembershipView,
  MergePreview,
  ObservationView,
  OperationCreate,
  OperationView,
  OverviewView,
  ParticipationView,
  PeopleView,
  PersonChange,
  PersonCreate,
  PersonView,
  PostingCreate,
  ProposalAnswer,
  ProposalView,
  QueueView,
  ReleaseRequest,
  ReviewCreate,
  ReviewView,
  ScoringProgress,
  SearchPage,
  SearchQuery,
  SessionView,
  SuggestionsView,
  TermsRequest,
  TermsView,
  TriagePage,
  TriageQuery,
  TriageView,
  VerifyView,
} from './contract.ts';

/** What the gap ledger is asked for, as it goes over the wire. */
export interface GapAsked {
  readonly conversation?: number;
  readonly copy?: number;
  readonly exhibit?: number;
  readonly kind?: GapKind;
  readonly deletion?: 'true' | 'false';
  readonly sender?: string;
  readonly minConfidence?: number;
  readonly from?: string;
  readonly to?: string;
  readonly run?: number;
  readonly sort?: 'time' | 'confidence';
  readonly after?: number;
  readonly limit?: number;
}

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

  /** One message phone by phone, with the original lines. */
  comparison: (op: number, id: number, position: number, signal?: AbortSignal) =>
    get<ComparisonView>(at(op, `/conversations/${id}/messages/${position}`), { signal }),

  joinings: (op: number) => get<{ joinings: JoiningView[] }>(at(op, '/joinings')),
  joining: (op: number, joining: number) => get<JoiningView>(at(op, `/joinings/${joining}`)),
  propose: (op: number, body: JoiningCreate) => post<{ id: number }>(at(op, '/joinings'), body),
  decideJoining: (op: number, joining: number, decision: 'join' | 'refuse' | 'separate', body: JoiningDecision) =>
    post<JoiningView>(at(op, `/joinings/${joining}/${decision}`), body),

  gaps: (op: number, query: GapAsked, signal?: AbortSignal) =>
    get<GapsPage>(at(op, '/gaps'), { query: { ...query }, signal }),
  gapSummary: (op: number, query: GapAsked, signal?: AbortSignal) =>
    get<GapSummary>(at(op, '/gaps/summary'), { query: { ...query }, signal }),
  gapsCsv: (op: number, query: GapAsked): Promise<Download> =>
    download(at(op, '/gaps.csv'), 'gaps.csv', { query: { ...query } }),

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

  people: (op: number) => get<PeopleView>(at(op, '/people')),
  createPerson: (op: number, body: PersonCreate) => post<{ id: number }>(at(op, '/people'), body),
  person: (op: number, person: number) => get<PersonView>(at(op, `/people/${person}`)),
  changePerson: (op: number, person: number, body: PersonChange) =>
    call<unknown>(at(op, `/people/${person}`), { method: 'PATCH', body }),
  attribute: (op: number, person: number, body: AttributionCreate) =>
    post<unknown>(at(op, `/people/${person}/attributions`), body),
  withdrawAttribution: (op: number, person: number, attribution: number) =>
    remove<unknown>(at(op, `/people/${person}/attributions/${attribution}`)),
  addPosting: (op: number, person: number, body: PostingCreate) =>
    post<unknown>(at(op, `/people/${person}/postings`), body),
  removePosting: (op: number, person: number, posting: number) =>
    remove<unknown>(at(op, `/people/${person}/postings/${posting}`)),
  proposals: (op: number) => get<{ proposals: ProposalView[] }>(at(op, '/people/proposals')),
  answerProposal: (op: number, key: string, body: ProposalAnswer) =>
    post<{ personId: number | null }>(at(op, `/people/proposals/${encodeURIComponent(key)}`), body),
  mergePreview: (op: number, person: number, into: number) =>
    get<MergePreview>(at(op, `/people/${person}/merge`), { query: { into } }),
  mergePerson: (op: number, person: number, body: { into: number; reason: string }) =>
    post<unknown>(at(op, `/people/${person}/merge`), body),
  splitPerson: (op: number, person: number, body: { merged: number; reason: string }) =>
    post<unknown>(at(op, `/people/${person}/split`), body),
  cast: (op: number, id: number) => get<CastView>(at(op, `/conversations/${id}/cast`)),
  membership: (op: number, id: number) => get<MembershipView>(at(op, `/conversations/${id}/membership`)),
  triage: (op: number) => get<TriageView>(at(op, '/triage')),
  scoringProgress: (op: number) => get<ScoringProgress>(at(op, '/triage/progress')),
  suggestionList: (op: number, query: TriageQuery, signal?: AbortSignal) =>
    get<TriagePage>(at(op, '/triage/messages'), { query: { ...query } as Call['query'], signal }),
  explanation: (op: number, observation: number, signal?: AbortSignal) =>
    get<ExplanationOfScore>(at(op, `/triage/messages/${observation}`), { signal }),
  suggestions: (op: number, id: number, from: number, limit: number, signal?: AbortSignal) =>
    get<SuggestionsView>(at(op, `/conversations/${id}/suggestions`), { query: { from, limit }, signal }),
  scoreAgain: (op: number, reason: string) => post<unknown>(at(op, '/triage/scorings'), { reason }),
  reviews: (op: number) => get<{ reviews: ReviewView[] }>(at(op, '/reviews')),
  beginReview: (op: number, body: ReviewCreate) => post<{ id: number }>(at(op, '/reviews'), body),
  endReview: (op: number, review: number, reason: string) =>
    post<unknown>(at(op, `/reviews/${review}/end`), { reason }),
  certificate: (op: number, review: number) => get<CertificateView>(at(op, `/reviews/${review}/certificate`)),
  nextInQueue: (op: number, review: number, beyond: boolean, signal?: AbortSignal) =>
    get<QueueView>(at(op, `/reviews/${review}/next`), { query: { beyond: String(beyond) }, signal }),
  decideInQueue: (op: number, review: number, body: Decision) =>
    post<QueueView>(at(op, `/reviews/${review}/decisions`), body),
  undoInQueue: (op: number, review: number) => post<QueueView>(at(op, `/reviews/${review}/undo`)),
  showModel: (op: number, model: number, reason: string) =>
    call<unknown>(at(op, '/triage/model'), { method: 'PUT', body: { model, reason } }),

  participation: (op: number, id: number, from: number, limit: number, signal?: AbortSignal) =>
    get<ParticipationView>(at(op, `/conversations/${id}/participation`), { query: { from, limit }, signal }),
};
