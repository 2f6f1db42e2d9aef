/** `node samples/larch/generate.ts OUT_DIR`: writes the demonstration operation's exports and their ground truth. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildLarch, type Larch } from './build.ts';

/** Writes the exports, truth.json and manifest.json into a folder (made if need be); returns what was written. */
export function writeLarch(folder: string): Larch {
  const larch = buildLarch();
  for (const file of larch.files) {
    const path = join(folder, ...file.path.split('/'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.bytes);
  }
  return larch;
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write('usage: node samples/larch/generate.ts OUT_DIR\n');
    process.exitCode = 2;
  } else {
    const { files, copies, chats } = writeLarch(folder);
    const entries = copies.reduce((sum, copy) => sum + copy.entries.length, 0);
    const messages = [...chats.values()].reduce((sum, items) => sum + items.length, 0);
    process.stderr.write(
      `${files.length} files: ${entries} entries in ${copies.length} copies of ${messages} messages\n`,
    );
  }
}
