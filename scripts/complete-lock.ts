/**
 * `npm run lock`: names in package-lock.json the binaries of other systems that npm left out. npm drops an optional
 * package which the registry at hand does not carry, and `npm ci` then refuses the whole file, on every system. The
 * version is the one the package itself pins; the system is read from the name, as these packages are named by it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.ts';

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type Packages = Readonly<Record<string, object>>;

/** Where Node would find `name` for the package at `place`, going up; undefined when the lock file has it nowhere. */
function resolveFrom(packages: Packages, place: string, name: string): string | undefined {
  for (let folder = place; ; ) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === '') return undefined;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
}

/** The entries that are missing, by their place in the file. */
export function missingBinaries(packages: Packages): Record<string, object> {
  const missing: Record<string, object> = {};
  for (const [place, entry] of Object.entries(packages) as [string, LockEntry][]) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolveFrom(packages, place, name) !== undefined) continue;
      const found = /[-/](android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-(\w+))?$/.exec(name);
      if (found === null) throw new Error(`${name}, wanted by ${place}, does not name its system`);
      const [, os, cpu, abi = ''] = found;
      const libc = os !== 'linux' ? undefined : abi.startsWith('musl') ? ['musl'] : ['glibc'];
      missing[`node_modules/${name}`] = {
        version,
        cpu: [cpu],
        ...(entry.dev === true ? { dev: true } : {}),
        ...(libc === undefined ? {} : { libc }),
        optional: true,
        os: [os],
      };
    }
  }
  return missing;
}

if (import.meta.main) {
  const path = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Packages };
  const missing = missingBinaries(lock.packages);
  const all = Object.entries({ ...lock.packages, ...missing });
  all.sort(([left], [right]) => left.localeCompare(right, 'en'));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(all) }, null, 2)}\n`);
  console.error(`candour: ${Object.keys(missing).length} binaries of other systems added to package-lock.json`);
}
