/** What was decided about a person, newest first, from the records that the person's page holds anyway. */

import type { PersonView } from '../contract.ts';
import { basisName, sureness } from './words.ts';

export interface Decision {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
}

/** Attributions that one person made in one go, of one basis, are said once. */
export function decisionsOf(person: PersonView): readonly Decision[] {
  const decisions: Decision[] = person.merged.map((one) => ({
    key: `merged ${one.id}`,
    at: one.at,
    by: one.by,
    what: `${one.name} merged into this person.`,
  }));
  const together = new Map<string, PersonView['attributions']>();
  for (const one of person.attributions) {
    const key = `${one.at} ${one.by} ${one.basis} ${one.confidence}`;
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  for (const [key, made] of together) {
    const first = made[0];
    if (first === undefined) continue;
    const names = [...new Set(made.map((one) => one.shown))];
    const said = names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
    const how = `${sureness(first.confidence)} ${first.confidence.toFixed(2)}: ${basisName(first.basis)}`;
    decisions.push({ key, at: first.at, by: first.by, what: `Attributed: ${said}, ${how}.` });
  }
  return decisions.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
