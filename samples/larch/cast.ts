/** Casting: gives the parts of a thread to people who can play them. */
import type { PersonId } from './model.ts';
import type { Random } from './random.ts';
import type { Thread } from './script.ts';
import { personOf } from './team.ts';

export type Cast = ReadonlyMap<string, PersonId>;

export function isPart(word: string): boolean {
  return /^[A-Z]$/u.test(word);
}

/** Facts a part must have, because its own lines say `{my.x}` or somebody says `{A.x}`. */
function needsOf(thread: Thread, part: string): string[] {
  const needs = new Set<string>();
  for (const line of thread.lines) {
    if (line.part === part) for (const match of line.text.matchAll(/\{my\.([a-z]+)\}/gu)) needs.add(match[1] ?? '');
    for (const match of line.text.matchAll(/\{([A-Z])\.([a-z]+)\}/gu)) if (match[1] === part) needs.add(match[2] ?? '');
  }
  return [...needs];
}

function mentionedIn(thread: Thread): string[] {
  const found = new Set<string>();
  for (const line of thread.lines) for (const match of line.text.matchAll(/\{@([A-Z])\}/gu)) found.add(match[1] ?? '');
  return [...found];
}

/**
 * A cast for the thread, or null where it cannot be played now: a named person is absent, or a part that must speak
 * finds nobody. `present` may write in the chat; `known` may be spoken of.
 */
export function castThread(
  thread: Thread,
  present: readonly PersonId[],
  known: readonly PersonId[],
  random: Random,
): Cast | null {
  const cast = new Map<string, PersonId>();
  const used = new Set<PersonId>();
  for (const line of thread.lines) {
    if (isPart(line.part)) continue;
    if (!present.includes(line.part)) return null;
    used.add(line.part);
  }
  const parts = [...new Set(thread.lines.map((line) => line.part).filter(isPart))];
  for (const part of parts) {
    const needs = needsOf(thread, part);
    const able = present.filter(
      (id) => !used.has(id) && needs.every((need) => (personOf(id).facts[need]?.length ?? 0) > 0),
    );
    const must = thread.lines.some((line) => line.part === part && line.percent === 100);
    if (able.length === 0) {
      if (must) return null;
      continue;
    }
    const chosen = random.weighted(able, (id) => personOf(id).talks);
    cast.set(part, chosen);
    used.add(chosen);
  }
  for (const part of mentionedIn(thread)) {
    if (cast.has(part)) continue;
    const able = known.filter((id) => !used.has(id));
    if (able.length === 0) return null;
    const chosen = random.pick(able);
    cast.set(part, chosen);
    used.add(chosen);
  }
  return cast;
}
