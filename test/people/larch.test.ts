/** Operation Larch, end to end: 27 copies of eleven chats joined, their people found, against the truth beside them. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeLarch } from '../../samples/larch/index.ts';
import { localActor } from '../../src/access/index.ts';
import { type App, openApp } from '../../src/app.ts';
import { importDemo } from '../../src/cli/demo.ts';
import { type Asking, conversationService } from '../../src/conversations/index.ts';
import { Zone } from '../../src/kernel/index.ts';
import type { ProposalView } from '../../src/people/contract.ts';
import { handleRows } from '../../src/people/handle-store.ts';
import { numberOf } from '../../src/people/numbers.ts';
import { attributions } from '../../src/people/person-store.ts';
import { peopleService } from '../../src/people/service.ts';
import { type Db, tablesOf } from '../../src/people/store.ts';

const Truth = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      facebook: z.string().nullable(),
      shownAs: z.record(z.string(), z.array(z.string())),
    }),
  ),
  chats: z.array(
    z.object({
      id: z.string(),
      titles: z.array(z.object({ title: z.string() })),
      membership: z.array(z.object({ person: z.string(), from: z.string(), to: z.string().nullable() })),
    }),
  ),
  copies: z.array(z.object({ exhibit: z.string(), custodian: z.string() })),
});

let folder: string;
let app: App;
let db: Db;
let asking: Asking;
let people: ReturnType<typeof peopleService>;
let conversations: ReturnType<typeof conversationService>;
let truth: z.infer<typeof Truth>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-larch-people-'));
  writeLarch(join(folder, 'larch'));
  truth = Truth.parse(JSON.parse(await readFile(join(folder, 'larch', 'truth.json'), 'utf8')));
  app = await openApp({ home: join(folder, 'home') });
  const { actor } = await localActor(app.store, { name: 'J. Marsh', role: 'lead investigator' });
  await importDemo(app, actor);
  db = tablesOf(app.store.db);
  const { operation_id } = await db.selectFrom('operation').select('operation_id').executeTakeFirstOrThrow();
  asking = { actor, operationId: operation_id, reason: null };
  people = peopleService(app.store);
  conversations = conversationService(app.store);
  await conversations.joiningWork.settle(operation_id);
  for (const { id } of await conversations.joinings(asking)) await conversations.join(asking, id, 'one chat');
  await conversations.joiningWork.settle(operation_id);
}, 120_000);

afterAll(async () => {
  await conversations.joiningWork.stop();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whose name this is, by the truth. */
function personOf(exhibit: string, shown: string): string {
  const whose = truth.people.filter(({ name, facebook, shownAs }) =>
    exhibit in shownAs ? shownAs[exhibit]?.includes(shown) : (facebook ?? name) === shown,
  );
  const [one, ...others] = whose;
  if (one === undefined || others.length > 0) throw new Error(`“${shown}” of ${exhibit} is not one person's`);
  return one.id;
}

const handles = async () => (await handleRows(db, asking.operationId, false)).filter(({ messages }) => messages > 0);

async function acceptAll(kinds: readonly ProposalView['kind'][]): Promise<number> {
  let accepted = 0;
  for (;;) {
    const [next] = (await people.proposals(asking)).filter(({ kind }) => kinds.includes(kind));
    if (next === undefined) return accepted;
    await people.answer(asking, next.key, { answer: 'accept', category: 'unknown' });
    accepted += 1;
  }
}

/** Handles person by person, each as `exhibit: name in chat`; those of nobody alone. */
async function groups(): Promise<string[][]> {
  const owner = new Map((await attributions(db, asking.operationId)).map((row) => [row.handle_id, row.person_id]));
  const found = Map.groupBy(await handles(), ({ handleId }) => owner.get(handleId) ?? `nobody ${handleId}`);
  return sorted([...found.values()].map((rows) => rows.map(labelOf)));
}
type Row = Awaited<ReturnType<typeof handles>>[number];
const labelOf = ({ exhibitRef, shown, conversationTitle }: Row) => `${exhibitRef}: ${shown} in ${conversationTitle}`;
const sorted = (lists: string[][]) =>
  lists.map((list) => list.toSorted()).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));

/**
 * What can be known without names: names of one person are linked where the chat has several phones, where they are one
 * number, and where they are the owner's on one exhibit. Worked out from the truth alone.
 */
