/** For tests: a fixture file and the entries expected beside it. */
import { readFileSync } from 'node:fs';

/** The bytes of a file beside the test. `here`: the test's own `import.meta.dirname`. */
export function fixture(here: string, name: string): Uint8Array {
  return readFileSync(`${here}/fixtures/${name}`);
}

/** The expected entries of a fixture. */
export function expected(here: string, name: string): unknown {
  return JSON.parse(readFileSync(`${here}/fixtures/${name}`, 'utf8'));
}
