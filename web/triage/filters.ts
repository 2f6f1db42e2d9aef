/** Which messages the triage page lists, as its address keeps it: so that every count can be a door. */

import type { LabelName, TriageQuery, UnjudgedReason } from '../contract.ts';
import { binWords, isLabel, isReason, labelName, reasonName } from './words.ts';

export interface TriageFilters {
  readonly label?: LabelName;
  /** Twentieth of relevance, from 0. */
  readonly bin?: number;
  readonly unjudged?: UnjudgedReason;
  readonly conversation?: number;
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Reads the filters of an address, leaving out whatever is not one. One question at a time: the first that is asked. */
export function triageFiltersFromAddress(search: Record<string, unknown>): TriageFilters {
  const conversation = wholeNumber(search.conversation);
  const bin = wholeNumber(search.bin);
  const where = conversation === undefined ? {} : { conversation };
  if (isReason(search.unjudged)) return { ...where, unjudged: search.unjudged };
  if (isLabel(search.label)) return { ...where, label: search.label };
  if (bin !== undefined && bin < 20) return { ...where, bin };
  return where;
}

/** `suggested`, `label racism`, `bin 17`, `unjudged voice`: one value for one control. */
export function whatOf({ label, bin, unjudged }: TriageFilters): string {
  if (unjudged !== undefined) return `unjudged ${unjudged}`;
  if (label !== undefined) return `label ${label}`;
  return bin === undefined ? '' : `bin ${bin}`;
}

/** The filters with another thing asked for, in the same conversation. */
export function withWhat({ conversation }: TriageFilters, what: string): TriageFilters {
  const [kind = '', value = ''] = what.split(' ');
  return triageFiltersFromAddress({ ...(conversation === undefined ? {} : { conversation }), [kind]: value });
}

export function askedOf(filters: TriageFilters): TriageQuery {
  return { ...filters };
}

/** `suggested as racism, in Relief`; `relevance 0.85 to 0.90`; `not judged: voice messages`. */
export function filterSentence(filters: TriageFilters, titleOf: (conversation: number) => string | undefined): string {
  const { label, bin, unjudged, conversation } = filters;
  const what =
    unjudged !== undefined
      ? `not judged: ${reasonName(unjudged)}`
      : label !== undefined
        ? `suggested as ${labelName(label)}`
        : bin !== undefined
          ? `relevance ${binWords(bin)}`
          : 'at or above the review threshold';
  return conversation === undefined ? what : `${what}, in ${titleOf(conversation) ?? 'one conversation'}`;
}
