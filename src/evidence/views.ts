/** Types of what is said over HTTP, from the schemas of contract.ts. */

import type { z } from 'zod';
import type {
  CaseEventView as CaseEventSchema,
  CopyView as CopySchema,
  OverviewView as OverviewSchema,
} from './contract.ts';

export type { DoubtView, ExhibitView, IntakeView, OperationView, VerifyView } from './contract.ts';
export type CaseEventView = z.infer<typeof CaseEventSchema>;
export type CopyView = z.infer<typeof CopySchema>;
export type OverviewView = z.infer<typeof OverviewSchema>;
