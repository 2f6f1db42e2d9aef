/** docs/formats.md lists every warning that reading a file can yield, and no other. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { filesOf, isTest, isTypeScript } from './files.ts';

/** Codes written as `code: 'UPPER_SNAKE'` in the source text given, in order, each once. */
export function warningCodes(source: string): string[] {
  const codes = new Set<string>();
  for (const [, code] of source.matchAll(/\bcode:\s*'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g))
    if (code !== undefined) codes.add(code);
  return [...codes];
}

/** Codes that the page lists: a table row or list item that starts with the code. */
export function listedCodes(page: string): string[] {
  const codes = new Set<string>();
  for (const [, code] of page.matchAll(/^(?:\| |[-*] )`([A-Z][A-Z0-9_]+)`/gm)) if (code !== undefined) codes.add(code);
  return [...codes];
}

export const warningsPage: Check = (root) => {
  const emitted = new Map<string, string>();
  for (const path of filesOf(root, ['src/formats'])) {
    if (!isTypeScript(path) || isTest(path)) continue;
    for (const code of warningCodes(readFileSync(join(root, path), 'utf8'))) emitted.set(code, path);
  }
  const page = join(root, 'docs', 'formats.md');
  const listed = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const findings: string[] = [];
  for (const [code, path] of emitted) {
    if (!listed.includes(`\`${code}\``)) findings.push(`docs/formats.md: ${code} (${path}) is not listed`);
  }
  if (emitted.size === 0)
    findings.push('src/formats: no warning code was found; has the way they are written changed?');
  return { seen: `${emitted.size} warning codes`, findings };
};
