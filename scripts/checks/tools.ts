/** The checks that are programs of their own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from './check.ts';

/** Runs a program of node_modules/.bin; it passes when the program does. */
function program(name: string, args: readonly string[], seen: string): Check {
  return (root) => {
    const ran = spawnSync(join(root, 'node_modules', '.bin', name), args, {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      maxBuffer: 64 * 1024 * 1024,
    });
    const said = `${ran.stdout ?? ''}${ran.stderr ?? ''}`.trim();
    if (ran.status === 0) return { seen, findings: [] };
    return { seen, findings: [said === '' ? `${name} failed: ${ran.error?.message ?? `exit ${ran.status}`}` : said] };
  };
}

export const types = program('tsc', ['--noEmit', '-p', 'tsconfig.json'], 'tsc over src, test, bench, samples, scripts');
export const webTypes = program('tsc', ['--noEmit', '-p', 'tsconfig.web.json'], 'tsc over web');
export const lint = program(
  'biome',
  ['ci', '--colors=off', '--max-diagnostics=50', '--diagnostic-level=warn', '--error-on-warnings', '.'],
  'biome over every file it knows',
);
export const deadCode = program('knip', ['--no-progress'], 'knip over the package');
