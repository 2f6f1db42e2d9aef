/** The JSON columns of joinings and gaps, read through schemas. */

import { z } from 'zod';
import { ExplanationView, GapRunView, JoiningView, LaneView } from '../alignment-contract.ts';

const Sentences = z.array(z.string());
const Ids = z.array(z.number().int());
const Explanations = z.array(ExplanationView);
const Progress = JoiningView.shape.progress;
const Fault = JoiningView.shape.error;
const OffsetChanges = LaneView.shape.offsetChanges;
const RunSenders = GapRunView.shape.senders;
const Decider = z.object({ id: z.string(), name: z.string(), role: z.string(), session: z.string() });

const read =
  <T>(schema: z.ZodType<T>) =>
  (text: string): T =>
    schema.parse(JSON.parse(text));

export const sentences = read(Sentences);
export const ids = read(Ids);
export const explanations = read(Explanations);
export const offsetChanges = read(OffsetChanges);
export const runSenders = read(RunSenders);
export const decider = read(Decider);

export function progressOf(text: string | null): z.infer<typeof Progress> {
  return text === null ? null : Progress.parse(JSON.parse(text));
}

export function faultOf(text: string | null): z.infer<typeof Fault> {
  return text === null ? null : Fault.parse(JSON.parse(text));
}
