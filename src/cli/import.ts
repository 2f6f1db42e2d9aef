/** `candour import`: brings files in as one exhibit of one operation; can be run again after a kill. */

import { basename, dirname, relative } from 'node:path';
import type { Actor } from '../access/index.ts';
import type { App } from '../app.ts';
import {
  alreadySealed,
  beginIntake,
  exhibitNamed,
  type GivenFile,
  gather,
  hashFile,
  IntakeCreate,
  lookAtIntake,
  operationFor,
  readChunks,
  receivedFiles,
  receiveFile,
  sealIntake,
} from '../evidence/index.ts';
import { CandourError, type ExitCode } from '../kernel/index.ts';
import { fold, number, ProgressLine, plain, size } from './terminal.ts';
import { withApp } from './with-app.ts';

export interface ImportArguments {
  readonly operation: string;
  readonly exhibit: string;
  readonly custodian: string;
  readonly zone?: string;
  readonly dateOrder?: string;
  readonly authority?: string;
  readonly seized?: string;
  readonly device?: string;
  readonly description?: string;
  readonly expectSha256?: string;
  readonly scopeFrom?: string;
  readonly scopeTo?: string;
  readonly privilegeTerm?: readonly string[];
  readonly actor?: string;
  readonly role?: string;
  readonly json?: boolean;
}

export interface ImportSummary {
  readonly operation: string;
  readonly exhibit: string;
  readonly state: 'sealed' | 'already-sealed';
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly linked: boolean;
  }[];
  readonly conversations: number;
  readonly entries: number;
  readonly held: number;
  readonly kept: readonly { readonly path: string; readonly message: string }[];
}

export async function importCommand(paths: readonly string[], given: ImportArguments): Promise<ExitCode> {
  const summary = await withApp((app, actor) => importPaths(app, actor, paths, given), given);
  process.stdout.write(given.json ? `${JSON.stringify(summary, null, 2)}\n` : `${printed(summary)}\n`);
  return 0;
}

/** The import itself; the demonstration uses it too. */
export async function importPaths(
  app: App,
  actor: Actor,
  paths: readonly string[],
  given: ImportArguments,
): Promise<ImportSummary> {
  const request = requestOf(given);
  const { files, refused } = await gather(paths);
  for (const item of refused)
    if (item.outcome === 'refused') process.stderr.write(`Left out: ${fold(plain(item.refusal.message, 400), '  ')}\n`);
  if (files.length === 0)
    throw new CandourError('BAD_INPUT', 'There is no file to import.', {
      hint: 'Give the export itself: a file, a zip or a folder.',
    });
  if (files.every((file) => file.bytes === 0))
    throw new CandourError('BAD_INPUT', `${files[0]?.path ?? 'The file'} is empty (0 bytes); nothing was imported.`, {
      hint: 'Obtain the export again.',
    });

  const progress = new ProgressLine();
  const hashed: { file: GivenFile; shown: string; sha256: string }[] = [];
  for (const file of files)
    hashed.push({
      file,
      shown: shownName(file, paths, hashed),
      sha256: await hashFile(file.absolute, (bytes) =>
        progress.show(`Hashing ${file.path}`, bytes, file.bytes, 'bytes'),
      ),
    });
  if (request.expectSha256 !== null && !hashed.some((h) => h.sha256 === request.expectSha256)) {
    progress.end();
    throw new CandourError(
      'HASH_MISMATCH',
      `No file given has the SHA-256 on the label (${request.expectSha256}). Found: ${hashed.map((h) => `${h.file.path}: ${h.sha256}`).join('; ')}.`,
      {
        hint: 'Nothing was imported. Do not use the file before the difference is explained by whoever made the label.',
      },
    );
  }

  const { evidence } = app;
  const operationId = await operationFor(evidence, actor, given.operation, app.random);
  const known = await exhibitNamed(app.store, operationId, request.ref);
  const listed = (linked: ReadonlySet<string>) =>
    hashed.map((h) => ({ path: h.shown, sha256: h.sha256, bytes: h.file.bytes, linked: linked.has(h.sha256) }));
  if (
    known !== null &&
    (await alreadySealed(
      evidence,
      operationId,
      known,
      hashed.map((h) => h.sha256),
    ))
  ) {
    progress.end();
    return {
      operation: given.operation,
      exhibit: request.ref,
      state: 'already-sealed',
      files: listed(new Set(hashed.map((h) => h.sha256))),
      conversations: 0,
      entries: 0,
      held: 0,
      kept: [],
    };
  }
  const intake = await beginIntake(evidence, actor, operationId, request);
  const linked = new Set<string>();
  try {
    const here = await receivedFiles(app.store, operationId, intake.exhibit_id);
    for (const { file, shown, sha256 } of hashed) {
      // After a kill: what is stored and linked is not read a second time.
      if (here.some((stored) => stored.path === shown && stored.sha256 === sha256)) continue;
      progress.show(`Storing ${shown}`, 0, file.bytes, 'bytes');
      const stored = await receiveFile(
        evidence,
        actor,
        operationId,
        intake.intake_id,
        shown,
        readChunks(file.absolute),
      );
      if (stored.existed) linked.add(stored.sha256);
    }
    const show = (p: { step: string; done: number; total: number | null; unit: string }) =>
      progress.show(p.step, p.done, p.total, p.unit);
    await lookAtIntake(evidence, actor, operationId, intake.intake_id, show);
    const result = await sealIntake(evidence, actor, operationId, intake.intake_id, show);
    return {
      operation: given.operation,
      exhibit: request.ref,
      state: 'sealed',
      files: listed(linked),
      conversations: result.copies,
      entries: result.entries,
      held: result.held,
      kept: result.kept,
    };
  } finally {
    progress.end();
  }
}

