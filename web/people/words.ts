/** What the closed lists of the people room are called on the page, and how sure an attribution is. */

import type { Basis, Category } from '../contract.ts';

const categories: Readonly<Record<Category, string>> = {
  subject: 'subject',
  witness: 'witness',
  victim: 'victim',
  'third-party': 'third party',
  unknown: 'not decided',
};

/** Categories in the order in which a list offers them. */
export const categoryChoices: ReadonlyArray<{ readonly value: Category; readonly label: string }> = [
  { value: 'unknown', label: categories.unknown },
  { value: 'subject', label: categories.subject },
  { value: 'witness', label: categories.witness },
  { value: 'victim', label: categories.victim },
  { value: 'third-party', label: categories['third-party'] },
];

export function categoryName(category: Category): string {
  return categories[category];
}

/** The category that a form's value names; `unknown` for anything else. */
export function categoryOf(value: string): Category {
  return categoryChoices.find((one) => one.value === value)?.value ?? 'unknown';
}

const bases: Readonly<Record<Basis, string>> = {
  custodian: 'the phone is theirs',
  alignment: 'the same messages on another phone',
  number: 'the same number',
  name: 'the same name',
  statement: 'a statement',
  other: 'something else',
};

export const basisChoices: ReadonlyArray<{ readonly value: Basis; readonly label: string }> = [
  { value: 'statement', label: bases.statement },
  { value: 'number', label: bases.number },
  { value: 'name', label: bases.name },
  { value: 'custodian', label: bases.custodian },
  { value: 'alignment', label: bases.alignment },
  { value: 'other', label: bases.other },
];

export function basisName(basis: Basis): string {
  return bases[basis];
}

export function basisOf(value: string): Basis {
  return basisChoices.find((one) => one.value === value)?.value ?? 'other';
}

/** Below this an attribution carries the sign of a doubt wherever it is shown. */
export const doubtBelow = 0.75;

/** How sure, in a word before the number: `very likely`, `likely`, `possible`, `weak`. */
export function sureness(confidence: number): string {
  if (confidence >= 0.95) return 'very likely';
  if (confidence >= doubtBelow) return 'likely';
  return confidence >= 0.5 ? 'possible' : 'weak';
}

/** Steps that a person attributing a handle can choose from, the surest first. */
export const surenessChoices: ReadonlyArray<{ readonly value: string; readonly label: string }> = [
  { value: '0.99', label: 'very likely (0.99)' },
  { value: '0.9', label: 'likely (0.90)' },
  { value: '0.7', label: 'possible (0.70)' },
  { value: '0.4', label: 'weak (0.40)' },
];

/** What stands for the name of somebody anonymous on whatever leaves the room: a file, a printed page (R18). */
export function namelessName(personId: number): string {
  return `Anonymous person ${personId}`;
}
