/**
 * docs/formats.md lists every warning that reading a file can yield; docs/cli.md every reason for which a file is refused
 * before a parser sees it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../src/kernel/index.ts';
import type { Check } from './check.ts';
import { filesOf, isTest, isTypeScript } from './files.ts';

/**
 * Codes of warnings in the source text of a format, each once: written as `code: 'UPPER_SNAKE'`, or as the key of a
 * sentence, `UPPER_SNAKE: (count) => …`.
 */
export function warningCodes(source: string): string[] {
  const codes = new Set<string>();
  for (const [, code] of source.matchAll(/\bcode:\s*'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g)) if (code) codes.add(code);
  for (const [, code] of source.matchAll(/^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*):\s*\(/gm)) if (code) codes.add(code);
  return [...codes];
}

/** Codes of refusals in the source text of the evidence room: literals in capitals that are not codes of errors. */
export function refusalCodes(source: string): string[] {
  const codes = [...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code]) => code ?? '');
  return [...new Set(codes)].filter((code) => !(code in errorCodes));
}

function unlisted(root: string, page: string, found: ReadonlyMap<string, string>): string[] {
  const path = join(root, page);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [...found]
    .filter(([code]) => !text.includes(`\`${code}\``))
    .map(([code, source]) => `${page}: ${code} (${source}) is not listed`);
}

export const warningsPage: Check = (root) => {
  const warnings = new Map<string, string>();
  for (const path of filesOf(root, ['src/formats'])) {
    if (!isTypeScript(path) || isTest(path)) continue;
    for (const code of warningCodes(readFileSync(join(root, path), 'utf8'))) warnings.set(code, path);
  }
  const refusals = new Map<string, string>();
  for (const path of ['src/evidence/sources.ts', 'src/evidence/inspect.ts']) {
    for (const code of refusalCodes(readFileSync(join(root, path), 'utf8'))) refusals.set(code, path);
  }
  const findings = [...unlisted(root, 'docs/formats.md', warnings), ...unlisted(root, 'docs/cli.md', refusals)];
  if (warnings.size === 0)
    findings.push('src/formats: no warning code was found; has the way they are written changed?');
  if (refusals.size === 0) findings.push('src/evidence: no refusal was found; has the way they are written changed?');
  return { seen: `${warnings.size} warnings, ${refusals.size} refusals`, findings };
};
