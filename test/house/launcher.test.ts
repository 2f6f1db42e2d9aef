import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';

/** A repository in small: the real launcher, and a command line that tells how it was called. */
let house: string;
let launcher: string;

const commandLine = `
const [what, ...rest]: string[] = process.argv.slice(2);
if (what === 'tell') console.log(JSON.stringify({ node: process.versions.node, rest, cwd: process.cwd() }));
else if (what === 'exit') process.exitCode = Number(rest[0]);
else if (what === 'echo') process.stdin.pipe(process.stdout);
else if (what === 'wait') {
  process.on('SIGTERM', () => { console.log('told to stop'); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log('waiting');
} else process.kill(process.pid, 'SIGKILL');
`;

/** Makes the running Node believe that it is an old one; its child is not told. */
const old = [
  '--import',
  `data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } })")}`,
];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'candour launcher-'));
  launcher = join(house, 'bin', 'candour');
  cpSync(join(root, 'bin'), join(house, 'bin'), { recursive: true });
  cpSync(join(root, 'package.json'), join(house, 'package.json'));
  mkdirSync(join(house, 'src', 'cli'), { recursive: true });
  writeFileSync(join(house, 'src', 'cli', 'main.ts'), commandLine);
  mkdirSync(join(house, 'node_modules'));
  symlinkSync(join(root, 'node_modules', 'node'), join(house, 'node_modules', 'node'));
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

const candour = (nodeOptions: readonly string[], words: readonly string[], input = '') =>
  spawnSync(process.execPath, [...nodeOptions, launcher, ...words], { cwd: tmpdir(), encoding: 'utf8', input });

describe.each([
  ['a Node that is new enough', []],
  ['an older Node', old],
])('bin/candour started by %s', (_which, nodeOptions) => {
  it('runs the command line on Node 24 or later, in the folder of the caller, with its words unchanged', () => {
    const ran = candour(nodeOptions, ['tell', 'a b', '--json', 'ü']);
    expect(ran.stderr).toBe('');
    const told = JSON.parse(ran.stdout) as { node: string; rest: string[]; cwd: string };
    expect(Number.parseInt(told.node, 10)).toBeGreaterThanOrEqual(24);
    expect(told.rest).toEqual(['a b', '--json', 'ü']);
    expect(told.cwd).toBe(tmpdir());
  });

  it.each([0, 1, 4])('hands on exit code %i', (code) => {
    expect(candour(nodeOptions, ['exit', String(code)]).status).toBe(code);
  });

  it('hands on the standard streams', () => {
    expect(candour(nodeOptions, ['echo'], 'from a pipe').stdout).toBe('from a pipe');
  });

  it('dies by the signal that the command line died by', () => {
    expect(candour(nodeOptions, ['die']).signal).toBe('SIGKILL');
  });

  it('hands on a request to stop, and waits for the command line to finish', async () => {
    const child = spawn(process.execPath, [...nodeOptions, launcher, 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.push(text);
      if (text.includes('waiting')) child.kill('SIGTERM');
    });
    const [code] = (await once(child, 'close')) as [number | null];
    expect(said.join('')).toContain('told to stop');
    expect(code).toBe(7);
  });
});

describe('bin/candour without the Node it needs', () => {
  it('says what is missing and how to get it', () => {
    const alone = mkdtempSync(join(tmpdir(), 'candour-alone-'));
    try {
      cpSync(join(root, 'bin'), join(alone, 'bin'), { recursive: true });
      cpSync(join(root, 'package.json'), join(alone, 'package.json'));
      const ran = spawnSync(process.execPath, [...old, join(alone, 'bin', 'candour'), 'tell'], { encoding: 'utf8' });
      expect(ran.status).toBe(3);
      expect(ran.stderr).toContain('Candour needs 24 or later');
      expect(ran.stderr).toContain('npm ci');
    } finally {
      rmSync(alone, { recursive: true, force: true });
    }
  });
});
