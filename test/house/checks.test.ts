import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { architecture } from '../../scripts/checks/architecture.ts';
import { links } from '../../scripts/checks/links.ts';
import { placesCheck } from '../../scripts/checks/places.ts';
import { requirements } from '../../scripts/checks/requirements.ts';

/** A repository of a few files, made for one test. */
let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'candour-house-'));
  mkdirSync(join(house, 'src'));
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

describe('the page of the architecture', () => {
  it('must name every room that is there and none that is not', async () => {
    write('src/kernel/index.ts', '');
    write('src/attic/index.ts', '');
    write('docs/architecture.md', 'In `src/kernel/` and `src/cellar/`; around them `web`.');
    expect((await architecture(house)).findings).toEqual([
      'docs/architecture.md: src/attic is not named',
      'docs/architecture.md: names src/cellar, which is not there',
      'docs/architecture.md: names web, which is not there',
    ]);
  });
});

describe('a link between pages', () => {
  it('must lead to a file and a heading that are there', async () => {
    write(
      'docs/a.md',
      '# Here it is\n[b](b.md) [c](c.md) [own](#here-it-is) [gone](b.md#gone) [out](https://example.org)\n',
    );
    write('docs/b.md', '# There\n```\n[not a link](nowhere.md)\n```\n');
    expect((await links(house)).findings).toEqual([
      'docs/a.md: links to c.md, which is not there',
      'docs/a.md: links to b.md#gone, but there is no such heading',
    ]);
  });
});

describe('a cited requirement', () => {
  it('must be stated on the page', async () => {
    const stated = Array.from({ length: 52 }, (_, n) => `### R${n + 1} words`).join('\n');
    write('docs/requirements.md', stated.replace('### R40 words', ''));
    write('src/kernel/index.ts', '/** Sealed once (R1), shown twice (R60). */');
    expect((await requirements(house)).findings).toEqual([
      'docs/requirements.md: R40 is not stated',
      'src/kernel/index.ts: cites R60, which docs/requirements.md does not state',
    ]);
  });
});

describe('a place that only one machine has', () => {
  it('is found with its line', async () => {
    write('src/kernel/index.ts', `const a = 1;\nconst home = '/${'home'}/somebody/exports';\n`);
    expect((await placesCheck(house)).findings).toEqual(['src/kernel/index.ts:2: names a path of one machine']);
  });
});
