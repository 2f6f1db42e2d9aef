/** docs/cli.md names every command and option that `candour help` prints. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';

export interface HelpPage {
  readonly commands: readonly string[];
  readonly options: readonly string[];
}

/** Reads the sections "Commands:" and "Options:" of one help page. */
export function readHelp(text: string): HelpPage {
  const commands: string[] = [];
  const options: string[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    if (/^\S.*:\s*$/.test(line)) section = line.trim().toLowerCase();
    if (section.endsWith('commands:')) {
      const name = /^ {2}([a-z][a-z-]*)\b/.exec(line)?.[1];
      if (name !== undefined) commands.push(name);
    } else if (section.endsWith('options:')) {
      const head = /^ {2}(-\S.*?)(?: {2,}|$)/.exec(line)?.[1];
      const name = head === undefined ? undefined : /--[a-z][a-z0-9-]*/.exec(head)?.[0];
      if (name !== undefined) options.push(name);
    }
  }
  return { commands, options };
}

/**
 * Compares the page with the help texts: a command has a heading "## candour NAME", and its options are written in
 * `code` below that heading, before the next one.
 */
export function compareCommandPage(page: string, help: ReadonlyMap<string, HelpPage>): string[] {
  const findings: string[] = [];
  const sections = new Map<string, string>();
  for (const part of page.split(/^(?=#{2,3} )/m)) {
    const name = /^#{2,3} `?candour ([a-z -]+?)`?\s*$/m.exec(part)?.[1];
    if (name !== undefined) sections.set(name, part);
  }
  for (const [command, { options }] of help) {
    if (command === '') continue;
    const section = sections.get(command);
    if (section === undefined) {
      findings.push(`docs/cli.md: no section "candour ${command}"`);
      continue;
    }
    for (const option of options) {
      if (option === '--help') continue;
      if (!new RegExp(`${option}(?![a-z0-9-])`).test(section)) {
        findings.push(`docs/cli.md: "candour ${command}" does not tell of ${option}`);
      }
    }
  }
  for (const name of sections.keys()) {
    if (!help.has(name)) findings.push(`docs/cli.md: there is no command "candour ${name}"`);
  }
  return findings;
}

/** Asks the command line itself, command by command. */
function askHelp(root: string): Map<string, HelpPage> {
  const pages = new Map<string, HelpPage>();
  const ask = (words: readonly string[]): void => {
    const ran = spawnSync(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...words, '--help'], {
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(`candour ${[...words, '--help'].join(' ')} failed:\n${ran.stderr}`);
    const page = readHelp(ran.stdout);
    pages.set(words.join(' '), page);
    for (const name of page.commands) if (name !== 'help') ask([...words, name]);
  };
  ask([]);
  return pages;
}

export const commandLinePage: Check = (root) => {
  if (!existsSync(join(root, 'src', 'cli', 'main.ts'))) {
    return { seen: 'nothing', findings: ['src/cli/main.ts: there is no command line to compare docs/cli.md with'] };
  }
  const path = join(root, 'docs', 'cli.md');
  const help = askHelp(root);
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { seen: `${help.size - 1} commands`, findings: compareCommandPage(page, help) };
};
