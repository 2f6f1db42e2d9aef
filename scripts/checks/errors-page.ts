/** docs/errors.md is what the closed list of error codes says, code by code. `npm run docs:errors` writes it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../../src/kernel/index.ts';
import type { Check } from './check.ts';

export interface ErrorMeaning {
  readonly exit: number;
  readonly status: number;
  readonly when: string;
  readonly recover: string;
}

/** One section of the page. */
function errorSection(code: string, { exit, status, when, recover }: ErrorMeaning): string {
  return `## ${code}\n\n${when}\n\n**What to do:** ${recover}\n\nExit code ${exit}; HTTP status ${status}.\n`;
}

const preface = `# Errors

Every error that a person can meet has a code from this closed list. The command line prints
\`candour: CODE: sentence\` and a hint; with \`--json\`, and over HTTP, the error is \`{"code", "message", "hint"}\`.
A message names files, places and options; it never holds message text. Written from \`src/kernel/errors.ts\` by
\`npm run docs:errors\`; a check compares the two.
`;

/** The whole page. */
export function errorsPageText(codes: Readonly<Record<string, ErrorMeaning>>): string {
  return [preface, ...Object.entries(codes).map(([code, meaning]) => errorSection(code, meaning))].join('\n');
}

/** Compares a page with a list of codes; one sentence for each difference. */
export function compareErrorsPage(page: string, codes: Readonly<Record<string, ErrorMeaning>>): string[] {
  const findings: string[] = [];
  for (const [code, meaning] of Object.entries(codes)) {
    if (!page.includes(errorSection(code, meaning)))
      findings.push(`docs/errors.md: ${code} is missing or says something else`);
  }
  for (const [, code] of page.matchAll(/^## ([A-Z_]+)$/gm)) {
    if (code !== undefined && !(code in codes)) findings.push(`docs/errors.md: ${code} is not a code of the product`);
  }
  return findings;
}

export const errorsPage: Check = (root) => {
  const path = join(root, 'docs', 'errors.md');
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { seen: `${Object.keys(errorCodes).length} error codes`, findings: compareErrorsPage(page, errorCodes) };
};
