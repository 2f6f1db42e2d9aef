/**
 * `npm run check [-- NAME…]`: everything a machine can say about the house besides its tests. Prints each check with
 * what it found, runs all of them even when one fails, and fails when any did.
 */
import { checks } from './checks/index.ts';
import { root } from './root.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`no check called ${unknown.join(', ')}; there are: ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

let red = 0;
for (const [name, check] of Object.entries(checks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = performance.now();
  const { findings, seen } = await check(root);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${findings.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${seen} (${seconds} s)`);
  for (const finding of findings) console.log(`     ${finding.replaceAll('\n', '\n     ')}`);
  if (findings.length > 0) red += 1;
}
console.log(red === 0 ? 'check: all green' : `check: ${red} red`);
process.exitCode = red === 0 ? 0 : 1;
