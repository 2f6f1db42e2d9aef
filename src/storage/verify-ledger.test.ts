import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './ledger-record.ts';
import { ada, appendMany, testFolder, testStore } from './testing/home.ts';
import type { Checkpoint, Json } from './types.ts';
import { type LedgerVerdict, verifyLines } from './verify-ledger.mjs';

const verifier = fileURLToPath(new URL('./verify-ledger.mjs', import.meta.url));

let lines: readonly string[];
let held: Checkpoint;

/** Two entries, a session anchored at a checkpoint, an entry after it, a session that is not anchored yet. */
async function makeExport(): Promise<{ lines: string[]; held: Checkpoint }> {
  const store = await testStore();
  await appendMany(store, '7', 2);
  for (let n = 0; n < 2; n++) await store.ledger.consult({ chain: '7', actor: ada, act: 'page.read', subject: { n } });
  await store.ledger.checkpoint('7');
  await appendMany(store, '7', 1);
  const actor = { ...ada, session: 's-2' };
  await store.ledger.consult({ chain: '7', actor, act: 'search.answered', subject: { terms: 'two\u2028lines' } });
  let text = '';
  for await (const line of store.ledger.export('7')) text += line;
  const [checkpoint] = await store.ledger.checkpoints('7');
  if (checkpoint === undefined) throw new Error('no checkpoint was made');
  return { lines: text.trimEnd().split('\n'), held: checkpoint };
}

async function verdictOf(changed: readonly string[], options = {}): Promise<LedgerVerdict> {
  return await verifyLines(changed, options);
}

test('an export is checked by the one file alone, in a folder where nothing else is', async () => {
  ({ lines, held } = await makeExport());
  const folder = await testFolder();
  await copyFile(verifier, join(folder, 'verify-ledger.mjs'));
  const check = async (text: string, ...more: string[]) => {
    await writeFile(join(folder, 'export.jsonl'), text);
    return await promisify(execFile)(process.execPath, ['verify-ledger.mjs', 'export.jsonl', ...more], { cwd: folder })
      .then(({ stdout }) => ({ code: 0, stdout }))
      .catch((error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }));
  };
  const whole = `${lines.join('\n')}\n`;
  const good = await check(whole);
  expect(good).toMatchObject({ code: 0 });
  expect(good.stdout).toContain('The chain 7 holds: 4 entries, 3 consultations, 1 checkpoints.');
  await writeFile(join(folder, 'held.json'), JSON.stringify(held));
  expect((await check(whole, '--checkpoint', 'held.json', '--key', held.record.key)).code).toBe(0);
  expect((await check(whole, '--key', 'f'.repeat(64))).code).toBe(4);
  const bad = await check(whole.replace('"n":2', '"n":3'));
  expect(bad).toMatchObject({ code: 4 });
  expect(bad.stdout).toContain('Entry 2 was changed: its hash does not fit its content.');
  expect((await check('', 'too', 'many')).code).toBe(2);
});

describe('a change is found, and its place named', () => {
  test('one byte, wherever it stands after the header (R14)', async () => {
    ({ lines, held } = await makeExport());
    const body = lines.slice(1);
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, where, by) => {
        const bytes = Buffer.from(body[at] ?? '', 'latin1');
        const index = where % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ by;
        const changed = [...lines];
        changed[at + 1] = bytes.toString('latin1');
        if (changed[at + 1] === '' || changed[at + 1] === lines[at + 1]) return;
        expect((await verdictOf(changed)).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a line that is missing, doubled or exchanged with the next', async () => {
    ({ lines, held } = await makeExport());
    for (let at = 1; at < lines.length; at++) {
      const without = lines.toSpliced(at, 1);
      const doubled = lines.toSpliced(at, 0, lines[at] ?? '');
      expect((await verdictOf(without)).ok, `without line ${at}`).toBe(false);
      expect((await verdictOf(doubled)).ok, `line ${at} twice`).toBe(false);
      if (at === lines.length - 1) continue;
      const exchanged = lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '');
      expect((await verdictOf(exchanged)).ok, `line ${at} exchanged`).toBe(false);
    }
  });

  test('another spelling of the same signature in base64', async () => {
    ({ lines, held } = await makeExport());
    for (const respelled of ['="}', '>="}', '=;"}', '"}']) {
      const changed = lines.map((line) => (line.includes('"signature"') ? line.replace('=="}', respelled) : line));
      expect((await verdictOf(changed)).ok, respelled).toBe(false);
    }
  });

  test('an end that is cut off', async () => {
    ({ lines, held } = await makeExport());
    for (let length = 0; length < lines.length; length++) {
      expect((await verdictOf(lines.slice(0, length))).ok, `${length} lines`).toBe(false);
    }
  });

  test.each([
    ['"n":1}', '"n":9}', 'Entry 1 was changed'],
    ['"act":"session.anchored"', '"act":"session.anchoref"', 'Entry 3 was changed'],
    ['"from":0', '"from":0', undefined],
    ['"candour":"checkpoint"', '"candour":"checkpoin"', 'The checkpoint of entry 3 is not of this chain'],
  ])('%s becomes %s: %s', async (from, to, fault) => {
    ({ lines, held } = await makeExport());
    const changed = lines.map((line) => line.replace(from, to));
    const verdict = await verdictOf(changed);
    if (fault === undefined) expect(verdict.ok).toBe(true);
    else expect(verdict.fault).toContain(fault);
  });
});

describe('another history, written by somebody who knows how', () => {
  /** Rewrites entry 2 and every hash after it, and drops the signatures that would tell. */
  function forge(genuine: readonly string[]): string[] {
    const out: string[] = [];
    let prev: string | undefined;
    for (const line of genuine) {
      const value = JSON.parse(line) as { kind: string; record?: { [key: string]: Json }; checkpoints?: number };
      if (value.kind === 'checkpoint') continue;
      if (value.kind === 'end') out.push(JSON.stringify({ ...value, checkpoints: 0 }));
      else if (value.kind !== 'entry' || value.record === undefined) out.push(line);
      else {
        const { record } = value;
        const changed = record.seq === 2 ? { ...record, subject: { n: 'nothing happened' } } : record;
        const relinked = { ...changed, prev: prev ?? record.prev ?? '' };
        const hash = createHash('sha256').update(canonical(relinked)).digest('hex');
        prev = hash;
        out.push(JSON.stringify({ kind: 'entry', record: relinked, hash }));
      }
    }
    return out;
  }

  test('holds in itself, as the format says it must, and is refuted by a checkpoint that somebody else kept', async () => {
    ({ lines, held } = await makeExport());
    const forged = forge(lines);
    expect(await verdictOf(forged)).toMatchObject({ ok: true, checkpoints: 0 });
    expect(await verdictOf(forged, { held: [held] })).toMatchObject({
      ok: false,
      fault: 'Entry 3 differs from the one that was signed.',
    });
    expect((await verdictOf(lines, { held: [held] })).ok).toBe(true);
  });

  test('a checkpoint signed with another key is refused', async () => {
    const [ours, theirs] = [await makeExport(), await makeExport()];
    const fault = (await verdictOf(ours.lines, { held: [theirs.held] })).fault;
    expect(fault).toContain('signed with a key that the header does not name');
  });
});
