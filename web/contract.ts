/**
 * The shapes of the server's answers, as types only: the page ships none of the schema library. The rooms' schemas
 * are the one source; nothing is written twice.
 */

import type { z } from 'zod';
import type * as Access from '../src/access/contract.ts';
import type * as Alignment from '../src/conversations/alignment-contract.ts';
import type * as Conversations from '../src/conversations/contract.ts';
import type * as Evidence from '../src/evidence/contract.ts';
import type * as People from '../src/people/contract.ts';
import type * as Triage from '../src/triage/contract.ts';

export type OperationView = z.infer<typeof Evidence.OperationView>;
export type OperationCreate = z.input<typeof Evidence.OperationCreate>;
export type CaseEventView = z.infer<typeof Evidence.CaseEventView>;
export type CaseEventCreate = z.infer<typeof Evidence.CaseEventCreate>;
export type WarningView = z.infer<typeof Evidence.WarningView>;
export type DoubtView = z.infer<typeof Evidence.DoubtView>;
export type AccountingView = z.infer<typeof Evidence.AccountingView>;
export type CopyView = z.infer<typeof Evidence.CopyView>;
export type ExhibitView = z.infer<typeof Evidence.ExhibitView>;
export type OverviewView = z.infer<typeof Evidence.OverviewView>;
export type IntakeCreate = z.input<typeof Evidence.IntakeCreate>;
export type ProgressView = z.infer<typeof Evidence.ProgressView>;
export type IntakeView = z.infer<typeof Evidence.IntakeView>;
export type DoubtDecision = z.input<typeof Evidence.DoubtDecision>;
export type VerifyView = z.infer<typeof Evidence.VerifyView>;
export type ReleaseRequest = z.input<typeof Evidence.ReleaseRequest>;
export type LedgerPage = z.infer<typeof Evidence.LedgerPage>;

export type ConversationView = z.infer<typeof Conversations.ConversationView>;
export type DayRail = z.infer<typeof Conversations.DayRail>;
export type MediaView = z.infer<typeof Conversations.MediaView>;
export type EntryView = z.infer<typeof Conversations.EntryView>;
export type EntriesPage = z.infer<typeof Conversations.EntriesPage>;
export type ObservationView = z.infer<typeof Conversations.ObservationView>;
export type SearchQuery = z.input<typeof Conversations.SearchQuery>;
export type HitView = z.infer<typeof Conversations.HitView>;
export type SearchPage = z.infer<typeof Conversations.SearchPage>;
export type TermsRequest = z.input<typeof Conversations.TermsRequest>;
export type TermsView = z.infer<typeof Conversations.TermsView>;
export type ExtractRequest = z.input<typeof Conversations.ExtractRequest>;

export type LaneState = z.infer<typeof Alignment.LaneState>;
export type LaneView = z.infer<typeof Alignment.LaneView>;
export type JoiningView = z.infer<typeof Alignment.JoiningView>;
export type JoiningCreate = z.input<typeof Alignment.JoiningCreate>;
export type JoiningDecision = z.input<typeof Alignment.JoiningDecision>;
export type GapKind = z.infer<typeof Alignment.GapKind>;
export type GapView = z.infer<typeof Alignment.GapView>;
export type GapsPage = z.infer<typeof Alignment.GapsPage>;
export type GapRunView = z.infer<typeof Alignment.GapRunView>;
export type GapSummary = z.infer<typeof Alignment.GapSummary>;
export type NearEvent = z.infer<typeof Alignment.NearEvent>;
export type OriginalView = z.infer<typeof Alignment.OriginalView>;
export type ComparisonView = z.infer<typeof Alignment.ComparisonView>;

export type MembershipView = z.infer<typeof Alignment.MembershipView>;

export type Category = z.infer<typeof People.Category>;
export type Basis = z.infer<typeof People.Basis>;
export type AttributionView = z.infer<typeof People.AttributionView>;
export type PostingView = z.infer<typeof People.PostingView>;
export type PersonRow = z.infer<typeof People.PersonRow>;
export type PeopleView = z.infer<typeof People.PeopleView>;
export type PersonView = z.infer<typeof People.PersonView>;
export type PersonCreate = z.input<typeof People.PersonCreate>;
export type PersonChange = z.infer<typeof People.PersonChange>;
export type AttributionCreate = z.input<typeof People.AttributionCreate>;
export type PostingCreate = z.input<typeof People.PostingCreate>;
export type ProposalView = z.infer<typeof People.ProposalView>;
export type ProposalAnswer = z.input<typeof People.ProposalAnswer>;
export type MergePreview = z.infer<typeof People.MergePreview>;
export type CastView = z.infer<typeof People.CastView>;
export type ParticipationCode = z.infer<typeof People.ParticipationCode>;
export type ParticipationView = z.infer<typeof People.ParticipationView>;

export type LabelName = z.infer<typeof Triage.LabelName>;
export type UnjudgedReason = z.infer<typeof Triage.UnjudgedReasonName>;
export type ModelView = z.infer<typeof Triage.ModelView>;
export type ScoringProgress = z.infer<typeof Triage.ScoringProgress>;
export type TriageView = z.infer<typeof Triage.TriageView>;
export type TriageQuery = z.input<typeof Triage.TriageQuery>;
export type TriagePage = z.infer<typeof Triage.TriagePage>;
export type ScoredMessage = z.infer<typeof Triage.ScoredMessage>;
export type ExplanationOfScore = z.infer<typeof Triage.ExplanationOfScore>;
export type SuggestionsView = z.infer<typeof Triage.SuggestionsView>;
export type ReviewCreate = z.input<typeof Triage.ReviewCreate>;
export type ReviewView = z.infer<typeof Triage.ReviewView>;
export type QueueView = z.infer<typeof Triage.QueueView>;
export type Decision = z.input<typeof Triage.Decision>;
export type StoppingCertificate = z.infer<typeof Triage.StoppingCertificate>;
export type CertificateView = z.infer<typeof Triage.CertificateView>;

export type SessionView = z.infer<typeof Access.SessionView>;
