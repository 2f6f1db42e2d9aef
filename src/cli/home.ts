/** The data folder: CANDOUR_HOME, else the platform's application-data folder. */

import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';

export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.CANDOUR_HOME;
  if (named !== undefined && named.trim() !== '') return resolve(named);
  switch (platform()) {
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Candour');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Candour');
    default:
      return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'candour');
  }
}
