/** The entry of the command line: words and options in, exit code out (docs/cli.md). */

import { Command, CommanderError } from 'commander';
import { CandourError, type ExitCode, errorCodes } from '../kernel/index.ts';
import { version } from '../version.ts';
import { fold } from './terminal.ts';

/** Commands are loaded when called, so that `inspect` never waits for a database or a server. */
function program(done: (code: ExitCode) => void): Command {
  const candour = new Command('candour')
    .description('Message evidence: sealed, searchable, readable, every byte accounted for.')
    .version(version)
    .exitOverride();
  candour.configureHelp({ showGlobalOptions: false });

  candour
    .command('inspect')
    .description('say what is in these exports, byte-accounted, with every doubt; stores nothing')
    .argument('<path...>', 'files, zips and folders')
    .option('--json', 'print one JSON object')
    .option('--zone <zone>', 'IANA zone of the exporting phone')
    .option('--date-order <order>', 'dmy, mdy or ymd: decide an ambiguous date order')
    .action(async (paths: string[], given) => done(await (await import('./inspect.ts')).inspectCommand(paths, given)));

  candour
    .command('reconcile')
    .description(
      'align copies of one chat from several phones; say what each lacks and what could explain it; stores nothing',
    )
    .argument('<path...>', 'one path a copy: a file, zip or folder; two or more')
    .option(
      '--zone <path=zone>',
      'IANA zone of the phone that exported a path (repeatable)',
      (text: string, list: string[] = []) => [...list, text],
    )
    .option('--text', 'show the words of what is missing')
    .option('--json', 'print one JSON object')
    .action(async (paths: string[], given) =>
      done(await (await import('./reconcile.ts')).reconcileCommand(paths, given)),
    );

  candour
    .command('score')
    .description('say which messages a reviewer should look at, and why; JSON lines in; stores nothing')
    .argument('[file]', 'JSON lines of {id, text, context?}; standard input when left out')
    .option('--tier <tier>', 'first, second or auto', 'auto')
    .option('--text', 'show the words that carried a score')
    .option('--json', 'print one JSON line a message')
    .action(async (file: string | undefined, given) =>
      done(await (await import('./score.ts')).scoreCommand(file, given)),
    );

  candour
    .command('simulate')
    .description('replay a labelled file through the review queue: effort, recall, when it may stop; stores nothing')
    .argument('<file>', 'JSON lines of {id, text, context?, relevant, labels?}')
    .option('--seeds <n>', 'runs, with seeds from 1', '5')
    .option('--target <share>', 'share of the relevant that is to be found', '0.95')
    .option('--confidence <share>', 'how sure the stop must be of it', '0.95')
    .option('--out <svg>', 'also write the curves as a drawing')
    .option('--json', 'print one JSON object')
    .action(async (file: string, given) => done(await (await import('./simulate.ts')).simulateCommand(file, given)));

  candour
    .command('import')
    .description('bring files in as one exhibit of an operation; run again after an interruption')
    .argument('<path...>', 'files, zips and folders')
    .requiredOption('--operation <name>', 'the operation; opened if there is none of that name')
    .requiredOption('--exhibit <ref>', 'reference on the label, such as JM/1')
    .requiredOption('--custodian <name>', 'whose phone or file it is')
    .option('--zone <zone>', 'IANA zone of the exporting phone')
    .option('--date-order <order>', 'dmy, mdy, ymd, or undecided to keep the doubt at every time')
    .option('--authority <text>', 'legal basis: warrant, power or agreement')
    .option('--seized <when>', 'when it was seized or handed over')
    .option('--device <text>', 'make, model, number')
    .option('--description <text>', 'anything else on the label')
    .option('--expect-sha256 <hex>', 'hash on the laboratory’s label; refused when it differs')
    .option('--scope-from <date>', 'first day the authority covers, YYYY-MM-DD; earlier entries are held back')
    .option('--scope-to <date>', 'last day the authority covers, YYYY-MM-DD; later entries are held back')
    .option(
      '--privilege-term <text>',
      'name, firm or word; what it hits is held back (repeatable)',
      (text: string, list: string[] = []) => [...list, text],
    )
    .option('--actor <name>', 'on first use: the name acts are recorded under')
    .option('--role <role>', 'on first use: that person’s role')
    .option('--json', 'print one JSON object')
    .action(async (paths: string[], given) => done(await (await import('./import.ts')).importCommand(paths, given)));

  candour
    .command('verify')
    .description('hash, parse and compare everything again; exit 4 and the exact place on a difference')
    .option('--operation <name>', 'only this operation')
    .option('--json', 'print one JSON object')
    .action(async (given) => done(await (await import('./verify.ts')).verifyCommand(given)));

  candour
    .command('serve')
    .description('serve the page on this machine')
    .option('--port <port>', 'port', '8484')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--open', 'open the page in the browser')
    .action(async (given) => done(await (await import('./serve.ts')).serveCommand(given)));

  candour
    .command('demo')
    .description('build the demonstration operation from real-format exports and serve it')
    .option('--port <port>', 'port', '8484')
    .option('--no-serve', 'build it and stop')
    .action(async (given) => done(await (await import('./demo.ts')).demoCommand(given)));

  candour
    .command('backup')
    .description('copy the whole data folder, consistent and verified, while it is in use')
    .argument('<folder>', 'a new folder for the copy')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, given) => done(await (await import('./backup.ts')).backupCommand(folder, given)));

  candour
    .command('restore')
    .description('check a backup and make it the data folder; refuses a folder that is in use')
    .argument('<folder>', 'a folder made by backup')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, given) => done(await (await import('./backup.ts')).restoreCommand(folder, given)));

  const ledger = candour.command('ledger').description('the record of every act');
  ledger
    .command('export')
    .description('write what a stranger needs to verify the record without Candour')
    .argument('[folder]', 'a new folder for the record and its verifier', 'candour-ledger')
    .option('--purpose <purpose>', 'lawfulness, self-monitoring, security or criminal-proceedings', 'lawfulness')
    .option('--operation <name>', 'only this operation')
    .action(async (folder: string, given) => done(await (await import('./ledger.ts')).exportCommand(folder, given)));
  ledger
    .command('checkpoint')
    .description('sign the head of each chain and print it, to hand to somebody else')
    .action(async () => done(await (await import('./ledger.ts')).checkpointCommand()));
  return candour;
}

