/**
 * Builds the page into web/dist, unless nothing it is made of has changed since. `--force` builds in any case.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';

/** Newest change below a folder, milliseconds; what is built or installed does not count. */
function newest(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  let latest = status.mtimeMs;
  for (const name of readdirSync(path)) {
    if (name === 'dist' || name === 'node_modules') continue;
    latest = Math.max(latest, newest(join(path, name)));
  }
  return latest;
}

/** The page is made of web/, of the rooms' contracts, and of the packages the lock file names. */
function isStale(): boolean {
  const built = join(root, 'web', 'dist', 'index.html');
  if (!existsSync(built)) return true;
  const made = statSync(built).mtimeMs;
  const contracts = readdirSync(join(root, 'src'))
    .map((room) => join(root, 'src', room, 'contract.ts'))
    .filter((path) => existsSync(path));
  return [join(root, 'web'), join(root, 'package-lock.json'), ...contracts].some((path) => newest(path) > made);
}

if (process.argv.includes('--force') || isStale()) {
  console.error('candour: building the page');
  await build({ root: join(root, 'web'), logLevel: 'warn' });
}
