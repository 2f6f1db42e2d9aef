/** Operation Larch, end to end: 27 copies of 11 chats on eight handsets, proposed, joined and read against the truth beside them. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeLarch } from '../../samples/larch/index.ts';
import { type Actor, localActor } from '../../src/access/index.ts';
import { type App, openApp } from '../../src/app.ts';
import { importDemo } from '../../src/cli/demo.ts';
import { conversationService, conversationTablesOf } from '../../src/conversations/index.ts';

const Truth = z.object({
  copies: z.array(z.object({ id: z.string(), exhibit: z.string(), chat: z.string(), path: z.string() })),
  messages: z.array(
    z.object({ id: z.string(), copies: z.record(z.string(), z.array(z.union([z.string(), z.number()]))) }),
  ),
  planted: z.object({ deletedForSelf: z.array(z.object({ message: z.string(), copy: z.string() })) }),
});

let folder: string;
let app: App;
let db: ReturnType<typeof conversationTablesOf>;
let actor: Actor;
let asking: { actor: Actor; operationId: number; reason: null };
let service: ReturnType<typeof conversationService>;
let truth: z.infer<typeof Truth>;
/** Copies by their number here. */
const specs = new Map<number, z.infer<typeof Truth>['copies'][number]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-larch-joined-'));
  writeLarch(join(folder, 'larch'));
  truth = Truth.parse(JSON.parse(await readFile(join(folder, 'larch', 'truth.json'), 'utf8')));
  app = await openApp({ home: join(folder, 'home') });
  ({ actor } = await localActor(app.store, { name: 'J. Marsh', role: 'lead investigator' }));
  await importDemo(app, actor);
  db = conversationTablesOf(app.store.db);
  service = conversationService(app.store);
  const { operation_id } = await db.selectFrom('operation').select('operation_id').executeTakeFirstOrThrow();
  asking = { actor, operationId: operation_id, reason: null };
  const parts = await db
    .selectFrom('copy_part as p')
    .innerJoin('copy as c', 'c.copy_id', 'p.copy_id')
    .innerJoin('exhibit as x', 'x.exhibit_id', 'c.exhibit_id')
    .select(['p.copy_id', 'p.given_path', 'x.ref'])
    .execute();
  for (const { copy_id, given_path, ref } of parts) {
    const spec = truth.copies.find(
      ({ exhibit, path }) => exhibit === ref && given_path.includes(path.split('/').at(-1) ?? ''),
    );
    if (spec !== undefined) specs.set(copy_id, spec);
  }
}, 60_000);

afterAll(async () => {
  await service.joiningWork.stop();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

describe('Operation Larch', () => {
  it('has a copy here for each in the truth', () => {
    expect(specs.size).toBe(27);
    expect(new Set([...specs.values()].map(({ id }) => id)).size).toBe(27);
  });

  it('is proposed exactly as it is: the copies of each chat together, and no two chats', async () => {
    const chats = Map.groupBy(truth.copies, ({ chat }) => chat);
    const expected = [...chats.values()]
      .filter((own) => own.length > 1)
      .map((own) => own.map(({ id }) => id).toSorted());
    const proposed = (await service.joinings(asking)).map(({ copies }) =>
      copies.map(({ copyId }) => specs.get(copyId)?.id ?? '?').toSorted(),
    );
    const sorted = (sets: string[][]) => sets.map((set) => set.join(' ')).toSorted();
    expect(sorted(proposed)).toEqual(sorted(expected));
    for (const { confidence } of await service.joinings(asking)) expect(confidence).toBeGreaterThan(0.95);
  });

  it('is joined, all of it, and every observation of a joined copy is in one message', async () => {
    for (const { id } of await service.joinings(asking)) await service.join(asking, id, '');
    await service.joiningWork.settle(asking.operationId);
    const joinings = await service.joinings(asking);
    expect(joinings.map(({ state, error }) => [state, error])).toEqual(joinings.map(() => ['joined', null]));
    expect(await service.list(asking)).toHaveLength(11);
    const copies = joinings.flatMap((joining) => joining.copies);
    const rows = await db
      .selectFrom('message_observation')
      .select((e) => ['copy_id', e.fn.count<number>('observation_id').distinct().as('n')])
      .groupBy('copy_id')
      .execute();
    expect(new Map(rows.map((row) => [row.copy_id, row.n]))).toEqual(
      new Map(copies.map(({ copyId, entries }) => [copyId, entries])),
    );
  }, 60_000);

  it('calls exactly what was deleted on one phone a deletion', async () => {
    const messageAt = new Map<string, string>();
    for (const { id, copies } of truth.messages) {
      for (const [copy, [state, place]] of Object.entries(copies)) {
        if (state === 'present' && typeof place === 'number') messageAt.set(`${copy} ${place}`, id);
      }
    }
    const gaps = await db
      .selectFrom('gap as g')
      .innerJoin('observation as o', 'o.observation_id', 'g.observation_id')
      .select(['g.copy_id', 'o.copy_id as shown_by', 'o.entry_index', 'o.position'])
      .where('g.deletion', '=', 1)
      .where('g.kind', '=', 'missing')
      .execute();
    const found = new Set(
      gaps.map((gap) => {
        const message = messageAt.get(`${specs.get(gap.shown_by)?.id} ${gap.entry_index}`) ?? '?';
        return `${specs.get(gap.copy_id)?.id} ${message}`;
      }),
    );
    const planted = new Set(truth.planted.deletedForSelf.map(({ message, copy }) => `${copy} ${message}`));
    expect([...found].sort()).toEqual([...planted].sort());
  });

  it('shows the order of day and month that the other phones prove of a copy that left it open', async () => {
    const summer = (await service.list(asking)).find(({ title }) => title.startsWith('Summer'));
    const lane = summer?.lanes.find(({ copyId }) => specs.get(copyId)?.id === 'plover/summer');
    expect(lane?.dateOrderProven).toBe('MDY');
    expect(summer?.dateOrderDoubt).toBe(false);
    const { observation_id } = await db
      .selectFrom('observation')
      .select('observation_id')
      .where('copy_id', '=', lane?.copyId ?? 0)
      .where('position', '=', 20)
      .executeTakeFirstOrThrow();
    const before = await db
      .selectFrom('copy')
      .select('date_order')
      .where('copy_id', '=', lane?.copyId ?? 0)
      .execute();
    expect(before).toEqual([{ date_order: null }]);
    const { entry } = await service.inspect(asking, observation_id);
    expect(entry.timeCaveat).toContain('The other phones prove that the month stands first');
  });
});
