/** `candour backup` and `candour restore`: the whole data folder, verified. */

import { allow } from '../access/index.ts';
import type { ExitCode } from '../kernel/index.ts';
import { backupStore, restoreStore } from '../storage/index.ts';
import { dataFolder } from './home.ts';
import { number, ProgressLine, size } from './terminal.ts';
import { withApp } from './with-app.ts';

export async function backupCommand(folder: string, given: { readonly json?: boolean }): Promise<ExitCode> {
  return withApp<ExitCode>(async (app, actor) => {
    const progress = new ProgressLine();
    allow(actor, 'verify', 'installation');
    const made = await backupStore({ store: app.store, target: folder, actor, progress: show(progress) });
    progress.end();
    if (given.json) process.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
    else
      process.stdout.write(
        `Backed up ${number(made.files)} files, ${size(made.bytes)}, to ${folder}. Each was hashed after writing.\nSHA-256 of its list (note it apart from the copy): ${made.manifestSha256}\nThe copy holds the evidence and the keys: keep it on an encrypted disk.\n`,
      );
    return 0;
  });
}

export async function restoreCommand(folder: string, given: { readonly json?: boolean }): Promise<ExitCode> {
  const progress = new ProgressLine();
  try {
    const made = await restoreStore({
      source: folder,
      home: dataFolder(),
      now: () => new Date(),
      progress: show(progress),
    });
    progress.end();
    if (given.json) process.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
    else
      process.stdout.write(
        `Restored ${number(made.files)} files, ${size(made.bytes)}, into ${dataFolder()}; every hash and the ledger hold.\n`,
      );
    return 0;
  } finally {
    progress.end();
  }
}

function show(
  progress: ProgressLine,
): (at: { stage: 'database' | 'files'; done: number; total: number | null }) => void {
  return ({ stage, done, total }) =>
    progress.show(
      stage === 'database' ? 'Copying the database' : 'Copying files',
      done,
      total,
      stage === 'database' ? 'pages' : 'files',
    );
}
