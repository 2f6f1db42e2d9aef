/** docs/architecture.md names every room that is there and no room that is not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';

export const architecture: Check = (root) => {
  const path = join(root, 'docs', 'architecture.md');
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const named = new Set([...page.matchAll(/`src\/([a-z]+)\/?`/g)].map(([, name]) => name ?? ''));
  const findings: string[] = [];
  for (const room of rooms) if (!named.has(room)) findings.push(`docs/architecture.md: src/${room} is not named`);
  for (const room of named) {
    if (!rooms.includes(room)) findings.push(`docs/architecture.md: names src/${room}, which is not there`);
  }
  for (const [, name] of page.matchAll(/`((?:web|samples|bench|test|scripts|docs|bin)(?:\/[\w./-]*)?)`/g)) {
    const built = name?.includes('/dist') === true;
    if (name !== undefined && !built && !existsSync(join(root, name))) {
      findings.push(`docs/architecture.md: names ${name}, which is not there`);
    }
  }
  return { seen: `${rooms.length} rooms`, findings };
};
