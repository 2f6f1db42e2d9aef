/** The exhibit's label as typed, and what of it is sent. */

import type { IntakeCreate } from '../contract.ts';

export interface Label {
  readonly ref: string;
  readonly custodian: string;
  readonly device: string;
  readonly authority: string;
  readonly seizedAt: string;
  readonly description: string;
  readonly zone: string;
  readonly dateOrder: '' | 'DMY' | 'MDY' | 'YMD';
  readonly scopeFrom: string;
  readonly scopeTo: string;
  /** One a line. */
  readonly privilegeTerms: string;
  readonly expectSha256: string;
}

export const emptyLabel: Label = {
  ref: '',
  custodian: '',
  device: '',
  authority: '',
  seizedAt: '',
  description: '',
  zone: '',
  dateOrder: '',
  scopeFrom: '',
  scopeTo: '',
  privilegeTerms: '',
  expectSha256: '',
};

/** What is wrong with the label, field by field; an empty object when it can be sent. */
export function faultsOf(label: Label): Partial<Record<keyof Label, string>> {
  const faults: Partial<Record<keyof Label, string>> = {};
  if (label.ref.trim() === '') faults.ref = 'An exhibit needs its reference.';
  if (label.custodian.trim() === '') faults.custodian = 'Say from whom it came.';
  if (label.scopeFrom !== '' && label.scopeTo !== '' && label.scopeFrom > label.scopeTo) {
    faults.scopeTo = 'The end lies before the beginning.';
  }
  const hash = label.expectSha256.trim();
  if (hash !== '' && !/^[0-9a-fA-F]{64}$/.test(hash)) faults.expectSha256 = 'A SHA-256 has 64 digits of 0–9 and a–f.';
  if (termsOf(label.privilegeTerms).some((term) => term.length < 2)) {
    faults.privilegeTerms = 'A term has at least two letters: one letter would withhold nearly everything.';
  }
  return faults;
}

function termsOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export function intakeOf(label: Label): IntakeCreate {
  return {
    ref: label.ref.trim(),
    custodian: label.custodian.trim(),
    device: label.device.trim(),
    authority: label.authority.trim(),
    seizedAt: label.seizedAt.trim(),
    description: label.description.trim(),
    zone: orNull(label.zone),
    dateOrder: label.dateOrder === '' ? null : label.dateOrder,
    scopeFrom: orNull(label.scopeFrom),
    scopeTo: orNull(label.scopeTo),
    privilegeTerms: termsOf(label.privilegeTerms),
    expectSha256: orNull(label.expectSha256)?.toLowerCase() ?? null,
  };
}
