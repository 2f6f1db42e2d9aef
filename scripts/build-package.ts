/**
 * Fills dist/ with what the package ships: the server and command line as JavaScript (Node does not strip types below
 * node_modules), the types of the published formats, what is neither TypeScript nor a test beside them, and the page.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, isTest, isTypeScript } from './checks/files.ts';
import { root } from './root.ts';

function run(program: string, ...args: readonly string[]): void {
  const ran = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    // Whoever packs reads npm's own words on stdout.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')} failed (exit ${ran.status})`);
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
run('tsc', '-p', 'tsconfig.formats.json');

for (const path of filesOf(root, ['src'])) {
  if (isTypeScript(path) || isTest(path) || /\/fixtures\/|\.fixture\./.test(path)) continue;
  const target = join(root, path.replace(/^src\//, 'dist/'));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, path), target);
}

await import('./build-web.ts');
cpSync(join(root, 'web', 'dist'), join(root, 'dist', 'web'), { recursive: true });
