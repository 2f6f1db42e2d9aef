/**
 * Aligning five copies of one chat, from files to the report, in a process of its own: seconds and memory at 200,000
 * messages, and how both grow from 10,000 to 1,000,000. Beside it, in the same run, what is done without such a tool:
 * whatsapp-chat-parser reads each copy, and `git diff` lays the texts of every copy beside those of the first.
 *
 *   node bench/reconcile.ts [--sizes 10000,50000,200000,1000000] [--copies 5]
 *
 * Budgets: 200,000 messages in under 10 s and under 1 GB resident; per message no more than 1.6 times as long at the
 * largest size as at 200,000. The peer tells no sender, clock, member or innocent gap apart: its lines are counted, not
 * judged.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateCopies, settingsOf, writeCopies } from '../samples/copies/index.ts';
import { reconcileFiles } from '../src/conversations/index.ts';

const BUDGET = { messages: 200_000, seconds: 10, megabytes: 1_000, growth: 1.6 } as const;

interface Measure {
  readonly messages: number;
  readonly entries: number;
  readonly findings: number;
  readonly seconds: number;
  readonly megabytes: number;
}

async function ours(paths: readonly string[]): Promise<Measure> {
  const started = performance.now();
  const report = await reconcileFiles(paths, { now: Date.UTC(2030, 0, 1) });
  const seconds = (performance.now() - started) / 1000;
  const entries = report.copies.reduce((sum, copy) => sum + copy.entries, 0);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return { messages: report.messages, entries, findings: report.findings.length, seconds, megabytes };
}

/** Texts of each copy, a line a message, and git's diff of every copy against the first. */
async function peer(paths: readonly string[], folder: string): Promise<Measure> {
  const { parseString } = await import('whatsapp-chat-parser');
  const started = performance.now();
  let entries = 0;
  let findings = 0;
  const texts = paths.map((path, i) => {
    const messages = parseString(readFileSync(path, 'utf8'));
    entries += messages.length;
    const file = join(folder, `texts-${i}.txt`);
    writeFileSync(file, messages.map(({ message }) => message.replaceAll('\n', ' ')).join('\n'));
    return file;
  });
  const [first = '', ...others] = texts;
  for (const other of others) {
    const git = spawnSync('git', ['diff', '--no-index', '--numstat', first, other], { encoding: 'utf8' });
    if (git.status !== 0 && git.status !== 1) throw new Error(`git diff: ${git.stderr}`);
    const [added = '0', removed = '0'] = git.stdout.split('\t');
    findings += Number(added) + Number(removed);
  }
  const seconds = (performance.now() - started) / 1000;
  return { messages: 0, entries, findings, seconds, megabytes: process.resourceUsage().maxRSS / 1024 };
}

function inProcess(side: 'ours' | 'peer', folder: string): Measure {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, ['--max-old-space-size=8192', self, '--side', side, '--folder', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`${side} ended with ${child.status}`);
  return JSON.parse(child.stdout) as Measure;
}

function chatFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('phone-'))
    .sort()
    .flatMap((phone) => readdirSync(join(folder, phone)).map((name) => join(folder, phone, name)));
}

function shown(label: string, measure: Measure): string {
  const number = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const each = (measure.seconds / measure.entries) * 1e6;
  return `${label.padEnd(34)} ${measure.seconds.toFixed(2).padStart(7)} s  ${each.toFixed(2).padStart(6)} µs an entry  ${number(measure.megabytes).padStart(6)} MB resident  ${number(measure.findings).padStart(9)} differences told`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10000,50000,200000,1000000' },
      copies: { type: 'string', default: '5' },
      side: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  if (values.side !== undefined && values.folder !== undefined) {
    const paths = chatFiles(values.folder);
    const measure = values.side === 'ours' ? await ours(paths) : await peer(paths, values.folder);
    process.stdout.write(JSON.stringify(measure));
    return;
  }
  const copies = Number(values.copies);
  const sizes = values.sizes.split(',').map(Number);
  const mixed = await measured('mixed', { messages: BUDGET.messages, copies, zipPercent: 0 }, true);
  const perEntry: number[] = [];
  for (const messages of sizes) {
    const { seconds, entries } = await measured('whole copies', { ...WHOLE, messages, copies, zipPercent: 0 }, false);
    perEntry.push(seconds / entries);
  }
  const at = sizes.indexOf(BUDGET.messages);
  const growth = (perEntry.at(-1) ?? 0) / (perEntry[at] ?? Number.POSITIVE_INFINITY);
  const pass = mixed.seconds < BUDGET.seconds && mixed.megabytes < BUDGET.megabytes && growth <= BUDGET.growth;
  console.log(
    `\n${pass ? 'PASS' : 'FAIL'}: 200,000 messages in under ${BUDGET.seconds} s and ${BUDGET.megabytes} MB; an entry takes ${growth.toFixed(2)} times as long at ${(sizes.at(-1) ?? 0).toLocaleString('en-GB')} messages as at 200,000 (at most ${BUDGET.growth})`,
  );
  process.exitCode = pass ? 0 : 1;
}

/** Whole copies: what varies with the size is the size alone. */
const WHOLE = {
  lateStarts: 0,
  earlyEnds: 0,
  joins: 0,
  leaves: 0,
  removals: 0,
  limited: 0,
  disappearing: null,
} as const;

async function measured(
  what: string,
  settings: Parameters<typeof settingsOf>[0] & { readonly messages: number },
  withPeer: boolean,
): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-reconcile-'));
  try {
    writeCopies(folder, await generateCopies(settingsOf(settings, 'mixed'), `bench-${settings.messages}`));
    const bytes = chatFiles(folder).reduce((sum, path) => sum + statSync(path).size, 0);
    const own = inProcess('ours', folder);
    console.log(
      `\n${settings.messages.toLocaleString('en-GB')} messages, ${what}: ${own.entries.toLocaleString('en-GB')} entries, ${(bytes / 1e6).toFixed(0)} MB`,
    );
    console.log(shown('candour reconcile', own));
    if (withPeer) {
      const other = inProcess('peer', folder);
      console.log(shown('whatsapp-chat-parser + git diff', other));
      console.log(`ratio ${(own.seconds / other.seconds).toFixed(2)} times the time of the peer`);
    }
    return own;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
