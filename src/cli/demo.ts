/** `candour demo`: operation Larch from real-format exports, through the ordinary import, then the page. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeLarch } from '../../samples/larch/index.ts';
import type { Actor } from '../access/index.ts';
import type { App } from '../app.ts';
import { enterEvent, openOperation, operationIdNamed } from '../evidence/index.ts';
import type { ExitCode } from '../kernel/index.ts';
import { dataFolder } from './home.ts';
import { importPaths } from './import.ts';
import { portOf, serve } from './serve.ts';
import { number } from './terminal.ts';
import { withApp } from './with-app.ts';

export async function demoCommand(given: { readonly port: string; readonly serve: boolean }): Promise<ExitCode> {
  const port = portOf(given.port);
  const home = process.env.CANDOUR_HOME === undefined ? join(dataFolder(), 'demo') : dataFolder();
  return withApp<ExitCode>(
    async (app, actor) => {
      const greeting = await buildDemo(app, actor);
      if (!given.serve) {
        process.stdout.write(`${greeting}\n`);
        return 0;
      }
      return await serve(app, { port, host: '127.0.0.1', open: true, greeting });
    },
    investigator,
    home,
  );
}

/** Who builds the demonstration, on a data folder of its own. */
const investigator = { actor: 'J. Marsh', role: 'lead investigator' };

/** What the generator writes beside the exports for whoever imports them. */
const Manifest = z.object({
  operation: z.object({ name: z.string(), responsible: z.string(), purpose: z.string() }),
  privilegeTerms: z.array(z.string()),
  events: z.array(z.object({ date: z.string(), what: z.string() })),
  exhibits: z.array(
    z.object({
      ref: z.string(),
      custodian: z.string(),
      device: z.string(),
      authority: z.string(),
      seized: z.string(),
      zone: z.string().optional(),
      paths: z.array(z.string()),
    }),
  ),
});

/** Builds the operation once; the second time it is there. Exported for the journey tests. */
export async function buildDemo(app: App, actor: Actor): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'candour-larch-'));
  try {
    writeLarch(folder);
    const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
    const known = await operationIdNamed(app.store, manifest.operation.name);
    if (known === null) {
      const operationId = await openOperation(app.evidence, actor, manifest.operation, app.random);
      for (const event of manifest.events) await enterEvent(app.evidence, actor, operationId, event.date, event.what);
    }
    let entries = 0;
    for (const exhibit of manifest.exhibits) {
      const summary = await importPaths(
        app,
        actor,
        exhibit.paths.map((path) => join(folder, path)),
        {
          operation: manifest.operation.name,
          exhibit: exhibit.ref,
          custodian: exhibit.custodian,
          device: exhibit.device,
          authority: exhibit.authority,
          seized: exhibit.seized,
          ...(exhibit.zone ? { zone: exhibit.zone } : {}),
          privilegeTerm: manifest.privilegeTerms,
          // One export cannot be decided alone; the demonstration keeps its doubt, as an investigator would at first.
          dateOrder: 'undecided',
        },
      );
      entries += summary.entries;
    }
    return entries === 0
      ? `Operation ${manifest.operation.name} is here already.`
      : `Operation ${manifest.operation.name}: ${manifest.exhibits.length} exhibits, ${number(entries)} entries sealed. All of it is invented.`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
