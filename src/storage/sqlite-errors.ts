/** What SQLite and the file system say, turned into the product's closed error codes. */

import { CandourError } from '../kernel/index.ts';

/** The `code` of a Node or SQLite error, or an empty string. */
export function nativeCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** True when another process holds the lock: the statement had no effect and may be tried again. */
export function isBusy(error: unknown): boolean {
  const code = nativeCode(error);
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED');
}

/** True when a row with that key is there already: services turn it into ALREADY_EXISTS. */
export function isUniqueViolation(error: unknown): boolean {
  const code = nativeCode(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

const unusable = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOENT',
  'ELOOP',
  'ENAMETOOLONG',
]);

/**
 * The error as a person should meet it. Errors that are not about the data folder (a constraint, a mistake in a
 * statement) come back as they are; the statement's parameters never enter a message.
 */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof CandourError) return error;
  const code = nativeCode(error);
  const options = { cause: error };
  if (isBusy(error)) return new CandourError('BUSY', `Another process is writing to ${path}.`, options);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new CandourError('DISK_FULL', `The disk that holds ${path} is full.`, options);
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_PERM')) {
    return new CandourError('HOME_UNUSABLE', `${path} cannot be opened for writing.`, options);
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new CandourError('INTEGRITY', `${path} is not a whole database.`, options);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new CandourError('HOME_UNUSABLE', `${path} could not be read or written (${code}).`, options);
  }
  if (unusable.has(code)) return new CandourError('HOME_UNUSABLE', `${path} cannot be used (${code}).`, options);
  return error;
}
