/**
 * No line of the repository names a place that only one machine has: an absolute path of somebody's disk, or the host
 * of a package registry. A clone must read the same everywhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { filesOf } from './files.ts';

const places: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /(?<![\w.~/-])\/(?:work|root|Users|home)\/\w/, what: 'a path of one machine' },
  {
    pattern: /\bregistry\.[a-z0-9-]+\.[a-z]{2,}\b|\b[a-z0-9.-]+\/(?:artifactory|nexus)\//i,
    what: 'a package registry',
  },
  { pattern: /"resolved":\s*"https?:/, what: 'an address of a package registry' },
];

/** What a line gives away, or null. */
export function placeIn(line: string): string | null {
  return places.find(({ pattern }) => pattern.test(line))?.what ?? null;
}

/** Files that are not text to a person. */
const binary = /\.(zip|png|jpe?g|webp|gif|woff2?|opus|ogg|mp[34]|m4a|pdf|ico|db|sqlite|gz|crypt\d*)$/i;

export const placesCheck: Check = (root) => {
  const findings: string[] = [];
  let lines = 0;
  for (const path of filesOf(root)) {
    // The patterns themselves, and the test that plants such a line.
    if (binary.test(path) || path === 'scripts/checks/places.ts' || path === 'test/house/places.test.ts') continue;
    const text = readFileSync(join(root, path), 'utf8');
    let number = 0;
    for (const line of text.split('\n')) {
      number += 1;
      lines += 1;
      const what = line.length > 20_000 ? null : placeIn(line);
      if (what !== null) findings.push(`${path}:${number}: names ${what}`);
    }
  }
  return { seen: `${lines} lines`, findings };
};
