import { architecture } from './architecture.ts';
import { boundaries } from './boundaries.ts';
import type { Check } from './check.ts';
import { commandLinePage } from './command-line-page.ts';
import { errorsPage } from './errors-page.ts';
import { links } from './links.ts';
import { placesCheck } from './places.ts';
import { requirements } from './requirements.ts';
import { deadCode, lint, types, webTypes } from './tools.ts';
import { warningsPage } from './warnings-page.ts';

/** All checks, in the order they run. */
export const checks: Readonly<Record<string, Check>> = {
  types,
  'web-types': webTypes,
  lint,
  boundaries,
  'dead-code': deadCode,
  'errors-page': errorsPage,
  'command-line-page': commandLinePage,
  'warnings-page': warningsPage,
  requirements,
  links,
  architecture,
  places: placesCheck,
};
