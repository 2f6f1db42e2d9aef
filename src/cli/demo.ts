/** `candour demo`: operation Larch from real-format exports, through the ordinary import, then the page. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeLarch } from '../../samples/larch/index.ts';
import type { Actor } from '../access/index.ts';
import type { App } from '../app.ts';
import { conversationService } from '../conversations/index.ts';
import { enterEvent, openOperation, operationIdNamed } from '../evidence/index.ts';
import type { ExitCode } from '../kernel/index.ts';
import { Category } from '../people/contract.ts';
import { peopleService } from '../people/index.ts';
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
      const greeting = await joinedDemo(app, actor);
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
  people: z.array(
    z.object({ name: z.string(), category: Category, rank: z.string(), unit: z.string(), from: z.string() }),
  ),
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

/** The operation with its copies joined, as the command leaves it. */
async function joinedDemo(app: App, actor: Actor): Promise<string> {
  const { manifest, entries } = await importDemo(app, actor);
  if (entries === 0) return `Operation ${manifest.operation.name} is here already.`;
  await confirmJoinings(app, actor, manifest);
  return `Operation ${manifest.operation.name}: ${manifest.exhibits.length} exhibits, ${number(entries)} entries sealed, copies of one chat joined. All of it is invented.`;
}

/** Builds the operation from its exports, nothing decided; the second time it is there. */
export async function importDemo(
  app: App,
  actor: Actor,
): Promise<{ readonly manifest: z.infer<typeof Manifest>; readonly entries: number }> {
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
    return { manifest, entries };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What an investigator does next: confirms which copies are of one chat, and whose handles the custodians' are. One group
 * of copies, the one with the undecided dates, and everybody else's handles are left for whoever looks at the demonstration.
 */
async function confirmJoinings(app: App, actor: Actor, manifest: z.infer<typeof Manifest>): Promise<void> {
  const operationId = await operationIdNamed(app.store, manifest.operation.name);
  if (operationId === null) return;
  const asking = { actor, operationId, reason: 'demonstration' };
  const conversations = conversationService(app.store);
  for (const joining of await conversations.joinings(asking)) {
    const left = joining.copies.some(({ title }) => title?.startsWith('Summer do') === true);
    if (joining.state === 'proposed' && !left)
      await conversations.join(asking, joining.id, 'the same messages on each');
  }
  await conversations.joiningWork.settle(operationId);
  const people = peopleService(app.store);
  const proposals = await people.proposals(asking);
  for (const person of manifest.people) {
    const proposal = proposals.find(({ kind, suggestedName }) => kind === 'custodian' && suggestedName === person.name);
    if (proposal === undefined) continue;
    const personId = await people.answer(asking, proposal.key, {
      answer: 'accept',
      name: person.name,
      category: person.category,
    });
    if (personId === null) continue;
    const { unit, rank, from } = person;
    await people.post(asking, personId, { unit, rank, role: '', from, to: null, source: 'staff list' });
  }
}
