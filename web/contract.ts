/**
 * The shapes of the server's answers, as types only: the page ships none of the schema library. The rooms' schemas
 * are the one source; nothing is written twice.
 */

import type { z } from 'zod';
import type * as Access from '../src/access/contract.ts';
import type * as Conversations from '../src/conversations/contract.ts';
import type * as Evidence from '../src/evidence/contract.ts';

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

export type SessionView = z.infer<typeof Access.SessionView>;