async function knowable(): Promise<string[][]> {
  const rows = await handles();
  const custodians = new Map(truth.copies.map(({ exhibit, custodian }) => [exhibit, custodian]));
  const links = (row: Row): string[] => {
    const person = personOf(row.exhibitRef, row.shown);
    const number = numberOf(row.shown);
    return [
      `${person} in ${row.conversationId}`,
      ...(number === null ? [] : [`${person} ${number}`]),
      ...(custodians.get(row.exhibitRef) === person ? [`owner of ${row.exhibitRef}`] : []),
    ];
  };
  const lists: { links: Set<string>; labels: string[] }[] = [];
  for (const row of rows) {
    const own = { links: new Set(links(row)), labels: [labelOf(row)] };
    for (const other of lists.filter((list) => [...list.links].some((link) => own.links.has(link)))) {
      for (const link of other.links) own.links.add(link);
      own.labels.push(...other.labels);
      lists.splice(lists.indexOf(other), 1);
    }
    lists.push(own);
  }
  return sorted(lists.map(({ labels }) => labels));
}

describe('The people of operation Larch', () => {
  it('are exactly those that alignment, numbers and custodians can tell, when all of these are accepted', async () => {
    const expected = await knowable();
    expect(await acceptAll(['alignment', 'number', 'custodian'])).toBe(17);
    expect(await groups()).toEqual(expected);
    // Rook, Alder, Teasel, Heron, Plover, Sedge and Sorrel are whole on their phones; nobody holds two people's names.
    const view = await people.list(asking);
    expect(view.people).toHaveLength(17);
    expect(view.unattributed.map(({ shown, exhibitRef }) => `${shown} ${exhibitRef}`).sort()).toEqual([
      'Danny Rook JM/8',
      'Danny Rook JM/8',
      'Hal Linnet JM/8',
      'Ollie Moss JM/8',
      'Ravi Finch JM/8',
      'Tom Yarrow JM/8',
    ]);
    expect(
      view.people
        .filter(({ handles: n }) => n >= 11)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'Anton Sedge',
      'Colin Alder',
      'Danny Rook',
      'Jo Heron',
      'Maya Sorrel',
      'Nia Plover',
      'Shaun Teasel',
      'Tom Yarrow',
    ]);
  });

  it('are the truth, every one of them and nobody twice, when names are accepted too', async () => {
    await acceptAll(['name']);
    const rows = await handles();
    const expected = sorted(
      [...Map.groupBy(rows, ({ exhibitRef, shown }) => personOf(exhibitRef, shown)).values()].map((list) =>
        list.map(labelOf),
      ),
    );
    expect(await groups()).toEqual(expected);
    const names = (await people.list(asking)).people.map(({ name }) => name).sort();
    // Moss and Finch write under one name in one chat: there is nothing to propose.
    expect(names).toEqual(
      truth.people
        .map(({ name }) => name)
        .filter((name) => !/Moss|Finch/.test(name))
        .sort(),
    );
  });
});

describe('Presence in the chats of operation Larch', () => {
  const london = Zone.of('Europe/London');

  it('is never claimed of anybody who was not there, and missed of few who were (R38)', async () => {
    let claimed = 0;
    let there = 0;
    let shown = 0;
    for (const { id, title } of await conversations.list(asking)) {
      const chat = truth.chats.find(({ titles }) => titles.some((one) => one.title === title));
      if (chat === undefined || title.startsWith('Five')) continue;
      const persons = (await people.list(asking)).people;
      for (let from = 0; ; from += 200) {
        const view = await people.participation(asking, id, { from, limit: 200 });
        for (const row of view.rows) {
          if (row.time === null || row.cells.every((cell) => cell.length === 0)) continue;
          const at = (london?.toUtc(Date.parse(`${row.time}Z`)).utcMs ?? 0) / 1000;
          for (const [column, cell] of row.cells.entries()) {
            const person = persons.find((one) => one.id === view.columns[column]?.personId)?.name;
            const who = truth.people.find(({ name }) => name === person)?.id;
            if (cell.some(({ code }) => code === 'author')) continue;
            const wasThere = chat.membership.some(
              (one) =>
                one.person === who &&
                Date.parse(one.from) / 1000 <= at + 60 &&
                (one.to === null || Date.parse(one.to) / 1000 >= at - 60),
            );
            const member = cell.some(({ code }) => code === 'member');
            if (member) {
              claimed += 1;
              expect(wasThere, `${person} at ${row.time} in ${title}`).toBe(true);
            }
            there += wasThere ? 1 : 0;
            shown += wasThere && member ? 1 : 0;
            if (cell.some(({ code }) => code === 'opened-after')) expect(member).toBe(true);
          }
        }
        if (from + 200 >= view.total) break;
      }
    }
    expect(claimed).toBeGreaterThan(30_000);
    expect(shown / there).toBeGreaterThan(0.97);
  }, 120_000);
});
