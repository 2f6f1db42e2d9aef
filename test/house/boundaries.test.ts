import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundaries } from '../../scripts/checks/boundaries.ts';
import { root } from '../../scripts/root.ts';

/** A copy of the house, so that what is planted never reaches the real one. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'candour-house-'));
  for (const name of ['src', '.dependency-cruiser.cjs', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What the check finds with these files planted, leaving out what it finds without them. */
async function findingsWith(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const before = new Set((await boundaries(copy)).findings);
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    return (await boundaries(copy)).findings.filter((finding) => !before.has(finding));
  } finally {
    for (const path of Object.keys(files)) rmSync(join(copy, path));
  }
}

describe('the boundary check', () => {
  it('sees every module of the product and their imports', async () => {
    const { seen } = await boundaries(root);
    const [modules = 0, imports = 0] = [...seen.matchAll(/\d+/g)].map(Number);
    expect(modules).toBeGreaterThan(60);
    expect(imports).toBeGreaterThan(150);
  });

  it('refuses an import that goes down the list of rooms', async () => {
    const findings = await findingsWith({
      'src/kernel/planted.ts': "import { planted } from '../storage/index.ts';\nexport const asked = planted;\n",
    });
    expect(findings.join('\n')).toContain(
      'src/kernel/planted.ts → src/storage/index.ts: kernel-imports-only-rooms-above',
    );
  });

  it('refuses such an import even of a type alone', async () => {
    const findings = await findingsWith({
      'src/formats/planted.ts': "import type { Store } from '../storage/index.ts';\nexport type Planted = Store;\n",
    });
    expect(findings.join('\n')).toContain('formats-imports-only-rooms-above');
  });

  it('refuses an import past the door of a room above', async () => {
    const findings = await findingsWith({
      'src/evidence/planted.ts':
        "import { CandourError } from '../kernel/errors.ts';\nexport const planted = CandourError;\n",
    });
    expect(findings.join('\n')).toContain(
      'src/evidence/planted.ts → src/kernel/errors.ts: kernel-only-through-its-door',
    );
  });

  it.each([
    ['reads files', "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n"],
    ['opens a connection', "import { connect } from 'node:net';\nexport const planted = connect;\n"],
    ['starts a program', "export const planted = () => import('node:child_process');\n"],
    ['builds queries', "import { sql } from 'kysely';\nexport const planted = sql;\n"],
    ['opens the database', "import Database from 'better-sqlite3';\nexport const planted = Database;\n"],
    ['answers HTTP', "import fastify from 'fastify';\nexport const planted = fastify;\n"],
  ])('refuses a rule that %s', async (_what, text) => {
    const findings = await findingsWith({ 'src/evidence/planted.ts': text });
    expect(findings.join('\n')).toContain('src/evidence/planted.ts → ');
    expect(findings.join('\n')).toContain('a-rule-touches-no-world');
  });

  it('lets a rule name the types of what it may not touch', async () => {
    const findings = await findingsWith({
      'src/evidence/planted.ts': "import type { Kysely } from 'kysely';\nexport type Planted = Kysely<unknown>;\n",
    });
    expect(findings).toEqual([]);
  });

  it('refuses a page that reaches into the server, and lets it have a contract', async () => {
    const findings = await findingsWith({
      'web/planted.ts': "import { openStore } from '../src/storage/index.ts';\nexport const planted = openStore;\n",
      'web/allowed.ts': "import * as contract from '../src/evidence/contract.ts';\nexport const allowed = contract;\n",
    });
    expect(findings.join('\n')).toContain('web/planted.ts → src/storage/index.ts: the-page-sees-contracts-alone');
    expect(findings.join('\n')).not.toContain('web/allowed.ts');
  });

  it('refuses a folder of the product that has no place in the order', async () => {
    const findings = await findingsWith({
      'src/helpers/planted.ts':
        "import { CandourError } from '../kernel/index.ts';\nexport const planted = CandourError;\n",
    });
    expect(findings.join('\n')).toContain('a-room-has-a-place-in-the-order');
  });
});
