import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candour package-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The environment of a person outside this repository: their own Node, and nothing that npm told this test run. */
function stranger(): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const mine = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|VITEST|VITE|TEST)/i.test(name));
  return { ...Object.fromEntries(mine), PATH: path.join(delimiter) };
}

it('the packed package, installed elsewhere, inspects an export and builds the demonstration, on whatever Node is there', () => {
  const run = (program: string, words: readonly string[], cwd: string) =>
    execFileSync(program, words, { cwd, env: stranger(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], root).trim().split('\n').at(-1) ?? '';
  const place = join(folder, 'elsewhere');
  execFileSync('mkdir', [place]);
  writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', join(folder, packed)],
    place,
  );

  const chat = join(folder, 'WhatsApp Chat with Larch.txt');
  writeFileSync(
    chat,
    '31/12/2023, 23:58 - Ash Alder: the last of the year\n01/01/2024, 00:01 - Bay Birch: the first\nof the next\n',
  );
  const told = JSON.parse(run(join(place, 'node_modules', '.bin', 'candour'), ['inspect', '--json', chat], folder));
  expect(told.files[0]).toMatchObject({ format: 'whatsapp-text', status: 'read', accounting: { unparsed: 0 } });
  expect(told.files[0].chats[0]).toMatchObject({
    messages: 2,
    multiLine: 1,
    senders: { 'Ash Alder': 1, 'Bay Birch': 1 },
  });

  const home = join(folder, 'data');
  const demo = execFileSync(join(place, 'node_modules', '.bin', 'candour'), ['demo', '--no-serve'], {
    cwd: folder,
    env: { ...stranger(), CANDOUR_HOME: home },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(demo).toContain('entries sealed');

  // The page and the types of the published library travel along.
  const inside = join(place, 'node_modules', 'candour');
  expect(existsSync(join(inside, 'dist', 'web', 'index.html'))).toBe(true);
  expect(existsSync(join(inside, 'dist', 'formats', 'index.d.ts'))).toBe(true);
  expect(existsSync(join(inside, 'src'))).toBe(false);
}, 600_000);
