/**
 * Fills dist/ with what the package ships: the product and the demonstration as JavaScript (Node does not strip types
 * below node_modules), the types of the published formats, what is neither TypeScript nor a test beside them, and the
 * page. `src/cli` becomes `dist/cli`, `samples/larch` becomes `dist/samples/larch`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, isTest, isTypeScript } from './checks/files.ts';
import { root } from './root.ts';

const dist = join(root, 'dist');

function run(program: string, ...args: readonly string[]): void {
  const ran = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    // Whoever packs reads npm's own words on stdout.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')} failed (exit ${ran.status})`);
}

rmSync(dist, { recursive: true, force: true });
run('tsc', '-p', 'tsconfig.build.json');
renameSync(join(dist, 'emitted', 'src'), join(dist, 'product'));
for (const path of filesOf(join(dist, 'product'))) {
  const target = join(dist, path);
  mkdirSync(dirname(target), { recursive: true });
  const text = readFileSync(join(dist, 'product', path), 'utf8');
  // What stands beside src in the repository stands inside dist in the package: one step less to go up.
  writeFileSync(target, text.replaceAll(/(['"])\.\.\/((?:\.\.\/)*(?:samples|models)\/)/g, '$1$2'));
}
renameSync(join(dist, 'emitted', 'samples'), join(dist, 'samples'));
rmSync(join(dist, 'product'), { recursive: true });
rmSync(join(dist, 'emitted'), { recursive: true });
run('tsc', '-p', 'tsconfig.formats.json');

for (const path of filesOf(root, ['src', 'samples'])) {
  if (isTypeScript(path) || isTest(path) || /\/(fixtures|testing)\/|\.fixture\.|^samples\/larch\/out\//.test(path))
    continue;
  const target = join(dist, path.replace(/^src\//, ''));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(root, path), target);
}

// What the models were made from stays in the repository.
for (const part of ['text', 'first', 'second']) {
  cpSync(join(root, 'models', part), join(dist, 'models', part), { recursive: true });
}

await import('./build-web.ts');
cpSync(join(root, 'web', 'dist'), join(dist, 'web'), { recursive: true });
