import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Folders that hold nothing we wrote. */
const notOurs = new Set(['node_modules', '.git', 'dist', 'coverage', '.candour', 'test-results']);

/**
 * Paths of all files below `root` that we wrote, relative, with forward slashes, sorted. `within` limits to folders
 * that may or may not be there.
 */
export function filesOf(root: string, within: readonly string[] = ['.']): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (notOurs.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  for (const folder of within) {
    try {
      walk(join(root, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return found.sort();
}

export const isTypeScript = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
