/** Which processes of this machine still run: a temporary file or a job of a killed one is free to be taken up. */

import { nativeCode } from './sqlite-errors.ts';

/** True when a process of that number runs, also one of another person's. */
export function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return nativeCode(error) === 'EPERM';
  }
}
