/** What the evidence room says over HTTP: zod schemas, shared with the page (types) and with OpenAPI. */

import { z } from 'zod';

const id = z.number().int().nonnegative();
/** Operation ids are 48-bit numbers. */
const OperationId = id;

const CountsView = z.object({
  exhibits: id,
  conversations: id,
  entries: id,
  messages: id,
  notices: id,
  calls: id,
  /** Withheld from this account (scope or privilege). A number only. */
  held: id,
});

export const OperationView = z.object({
  id: OperationId,
  name: z.string(),
  purpose: z.string(),
  responsible: z.string(),
  openedAt: z.string(),
  reasonRequired: z.boolean(),
  counts: CountsView,
});
export type OperationView = z.infer<typeof OperationView>;

export const OperationCreate = z.object({
  name: z.string().trim().min(1).max(120),
  responsible: z.string().trim().min(1).max(120),
  purpose: z.string().max(2000).default(''),
});

export const CaseEventView = z.object({
  id,
  happened: z.string(),
  what: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
});
export const CaseEventCreate = z.object({
  happened: z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/),
  what: z.string().trim().min(1).max(500),
});

export const WarningView = z.object({ code: z.string(), message: z.string(), lines: z.array(z.number()).optional() });

/** A doubt to decide before sealing, or decided. Both readings are shown side by side. */
export const DoubtView = z.object({
  /** `<exhibit>:<sha256>:<chat>:<kind>` */
  id: z.string(),
  kind: z.enum(['date-order', 'zone']),
  exhibit: z.string(),
  path: z.string(),
  chatTitle: z.string().nullable(),
  sentence: z.string(),
  lines: z.array(z.number()),
  /** For a date order: what each reading would make of first and last. For a zone: suggestions. */
  choices: z.array(
    z.object({ value: z.string(), label: z.string(), first: z.string().nullable(), last: z.string().nullable() }),
  ),
  /** Must be decided before the import can be sealed (a zone may stay unknown). */
  blocking: z.boolean(),
  decided: z.object({ value: z.string(), by: z.string(), at: z.string(), basis: z.string() }).nullable(),
});
export type DoubtView = z.infer<typeof DoubtView>;

export const AccountingView = z.object({ bytes: id, inEntries: id, unparsed: id });

export const CopyView = z.object({
  id,
  exhibitRef: z.string(),
  format: z.string(),
  title: z.string().nullable(),
  exporter: z.string().nullable(),
  zone: z.string().nullable(),
  zoneBasis: z.string(),
  dateOrder: z.string().nullable(),
  dateOrderBasis: z.string(),
  entries: id,
  messages: id,
  notices: id,
  calls: id,
  first: z.string().nullable(),
  last: z.string().nullable(),
  conversationId: id.nullable(),
  parts: z.array(
    z.object({
      sha256: z.string(),
      path: z.string(),
      member: z.string().nullable(),
      accounting: AccountingView,
      entries: id,
      warnings: z.array(WarningView),
    }),
  ),
});

export const ExhibitView = z.object({
  id,
  ref: z.string(),
  kind: z.string(),
  custodian: z.string(),
  device: z.string(),
  authority: z.string(),
  seizedAt: z.string(),
  scopeFrom: z.string().nullable(),
  scopeTo: z.string().nullable(),
  description: z.string(),
  enteredAt: z.string(),
  sealedAt: z.string().nullable(),
  files: z.array(
    z.object({
      sha256: z.string(),
      path: z.string(),
      bytes: id,
      format: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  accounting: AccountingView,
  counts: z.object({ entries: id, messages: id, notices: id, calls: id, held: id }),
  copies: z.array(CopyView),
  custody: z.array(z.object({ at: z.string(), who: z.string(), act: z.string(), note: z.string() })),
  doubts: z.array(DoubtView),
});
export type ExhibitView = z.infer<typeof ExhibitView>;

export const OverviewView = z.object({
  operation: OperationView,
  /** What is undecided or weak: doubts first. */
  doubts: z.array(DoubtView),
  warnings: z.array(z.object({ exhibit: z.string(), path: z.string(), code: z.string(), message: z.string() })),
  events: z.array(CaseEventView),
  /** Newest acts of the operation's ledger. */
  recent: z.array(z.object({ seq: id, at: z.string(), actor: z.string(), act: z.string(), type: z.string() })),
  /** Entries per month over all copies, oldest first. */
  months: z.array(z.object({ month: z.string(), entries: id })),
});

/** Begin an import: the exhibit's label; files follow by PUT, then inspect, decide, seal. */
export const IntakeCreate = z.object({
  ref: z.string().trim().min(1).max(60),
  custodian: z.string().trim().min(1).max(120),
  device: z.string().max(200).default(''),
  authority: z.string().max(2000).default(''),
  seizedAt: z.string().max(40).default(''),
  description: z.string().max(2000).default(''),
  zone: z.string().max(60).nullable().default(null),
  /** `undecided` seals with the doubt at every time. */
  dateOrder: z.enum(['DMY', 'MDY', 'YMD', 'undecided']).nullable().default(null),
  scopeFrom: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .default(null),
  scopeTo: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .default(null),
  /** Privilege terms: names, firms, words. What they hit is held. */
  privilegeTerms: z.array(z.string().trim().min(2).max(120)).max(1000).default([]),
  /** SHA-256 on the laboratory's label, lower-case hex. */
  expectSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});
export type IntakeCreate = z.infer<typeof IntakeCreate>;

export const ProgressView = z.object({
  /** What is being done, in words. */
  step: z.string(),
  done: id,
  total: id.nullable(),
  unit: z.enum(['bytes', 'entries', 'files']),
});

export const IntakeView = z.object({
  id,
  state: z.enum(['receiving', 'inspecting', 'deciding', 'importing', 'sealed', 'failed']),
  ref: z.string(),
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      bytes: id,
      format: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  chats: z.array(
    z.object({
      path: z.string(),
      title: z.string().nullable(),
      format: z.string(),
      messages: id,
      notices: id,
      calls: id,
      first: z.string().nullable(),
      last: z.string().nullable(),
      accounting: AccountingView,
      warnings: z.array(WarningView),
    }),
  ),
  doubts: z.array(DoubtView),
  progress: ProgressView.nullable(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }).nullable(),
  exhibitId: id.nullable(),
});
export type IntakeView = z.infer<typeof IntakeView>;

export const DoubtDecision = z.object({
  doubt: z.string(),
  value: z.string(),
  basis: z.string().max(500).default('decided in the page'),
});

export const VerifyView = z.object({
  state: z.enum(['running', 'ok', 'failed']),
  progress: ProgressView.nullable(),
  artefacts: id,
  observations: id,
  chains: z.array(z.object({ chain: z.string(), entries: id, ok: z.boolean(), fault: z.string().nullable() })),
  /** Exact places that differ. */
  faults: z.array(z.string()),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type VerifyView = z.infer<typeof VerifyView>;

export const LedgerPage = z.object({
  entries: z.array(
    z.object({
      seq: id,
      at: z.string(),
      actor: z.string(),
      role: z.string(),
      type: z.string(),
      act: z.string(),
      subject: z.string(),
      reason: z.string().nullable(),
      hash: z.string(),
    }),
  ),
  next: id.nullable(),
});

/** Released by the independent reviewer alone, with a reason (R23). */
export const ReleaseRequest = z.object({
  observations: z.array(id).min(1).max(1000),
  reason: z.string().trim().min(3).max(2000),
});
