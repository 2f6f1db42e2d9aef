/** What the name of an exported file says about whose chat it is. Names can be changed: a hint, never proof. */

import { shownName } from '../shown-text.ts';
import { languages } from './languages/index.ts';

interface Pattern {
  readonly before: string;
  readonly after: string;
}

const patterns: readonly Pattern[] = languages
  .flatMap((table) => table.fileNames ?? [])
  .map((text) => {
    const [before = '', after = ''] = text.normalize('NFC').split('{x}');
    return { before, after };
  })
  .sort((a, b) => b.before.length - a.before.length);

/** Title in the name of a file, archive or path to a member, or null. */
export function titleInName(path: string): string | null {
  const parts = path.normalize('NFC').split(/[\\/!]+/);
  for (const part of parts.reverse()) {
    const title = titleInPart(part);
    if (title !== null) return title;
  }
  return null;
}

function titleInPart(part: string): string | null {
  const stem = part
    .replace(/\.(?:txt|zip)$/i, '')
    .replace(/\.(?:txt|zip)$/i, '')
    .replace(/ ?\(\d{1,2}\)$/, '');
  for (const { before, after } of patterns) {
    const underscored = before.replaceAll(' ', '_');
    const own = stem.startsWith(before);
    if (!own && !stem.startsWith(underscored)) continue;
    if (after !== '' && !stem.endsWith(after)) continue;
    const name = stem.slice(before.length, stem.length - after.length);
    return shownName(own ? name : name.replaceAll('_', ' '));
  }
  return null;
}
