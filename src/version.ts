/** The version of this package, as its package.json says it: beside src/ in the repository, beside dist/ in the package. */

import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

export const version: string = (JSON.parse(text) as { version: string }).version;
