/** The manifest of a backup, as JSON lines: a header, a line a file, an end. Pure. */

import { z } from 'zod';
import { CandourError } from '../kernel/index.ts';

export const manifestName = 'manifest.jsonl';

/** A path inside the folder: no way out of it, whoever wrote the manifest. */
const innerPath = z
  .string()
  .min(1)
  .max(4096)
  .refine((path) => !path.includes('\\') && !path.includes('\0'))
  .refine((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'));

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const Header = z.object({ format: z.literal('candour-backup'), v: z.literal(1), madeAt: z.string() });
const File = z.object({ path: innerPath, bytes: z.number().int().nonnegative(), sha256: Sha256 });
const End = z.object({
  end: z.literal(true),
  files: z.number().int().positive(),
  bytes: z.number().int().nonnegative(),
  /** Hash of the last entry of each chain of the ledger. */
  heads: z.record(z.string(), Sha256),
});

export type BackupFile = z.infer<typeof File>;
export type BackupEnd = z.infer<typeof End>;
export type ManifestLine =
  | { readonly kind: 'header'; readonly madeAt: string }
  | { readonly kind: 'file'; readonly file: BackupFile }
  | { readonly kind: 'end'; readonly end: BackupEnd };

export function manifestHeader(now: Date): object {
  return { format: 'candour-backup', v: 1, madeAt: now.toISOString() };
}

export function manifestEnd(files: number, bytes: number, heads: Readonly<Record<string, string>>): object {
  return { end: true, files, bytes, heads };
}

/** Reads one line. Throws NEWER_DATA for a later version, BAD_INPUT for anything that is not a line of a manifest. */
export function manifestLine(text: string, number: number): ManifestLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CandourError('BAD_INPUT', `Line ${number} of ${manifestName} is not JSON.`, { cause: error });
  }
  if (number === 1) {
    const later = z.object({ format: z.literal('candour-backup'), v: z.number().gt(1) }).safeParse(value);
    if (later.success) throw new CandourError('NEWER_DATA', 'The backup was made by a newer version of the product.');
    const header = Header.safeParse(value);
    if (header.success) return { kind: 'header', madeAt: header.data.madeAt };
  } else {
    const file = File.safeParse(value);
    if (file.success) return { kind: 'file', file: file.data };
    const end = End.safeParse(value);
    if (end.success) return { kind: 'end', end: end.data };
  }
  throw new CandourError('BAD_INPUT', `Line ${number} of ${manifestName} is not a line of a backup.`);
}
