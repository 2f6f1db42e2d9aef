/**
 * Speed of the first tier beside the lists of words people use today, in the same run, and of the command around it.
 *
 *   node bench/score.ts [--messages 200000] [--rounds 3]
 *
 * Budgets: 20,000 messages a second on one core in the function; as many through `candour score --tier first --json`
 * with start-up and JSON counted. The peers answer one question (is there a listed word?) where the first tier gives
 * fourteen probabilities and the reasons. Each side is timed over the same messages; the best of the rounds counts.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Profanity } from '@2toad/profanity';
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { openScorer } from '../src/triage/index.ts';

const BUDGET = 20_000;

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '200000' }, rounds: { type: 'string', default: '3' } },
});
const count = Number(values.messages);
const rounds = Number(values.rounds);

interface Message {
  readonly id: string;
  readonly text: string;
  readonly context: readonly string[];
}

/** Chat of ordinary lengths (5 to 30 words), some emoji, masks and links; one in three with what was said before. */
function messagesOf(many: number): Message[] {
  let seed = 20_261_126;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const common = (
    'the and we you tomorrow meeting lunch report yes no maybe because shift driver call later today morning thanks please see ' +
    'file about where when they said going home work train desk email ready still never always bloody mate love ' +
    'office night money right wrong who what how long car road house kids school match goal pint tea van keys rain'
  ).split(' ');
  // A long tail of rarer words, so that no cache holds everything.
  const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zan ter lin mor'.split(' ');
  const rare = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)]).join(
      '',
    );
  const word = (): string => (random() < 0.9 ? (common[Math.floor(random() ** 1.5 * common.length)] ?? '') : rare());
  const extras = [' 😂', ' 👍🏽', ' f***', ' sh1t', ' https://example.org/a/b', ' !!!', '\nand then', ' d.a.m.n'];
  const line = (): string => {
    const words = Array.from({ length: 5 + Math.floor(random() * 26) }, word).join(' ');
    return random() < 0.2 ? words + (extras[Math.floor(random() * extras.length)] ?? '') : words;
  };
  return Array.from({ length: many }, (_, at) => ({
    id: `m${at}`,
    text: line(),
    context: random() < 0.33 ? [line()] : [],
  }));
}

const messages = messagesOf(count);
const letters = messages.reduce((sum, { text }) => sum + text.length, 0) / count;

async function best(work: () => unknown): Promise<number> {
  let most = 0;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work();
    most = Math.max(most, (count / (performance.now() - began)) * 1000);
  }
  return most;
}

const scorer = await openScorer({ tier: 'first' });
const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const profanity = new Profanity();
// Once for the compiler.
await scorer.score(messages.slice(0, 5_000));
const sample = await scorer.score(messages.slice(0, 20_000));
const flagged = sample.filter(({ relevance }) => relevance >= scorer.threshold).length / sample.length;
for (const { text } of messages.slice(0, 5_000)) {
  matcher.hasMatch(text);
  profanity.exists(text);
}

const own = await best(() => scorer.score(messages));
const obscenity = await best(() => messages.filter(({ text }) => matcher.hasMatch(text)).length);
const twoToad = await best(() => messages.filter(({ text }) => profanity.exists(text)).length);

const folder = mkdtempSync(join(tmpdir(), 'candour-bench-'));
const file = join(folder, 'messages.jsonl');
writeFileSync(file, messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
const command = await best(() => {
  const out = openSync(join(folder, 'scores.jsonl'), 'w');
  const ran = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '..', 'src', 'cli', 'main.ts'), 'score', '--tier', 'first', '--json', file],
    {
      stdio: ['ignore', out, 'inherit'],
    },
  );
  if (ran.status !== 0) throw new Error(`candour score ended with ${ran.status}`);
});
rmSync(folder, { recursive: true });

const shown = (perSecond: number): string => Math.round(perSecond).toLocaleString('en-GB').padStart(10);
console.log(
  `${count.toLocaleString('en-GB')} messages of ${letters.toFixed(0)} characters, ${(flagged * 100).toFixed(1)} % of them explained`,
);
console.log(
  `first tier, one core, in the function   ${shown(own)} messages/s  (budget ${BUDGET.toLocaleString('en-GB')})`,
);
console.log(
  `candour score --tier first --json       ${shown(command)} messages/s  (budget ${BUDGET.toLocaleString('en-GB')}, all cores, start-up counted)`,
);
console.log(
  `obscenity 0.4.6                         ${shown(obscenity)} messages/s  ratio ${(own / obscenity).toFixed(2)}`,
);
console.log(
  `@2toad/profanity 3.3.0                  ${shown(twoToad)} messages/s  ratio ${(own / twoToad).toFixed(2)}`,
);
const pass = own >= BUDGET && command >= BUDGET;
console.log(pass ? 'PASS' : 'FAIL');
process.exitCode = pass ? 0 : 1;
