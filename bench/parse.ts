/**
 * Parse speed beside a peer: writes a chat of a million messages to a temporary folder, reads it with this parser and
 * with whatsapp-chat-parser, each in a process of its own, both in the same run, and compares.
 *
 *   node bench/parse.ts [--messages 1000000] [--rounds 3] [--keep FILE]
 *
 * Budgets: at least 400,000 messages a second, at least four times the peer, under 200 MB resident. Each side is timed
 * from opening the file to its last message; the best of the rounds counts for both. The peer is asked for attachments
 * because this parser finds them too.
 */

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createTally, parserFor } from '../src/formats/index.ts';

const BUDGET = { perSecond: 400_000, ratio: 4, megabytes: 200 } as const;

interface Measure {
  readonly messages: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** Everyday lines in the proportions of a busy group: media, deletions, emoji, accents, second lines, notices. */
export function writeChat(path: string, messages: number): void {
  let seed = 20_240_301;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const two = (n: number): string => String(n).padStart(2, '0');
  const words = (
    'the and we you tomorrow meeting lunch report yes no maybe because shift driver call later today morning thanks ' +
    'please see file about where when they said going home work train desk email ready still never always'
  ).split(' ');
  const names = ['Anna Larch', 'Ben Okoro', 'Chris', 'Dana W', 'Elif Aydın', '+44 7700 900123', '~ Farid', 'Greta 🌲'];
  const file = openSync(path, 'w');
  let time = Date.UTC(2019, 0, 1, 8);
  let lines = [
    '01/01/2019, 08:00 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.',
  ];
  for (let i = 1; i < messages; i++) {
    time += Math.floor(random() ** 4 * 900_000);
    const d = new Date(time);
    const stamp = `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}, ${two(d.getUTCHours())}:${two(d.getUTCMinutes())} - `;
    const kind = random();
    if (kind < 0.002) lines.push(`${stamp}${pick(names)} added ${pick(names)}`);
    else {
      let body = Array.from({ length: 3 + Math.floor(random() * 22) }, () => pick(words)).join(' ');
      if (kind < 0.03) body = '<Media omitted>';
      else if (kind < 0.035) body = 'This message was deleted';
      else if (kind < 0.13) body += pick([' 😀', ' 👍🏽', ' déjà', ' ❤️']);
      else if (kind < 0.18) body += `\n${pick(words)} ${pick(words)}`;
      lines.push(`${stamp}${pick(names)}: ${body}`);
    }
    if (lines.length >= 10_000) {
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  writeSync(file, `${lines.join('\n')}\n`);
  closeSync(file);
}

/** The file in pieces, read without waiting as the peer's file is. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const chunk = Buffer.allocUnsafe(1 << 18);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) yield chunk.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

async function measure(side: string, path: string): Promise<Measure> {
  const start = performance.now();
  let messages = 0;
  if (side === 'peer') {
    const { parseString } = await import('whatsapp-chat-parser');
    messages = parseString(readFileSync(path, 'utf8'), { parseAttachments: true }).length;
  } else {
    const tally = side === 'tally' ? createTally({ has: () => false }) : null;
    for await (const event of parserFor('whatsapp-text')(chunksOf(path))) {
      tally?.take(event);
      if (event.kind === 'entries') messages += event.entries.length;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  return { messages, seconds, megabytes: process.resourceUsage().maxRSS / 1024 };
}

function inProcess(side: string, path: string): Measure {
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--side', side, '--file', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${side} ended with ${child.status}`);
  return JSON.parse(child.stdout) as Measure;
}

function shown(label: string, { messages, seconds, megabytes }: Measure): string {
  const rate = Math.round(messages / seconds).toLocaleString('en-GB');
  return `${label.padEnd(24)} ${rate.padStart(10)} messages/s  ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB resident`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '3' },
      side: { type: 'string' },
      file: { type: 'string' },
    },
  });
  if (values.side !== undefined && values.file !== undefined) {
    process.stdout.write(JSON.stringify(await measure(values.side, values.file)));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'candour-bench-'));
  try {
    const path = join(folder, 'chat.txt');
    writeChat(path, Number(values.messages));
    console.log(
      `${Number(values.messages).toLocaleString('en-GB')} messages, ${(statSync(path).size / 1e6).toFixed(0)} MB`,
    );
    const best: Record<string, Measure> = {};
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const side of ['parse', 'tally', 'peer']) {
        const found = inProcess(side, path);
        const known = best[side];
        best[side] = {
          ...(known === undefined || found.seconds < known.seconds ? found : known),
          megabytes: Math.max(found.megabytes, known?.megabytes ?? 0),
        };
      }
    }
    const { parse, tally, peer } = best;
    if (!parse || !tally || !peer) throw new Error('nothing was measured');
    console.log(shown('candour', parse));
    console.log(shown('candour with its report', tally));
    console.log(shown('whatsapp-chat-parser', peer));
    const ratio = peer.seconds / parse.seconds;
    const rate = parse.messages / parse.seconds;
    const pass = rate >= BUDGET.perSecond && ratio >= BUDGET.ratio && tally.megabytes < BUDGET.megabytes;
    console.log(
      `${pass ? 'PASS' : 'FAIL'}: ${ratio.toFixed(1)} times the peer (at least ${BUDGET.ratio}); resident ${tally.megabytes.toFixed(0)} MB (under ${BUDGET.megabytes})`,
    );
    process.exitCode = pass ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
