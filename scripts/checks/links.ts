/** Every relative link of the pages leads somewhere, to the heading too. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Check } from './check.ts';
import { filesOf } from './files.ts';

/** The anchor that a heading gets when the page is shown. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[`*_]/g, (mark) => (mark === '_' ? '_' : ''))
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** Text without fenced code, whose brackets are not links. */
const prose = (page: string): string => page.replaceAll(/^```[\s\S]*?^```/gm, '');

export const links: Check = (root) => {
  const pages = filesOf(root).filter((path) => path.endsWith('.md') && !path.startsWith('samples/larch/out/'));
  const findings: string[] = [];
  let followed = 0;
  for (const page of pages) {
    const text = prose(readFileSync(join(root, page), 'utf8'));
    for (const [, target] of text.matchAll(/\]\(([^()\s]+)\)/g)) {
      if (target === undefined || /^[a-z]+:/i.test(target)) continue;
      followed += 1;
      const [path = '', anchor] = target.split('#');
      const aimed = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, aimed))) {
        findings.push(`${page}: links to ${target}, which is not there`);
      } else if (anchor !== undefined && statSync(join(root, aimed)).isFile()) {
        const headings = prose(readFileSync(join(root, aimed), 'utf8')).matchAll(/^#+ (.*)$/gm);
        if (![...headings].some(([, heading]) => heading !== undefined && anchorOf(heading) === anchor)) {
          findings.push(`${page}: links to ${target}, but there is no such heading`);
        }
      }
    }
  }
  return { seen: `${pages.length} pages, ${followed} links`, findings };
};
