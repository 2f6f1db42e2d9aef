/** Sketches as entries come in, and proposals when a copy is whole: part of the import's own transaction. */

import type { ObservationTable } from '../../evidence/index.ts';
import { platformOf } from '../naming.ts';
import type { Db } from '../store.ts';
import type { JoiningTable } from '../tables.ts';
import { sentences } from './columns.ts';
import { type Group, groupAround, type Likeness, likeness, reasons, type SketchedCopy } from './proposing.ts';
import { addToSketch, emptySketch, readSketch, type SketchText, sketchText } from './sketch.ts';
import {
  addJoining,
  inLaneOrder,
  joiningCopies,
  joiningRows,
  keepSketch,
  keyOf,
  namesByCopy,
  removeProposals,
  setCopies,
  sketchOf,
  sketchRows,
  updateJoining,
} from './store.ts';

/** Adds a batch of entries to the sketches of their copies. Only words are sketched: what is deleted or left out is not there. */
export async function sketchEntries(
  db: Db,
  operationId: number,
  rows: readonly Pick<ObservationTable, 'copy_id' | 'kind' | 'body' | 'time'>[],
): Promise<void> {
  for (const [copyId, own] of Map.groupBy(rows, (row) => row.copy_id)) await sketchMore(db, operationId, copyId, own);
}

async function sketchMore(
  db: Db,
  operationId: number,
  copyId: number,
  rows: readonly (SketchText & { readonly kind: string })[],
): Promise<void> {
  const known = await sketchOf(db, operationId, copyId);
  const texts = rows.filter(({ kind }) => kind === 'text');
  const sketch = addToSketch(known === null ? emptySketch : readSketch(known), texts);
  await keepSketch(db, operationId, copyId, sketchText(sketch));
}

/**
 * Compares a copy with the others of the operation and brings the machine's proposals up to date: one a group of
 * copies, grown where it fits one that stands, never one that a person has refused or separated as it is.
 * @returns the proposal made or changed; null: none
 */
export async function proposeFor(db: Db, operationId: number, copyId: number, at: string): Promise<number | null> {
  const copies = await sketchedCopies(db, operationId);
  const own = copies.get(copyId);
  if (own === undefined) return null;
  const like = new Map<number, Likeness>();
  for (const other of copies.values()) if (other.copyId !== copyId) like.set(other.copyId, likeness(own, other));
  const standing = await standingGroups(db, operationId, [...copies.keys()]);
  const group = groupAround(copyId, standing.groups, like);
  if (group === null) return null;
  const key = keyOf(group.copies);
  if ((await joiningRows(db, operationId, { key })).length > 0) return null;
  const why = [...group.best.keys()].flatMap((other) => {
    const [one, found] = [copies.get(other), like.get(other)];
    return one === undefined || found === undefined ? [] : reasons(one, own, found);
  });
  return await keepProposal(db, operationId, standing.proposals, { ...group, why, at });
}

async function sketchedCopies(db: Db, operationId: number): Promise<Map<number, SketchedCopy>> {
  const names = await namesByCopy(db, operationId);
  return new Map(
    (await sketchRows(db, operationId)).map((row) => [
      row.copy_id,
      {
        copyId: row.copy_id,
        ref: row.ref,
        title: row.title,
        platform: platformOf(row.format),
        names: names.get(row.copy_id) ?? [],
        sketch: readSketch(row.sketch),
        orderOpen: row.date_order === null && row.date_order_basis !== '',
      },
    ]),
  );
}

interface Proposal {
  readonly row: JoiningTable;
  readonly copies: readonly number[];
}

/** What is taken together already, every copy in one group: joined or being joined, proposed, else alone. */
async function standingGroups(
  db: Db,
  operationId: number,
  all: readonly number[],
): Promise<{ groups: Group[]; proposals: Proposal[] }> {
  const rows = await joiningRows(db, operationId, { states: ['proposed', 'aligning', 'joined'] });
  const copiesOf = Map.groupBy(await joiningCopies(db, operationId), (row) => row.joining_id);
  const found = rows.map((row) => ({
    row,
    copies: (copiesOf.get(row.joining_id) ?? []).map((copy) => copy.copy_id),
  }));
  const order = ['joined', 'aligning', 'proposed'];
  const rankOf = ({ row }: Proposal): number => order.indexOf(row.state);
  const taken = new Set<number>();
  const groups: Group[] = [];
  for (const one of found.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const free = one.copies.filter((copy) => !taken.has(copy));
    if (free.length < 2) continue;
    for (const copy of free) taken.add(copy);
    groups.push({ copies: free, confidence: one.row.state === 'proposed' ? one.row.confidence : 1 });
  }
  for (const copy of all) if (!taken.has(copy)) groups.push({ copies: [copy], confidence: 1 });
  return {
    groups,
    proposals: found.filter(({ row }) => row.state === 'proposed' && row.proposed_by === 'machine'),
  };
}

/** Writes the proposal: into the oldest of the machine's own that it holds whole, the others of these go. */
async function keepProposal(
  db: Db,
  operationId: number,
  proposals: readonly Proposal[],
  found: {
    readonly copies: readonly number[];
    readonly confidence: number;
    readonly why: readonly string[];
    readonly at: string;
  },
): Promise<number> {
  const copies = await inLaneOrder(db, operationId, found.copies);
  const within = new Set(copies);
  const [grown, ...others] = proposals.filter((one) => one.copies.every((copy) => within.has(copy)));
  await removeProposals(
    db,
    operationId,
    others.map(({ row }) => row.joining_id),
  );
  const before = [grown, ...others].flatMap((one) => (one === undefined ? [] : sentences(one.row.why)));
  const why = [...new Set([...before, ...found.why])];
  const { confidence, at } = found;
  if (grown === undefined) {
    return await addJoining(db, { operationId, copies, proposedBy: 'machine', confidence, why, at });
  }
  await setCopies(db, operationId, grown.row.joining_id, copies);
  await updateJoining(db, operationId, grown.row.joining_id, {
    key: keyOf(copies),
    confidence,
    why: JSON.stringify(why),
    proposed_at: at,
  });
  return grown.row.joining_id;
}
