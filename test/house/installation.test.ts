import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingBinaries, type Packages } from '../../scripts/complete-lock.ts';
import { root } from '../../scripts/root.ts';

/** A clone in small, and an `npm` that writes down how it was called instead of installing. */
let clone: string;
let npm: string;

const lock = { packages: { '': { name: 'candour' }, 'node_modules/zod': { version: '4.6.7' } } };

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'candour-clone-'));
  npm = join(clone, 'programs');
  mkdirSync(npm);
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(npm, 'npm'), `#!/bin/sh\necho "npm $*"\nexit 9\n`, { mode: 0o755 });
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

function installed(packages: object): void {
  mkdirSync(join(clone, 'node_modules', 'node', 'bin'), { recursive: true });
  writeFileSync(join(clone, 'node_modules', 'node', 'bin', 'node'), '');
  writeFileSync(join(clone, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

const ensure = () =>
  spawnSync(process.execPath, [join(root, 'scripts', 'ensure-installed.mjs'), clone], {
    encoding: 'utf8',
    env: { ...process.env, PATH: [npm, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) },
  });

describe('before the tests run', () => {
  it('a fresh clone is installed exactly as its lock file says, and told so', () => {
    const ran = ensure();
    expect(ran.stderr).toContain('no packages are installed yet');
    expect(ran.stdout).toContain('npm ci --include=dev');
  });

  it('a clone whose lock file has moved on is installed again', () => {
    installed({ 'node_modules/zod': { version: '4.6.6' } });
    expect(ensure().stderr).toContain('zod is not at 4.6.7');
  });

  it('an installed clone is left alone', () => {
    installed({ 'node_modules/zod': { version: '4.6.7' } });
    const ran = ensure();
    expect(ran.stdout + ran.stderr).toBe('');
    expect(ran.status).toBe(0);
  });

  it('a failed installation ends the run with its own exit code', () => {
    const ran = ensure();
    expect(ran.status).toBe(9);
    expect(ran.stderr).toContain('npm ci failed');
  });
});

describe('the lock file', () => {
  const packages = (JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Packages })
    .packages;

  it('names the binaries of every system, without which npm ci refuses it on any', () => {
    expect(Object.keys(missingBinaries(packages))).toEqual([]);
  });

  it('is seen to lack one that npm left out', () => {
    const { 'node_modules/@swc/core-darwin-arm64': _gone, ...rest } = packages as Record<string, object>;
    expect(missingBinaries(rest)).toEqual({
      'node_modules/@swc/core-darwin-arm64': expect.objectContaining({
        os: ['darwin'],
        cpu: ['arm64'],
        optional: true,
      }),
    });
  });

  it('pins every package to one version, as package.json does', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
