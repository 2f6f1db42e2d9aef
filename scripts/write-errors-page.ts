/** `npm run docs:errors`: writes docs/errors.md from the closed list of error codes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../src/kernel/index.ts';
import { errorsPageText } from './checks/errors-page.ts';
import { root } from './root.ts';

writeFileSync(join(root, 'docs', 'errors.md'), errorsPageText(errorCodes));
