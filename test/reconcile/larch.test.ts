/** The demonstration operation, aligned chat by chat, against its ground truth. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeLarch } from '../../samples/larch/index.ts';
import { type ReconciliationReport, type ReportedFinding, reconcileFiles } from '../../src/conversations/index.ts';

const Truth = z.object({
  copies: z.array(
    z.object({
      id: z.string(),
      chat: z.string(),
      path: z.string(),
      cutByLimit: z.number(),
      secondsAheadOfLondon: z.number(),
      dateOrder: z.string().nullable(),
      dateOrderProvenByItself: z.boolean().nullable(),
      senders: z.record(z.string(), z.string()),
    }),
  ),
  planted: z.object({
    deletedForSelf: z.array(z.object({ message: z.string(), copy: z.string() })),
    deletedForEveryone: z.array(
      z.object({ message: z.string(), tombstoneIn: z.array(z.string()), wordsSurviveIn: z.array(z.string()) }),
    ),
    edited: z.array(z.object({ message: z.string(), editedIn: z.array(z.string()), originalIn: z.array(z.string()) })),
  }),
  messages: z.array(
    z.object({
      id: z.string(),
      utc: z.string(),
      text: z.string(),
      copies: z.record(z.string(), z.tuple([z.string()]).rest(z.number())),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'candour-larch-'));
writeLarch(folder);
const truth = Truth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
const messages = new Map(truth.messages.map((message) => [message.id, message]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Copy = (typeof truth.copies)[number];
const chats = Map.groupBy(truth.copies, (copy) => copy.chat);
const pathOf = (copy: Copy): string => join(folder, copy.path);

async function reportOf(copies: readonly Copy[]): Promise<ReconciliationReport> {
  return await reconcileFiles(copies.map(pathOf), { now: Date.UTC(2026, 0, 1) });
}

/** A finding by copy, minute and words, as the truth has them: words in whole where the app did not write them. */
function matches(finding: ReportedFinding, copies: readonly Copy[], id: string, copy: string): boolean {
  const message = messages.get(id);
  const own = copies.find((one) => one.id === copy);
  const shownBy = copies.find((one) => pathOf(one) === finding.in[0]);
  if (message === undefined || own === undefined || shownBy === undefined || finding.time === null) return false;
  if (finding.copy !== pathOf(own) || !finding.text.includes(message.text)) return false;
  // Wall clocks: London and its summer time, ahead by what the truth says of the copy.
  const apart =
    Date.parse(`${finding.time.slice(0, 16)}Z`) - Date.parse(message.utc) - shownBy.secondsAheadOfLondon * 1000;
  return Math.abs(apart) < 60_000 || Math.abs(apart - 3_600_000) < 60_000;
}

describe.each([...chats].filter(([, copies]) => copies.length > 1))('the copies of %s', (chat, copies) => {
  const ids = new Set(copies.map((copy) => copy.id));
  const report = reportOf(copies);

  it('are known for one chat, with their clocks', async () => {
    const { sameChat, copies: found } = await report;
    expect(sameChat.confidence).toBeGreaterThan(0.95);
    const first = copies[0]?.secondsAheadOfLondon ?? 0;
    expect(found.map((copy) => copy.offsetSeconds)).toEqual(copies.map((copy) => copy.secondsAheadOfLondon - first));
    expect(found.flatMap((copy) => copy.offsetChanges)).toEqual([]);
  });

  it('show every planted deletion, and no other', async () => {
    const { findings } = await report;
    const called = new Set(findings.filter((finding) => finding.deletion));
    const planted = truth.planted.deletedForSelf.filter(({ copy }) => ids.has(copy));
    const missed = planted.filter(({ message, copy }) => {
      const found = [...called].find((finding) => matches(finding, copies, message, copy));
      return found === undefined || !called.delete(found);
    });
    expect(missed).toEqual([]);
    expect([...called].map(({ copy, time }) => ({ copy, time }))).toEqual([]);
  });

  it('show what was deleted for everyone and edited where the first words survive', async () => {
    const { findings } = await report;
    const count = (kind: string) => findings.filter((finding) => finding.kind === kind).length;
    const here = ({ message }: { message: string }): boolean => message.startsWith(`${chat}-`);
    const tombstones = truth.planted.deletedForEveryone.filter((one) => here(one) && one.wordsSurviveIn.length > 0);
    const edits = truth.planted.edited.filter((one) => here(one) && one.originalIn.length > 0);
    expect(count('tombstone')).toBe(tombstones.reduce((sum, one) => sum + one.tombstoneIn.length, 0));
    expect(count('edited')).toBe(edits.reduce((sum, one) => sum + one.editedIn.length, 0));
    expect(count('text-differs') + count('order-differs')).toBe(0);
  });

  it('join every name to the right person', async () => {
    const { senders } = await report;
    for (const sender of senders) {
      const people = Object.entries(sender.names).flatMap(([path, shown]) => {
        const known = copies.find((copy) => pathOf(copy) === path)?.senders ?? {};
        return (typeof shown === 'string' ? [shown] : shown).flatMap((name) => known[name] ?? []);
      });
      expect(new Set(people).size).toBeLessThanOrEqual(1);
    }
    const everybody = new Set(copies.flatMap((copy) => Object.values(copy.senders)));
    expect(senders.length).toBe(everybody.size);
  });
});

describe('what operation Larch plants besides', () => {
  it('the date order of the copy that leaves it open is proven by its neighbours', async () => {
    const copies = chats.get('summer') ?? [];
    const { copies: found } = await reportOf(copies);
    const proven = found.map((copy) => copy.dateOrderProven ?? null);
    expect(proven).toEqual(copies.map((copy) => (copy.dateOrderProvenByItself === false ? copy.dateOrder : null)));
    expect(proven.filter((order) => order !== null)).toEqual(['MDY']);
  });

  it('the copy that an export limit cut lacks its beginning for that reason', async () => {
    const copies = chats.get('main') ?? [];
    const cut = copies.find((copy) => copy.cutByLimit > 0);
    const { findings } = await reportOf(copies);
    const early = findings.filter(
      (finding) =>
        finding.copy === (cut === undefined ? '' : pathOf(cut)) &&
        finding.explanations.some((one) => one.code === 'before-copy-starts' && one.plausible),
    );
    expect(early.length).toBeGreaterThan(1_000);
    expect(
      early.every(
        (finding) =>
          !finding.deletion && finding.explanations.some((one) => one.code === 'export-limit' && one.plausible),
      ),
    ).toBe(true);
  });
});