/** What a path is called in the record: from the thing named on, without the machine's folders before it. */
function shownName(file: GivenFile, paths: readonly string[], before: readonly { shown: string }[]): string {
  const root =
    paths.find((path) => file.path === path || file.path.startsWith(`${path.replace(/\/+$/, '')}/`)) ?? file.path;
  const inside = relative(dirname(root.replace(/\/+$/, '') || '/'), file.path) || basename(file.path);
  const clean = inside
    .split(/[\\/]/)
    .filter((part) => part !== '..' && part !== '.' && part !== '')
    .join('/');
  const taken = before.filter((b) => b.shown === clean || b.shown.endsWith(`/${clean}`)).length;
  return taken === 0 ? clean : `given-${taken + 1}/${clean}`;
}

function requestOf(given: ImportArguments): IntakeCreate {
  const order = given.dateOrder?.toUpperCase();
  if (order !== undefined && !['DMY', 'MDY', 'YMD', 'UNDECIDED'].includes(order))
    throw new CandourError(
      'BAD_USAGE',
      `--date-order takes dmy, mdy, ymd or undecided, not ${JSON.stringify(given.dateOrder)}.`,
    );
  const parsed = IntakeCreate.safeParse({
    ref: given.exhibit,
    custodian: given.custodian,
    device: given.device ?? '',
    authority: given.authority ?? '',
    seizedAt: given.seized ?? '',
    description: given.description ?? '',
    zone: given.zone ?? null,
    dateOrder: order === 'UNDECIDED' ? 'undecided' : (order ?? null),
    scopeFrom: given.scopeFrom ?? null,
    scopeTo: given.scopeTo ?? null,
    privilegeTerms: given.privilegeTerm ?? [],
    expectSha256: given.expectSha256?.toLowerCase() ?? null,
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const options: Record<string, string> = {
    ref: '--exhibit',
    scopeFrom: '--scope-from',
    scopeTo: '--scope-to',
    expectSha256: '--expect-sha256',
    privilegeTerms: '--privilege-term',
    seizedAt: '--seized',
  };
  const field = String(issue?.path[0] ?? '');
  throw new CandourError('BAD_USAGE', `${options[field] ?? `--${field}`}: ${issue?.message ?? 'not accepted'}.`);
}

function printed(summary: ImportSummary): string {
  const lines = [
    summary.state === 'sealed'
      ? `Sealed ${summary.exhibit} in operation ${summary.operation}: ${number(summary.entries)} entries in ${number(summary.conversations)} conversation(s).`
      : `${summary.exhibit} in operation ${summary.operation} already holds these files, sealed; nothing to do.`,
  ];
  for (const file of summary.files)
    lines.push(
      `  ${file.sha256}  ${plain(file.path, 80)}  ${size(file.bytes)}${file.linked && summary.state === 'sealed' ? '  (bytes already in the vault: linked, not copied)' : ''}`,
    );
  if (summary.held > 0)
    lines.push(
      `  ${number(summary.held)} entries are held back (scope or privilege) and absent from lists and search.`,
    );
  for (const kept of summary.kept) lines.push(`  Kept sealed, not parsed: ${fold(plain(kept.message, 400), '    ')}`);
  return lines.join('\n');
}
