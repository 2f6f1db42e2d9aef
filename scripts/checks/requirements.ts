/** Every requirement that code, tests or pages cite (R6) is on docs/requirements.md. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { filesOf } from './files.ts';

const citing = ['src', 'web', 'samples', 'bench', 'test', 'scripts', 'docs', 'README.md', 'CONTRIBUTING.md'];

/** Requirement numbers cited in a text, each once, in order. `R1–R8` cites its two ends. */
export function citedRequirements(text: string): number[] {
  const numbers = new Set<number>();
  for (const [, digits] of text.matchAll(/\bR([1-9][0-9]?)\b/g)) numbers.add(Number(digits));
  return [...numbers];
}

/** Numbers that have a row or heading of their own on the page. */
export function statedRequirements(page: string): number[] {
  return [...page.matchAll(/^(?:#+ |\| |- )\**R([1-9][0-9]?)\**\b/gm)].map(([, digits]) => Number(digits));
}

export const requirements: Check = (root) => {
  const path = join(root, 'docs', 'requirements.md');
  const stated = new Set(statedRequirements(existsSync(path) ? readFileSync(path, 'utf8') : ''));
  const findings: string[] = [];
  for (let number = 1; number <= 52; number += 1) {
    if (!stated.has(number)) findings.push(`docs/requirements.md: R${number} is not stated`);
  }
  let citations = 0;
  for (const file of filesOf(root)) {
    if (!citing.some((place) => file === place || file.startsWith(`${place}/`)) || !/\.(tsx?|mjs|md)$/.test(file))
      continue;
    // The test of this check plants a requirement that does not exist.
    if (file.startsWith('test/house/')) continue;
    for (const number of citedRequirements(readFileSync(join(root, file), 'utf8'))) {
      citations += 1;
      if (!stated.has(number)) findings.push(`${file}: cites R${number}, which docs/requirements.md does not state`);
    }
  }
  return { seen: `${stated.size} requirements, ${citations} citations`, findings };
};