async function main(): Promise<ExitCode> {
  let code: ExitCode = 0;
  const candour = program((given) => {
    code = given;
  });
  for (const command of [candour, ...candour.commands, ...candour.commands.flatMap((c) => c.commands)]) {
    command.exitOverride();
    command.showHelpAfterError('(`candour help COMMAND` lists what a command takes.)');
  }
  try {
    await candour.parseAsync(process.argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return report(error);
  }
}

/** One sentence and the way out; a trace only when asked for, and never message text. */
function report(error: unknown): ExitCode {
  const known = error instanceof CandourError ? error : fromSystem(error);
  process.stderr.write(
    `candour: ${fold(known.message, '  ')}\n  ${fold(known.hint, '  ')}\n  (${known.code}, exit ${known.exitCode})\n`,
  );
  if (process.env.CANDOUR_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return known.exitCode;
}

function fromSystem(error: unknown): CandourError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return new CandourError('DISK_FULL', errorCodes.DISK_FULL.when, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new CandourError(
      'BAD_INPUT',
      `A file or folder may not be read or written: ${error instanceof Error && 'path' in error ? String(error.path) : 'unknown'}.`,
      { hint: 'Check its permissions.', cause: error },
    );
  return new CandourError('INTERNAL', 'Something failed that was not foreseen.', { cause: error });
}

// A reader that closes the pipe early (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main();
