/**
 * Makes `npm test` and `npm run demo` work from a fresh clone: installs exactly what package-lock.json names, when it is
 * not there yet. Plain JavaScript for Node 20, because it runs before the packages (and their newer Node) are there;
 * it needs nothing but npm.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? join(fileURLToPath(import.meta.url), '..', '..'));

/**
 * Says why the installed packages are not those of the lock file, or null when they are. npm writes its own list
 * (node_modules/.package-lock.json) last, so a killed installation has none. Versions are compared rather than dates:
 * a fresh checkout makes every file look new.
 */
function whyInstall() {
  const listed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(listed)) return 'no packages are installed yet';
  const installed = JSON.parse(readFileSync(listed, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === '') continue;
    const found = installed[path];
    if (found === undefined ? !wanted.optional && !wanted.peer : found.version !== wanted.version) {
      return `${path.replace(/^.*node_modules\//, '')} is not at ${wanted.version}`;
    }
  }
  const node = join(root, 'node_modules', 'node', 'bin');
  if (!existsSync(join(node, 'node')) && !existsSync(join(node, 'node.exe')))
    return 'the Node that comes as a package is missing';
  return null;
}

const why = whyInstall();
if (why !== null) {
  console.error(`candour: ${why}; running npm ci (needs the package registry once, a minute or so)`);
  const install = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error('candour: npm ci failed; see above. Nothing else was tried.');
    process.exit(install.status ?? 1);
  }
  const still = whyInstall();
  if (still !== null) {
    console.error(
      `candour: npm ci ended, but ${still}. Is "ignore-scripts" set in an .npmrc? The node package needs its own.`,
    );
    process.exit(1);
  }
  console.error('candour: installed');
}
