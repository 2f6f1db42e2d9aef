/** `candour score` over lines as they come: broken ones answered in their place, nothing of a message in an error. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { candour } from '../support/command.ts';
import { tempFolder, textFile } from '../support/exports.ts';

const lines = [
  '{"id":"a","text":"see you at four","context":["when is handover"]}',
  'not json',
  '{"id":"b"}',
  '{"id":"c","text":""}',
  '',
  '{"id":7,"text":"shut up you idiot"}',
].join('\n');

describe('candour score', () => {
  it('answers every line in its place, the broken ones with what is wrong, and ends with exit code 3', async () => {
    const folder = await tempFolder();
    const file = await textFile(folder, 'lines.jsonl', lines);
    const ran = await candour(['score', '--tier', 'first', '--json', file], join(folder, 'home'));
    expect(ran.code).toBe(3);
    const answers = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id?: unknown; line?: number; relevance?: number; model?: string });
    expect(answers.map(({ id, line }) => id ?? line)).toEqual(['a', 2, 3, 'c', 5, 7]);
    for (const { id, relevance, model } of answers) {
      if (id === undefined) continue;
      expect(relevance).toBeGreaterThanOrEqual(0);
      expect(model).toMatch(/^first-[0-9a-f]{12}$/);
    }
  });

  it('prints no words of a message unless asked to', async () => {
    const folder = await tempFolder();
    const file = await textFile(folder, 'lines.jsonl', lines);
    const ran = await candour(['score', '--tier', 'first', file], join(folder, 'home'));
    expect(ran.out).not.toContain('idiot');
    expect(ran.err).toContain('line 2: the line is not JSON');
    const shown = await candour(['score', '--tier', 'first', '--text', file], join(folder, 'home'));
    expect(shown.out).toContain('idiot');
  });

  it('refuses a tier it does not have and a file that is not there, exit 2', async () => {
    const folder = await tempFolder();
    expect((await candour(['score', '--tier', 'third'], join(folder, 'home'))).code).toBe(2);
    expect((await candour(['score', join(folder, 'none.jsonl')], join(folder, 'home'))).code).toBe(2);
  });

  it('ends well when whoever reads its answers stops early', async () => {
    const many = Array.from(
      { length: 1_500 },
      (_, at) => `{"id":${at},"text":"number ${at} on the list of things to do"}`,
    );
    const folder = await tempFolder();
    const file = await textFile(folder, 'many.jsonl', many.join('\n'));
    const ran = spawn(
      process.execPath,
      [join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts'), 'score', '--json', file],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    ran.stdout.once('data', () => ran.stdout.destroy());
    const code = await new Promise((resolve) => ran.once('exit', resolve));
    expect(code).toBe(0);
  });
});
