/**
 * The rooms: refuses an import that goes down the list of rooms, past a door, or from a rule into anything with I/O.
 * The rules themselves are in .dependency-cruiser.cjs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import type { Check } from './check.ts';
import { filesOf, isTypeScript } from './files.ts';

const cruised = ['src', 'web', 'samples', 'bench', 'test', 'scripts'];

export const boundaries: Check = async (root) => {
  const written = filesOf(root, cruised).filter(isTypeScript);
  const options = await extractOptions(join(root, '.dependency-cruiser.cjs'));
  const folders = cruised.filter((folder) => written.some((path) => path.startsWith(`${folder}/`)));
  const result = (await cruise(folders, { ...options, baseDir: root, validate: true })).output as ICruiseResult;

  const modules = new Map(result.modules.map((module) => [module.source, module]));
  const findings: string[] = [];
  // A parser that is not there, or that reads nothing, must not look like a clean house.
  for (const path of written) {
    const module = modules.get(path);
    if (module === undefined) findings.push(`${path}: was not seen by the boundary check`);
    else if (module.dependencies.length === 0 && importsSomething(join(root, path))) {
      findings.push(`${path}: has imports, but the boundary check saw none`);
    }
  }
  for (const violation of result.summary.violations) {
    findings.push(`${violation.from} → ${violation.to}: ${violation.rule.name}${why(options, violation.rule.name)}`);
  }
  return { seen: `${written.length} modules, ${result.summary.totalDependenciesCruised ?? 0} imports`, findings };
};

function importsSomething(path: string): boolean {
  return /^(import|export)\b[^;'"]*?\bfrom\s+['"]/m.test(readFileSync(path, 'utf8'));
}

/** The rule's own sentence. */
function why(options: { readonly ruleSet?: { readonly forbidden?: readonly object[] } }, name: string): string {
  for (const rule of options.ruleSet?.forbidden ?? []) {
    if ('name' in rule && rule.name === name && 'comment' in rule) return ` (${String(rule.comment)})`;
  }
  return '';
}
