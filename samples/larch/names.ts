/** How one handset names people: contact book, push name, bare number, or "you". */
import { londonTime } from './clock.ts';
import type { Handset, PersonId } from './model.ts';
import { fullNumber, handleAt, PEOPLE, personOf } from './team.ts';

/** A name as printed, marks and no-break blanks included. */
export function shownName(handset: Handset, person: PersonId, handle: string | null): string {
  const one = personOf(person);
  if (handset.platform === 'messenger') return one.facebook ?? one.name;
  if (person === handset.custodian || handle === null) return one.pushName;
  const contact = handset.contacts[handle];
  if (contact !== undefined) return contact;
  if (handset.pushNames.includes(handle)) return `~\u202f${one.pushName}`;
  const number = fullNumber(handle);
  return handset.platform === 'ios' ? `\u202a${number.replaceAll(' ', '\u00a0')}\u202c` : number;
}

/** The name printed for what a person did or suffered at an instant. */
export function shownAt(handset: Handset, person: PersonId, at: number): string {
  const one = personOf(person);
  return shownName(handset, person, handleAt(one, at, one.numberChange === null ? null : londonTime(one.numberChange)));
}

/** The name as a reader should see it: marks gone, blanks plain, trimmed, NFC. */
export function readName(printed: string): string {
  return printed
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replace(/[\u00a0\u202f\u2009]/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** All names a handset shows for each handle, by handle. */
export function namesOn(handset: Handset): Record<string, string> {
  const names: Record<string, string> = {};
  for (const one of PEOPLE) {
    for (const handle of one.numbers) names[handle] = readName(shownName(handset, one.id, handle));
  }
  return names;
}
