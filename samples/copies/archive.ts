/** Zip archives as phones hand them over. */
import yazl from 'yazl';

export interface Member {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Fixed, and written as wall clock alone, so that the same chat has the same bytes in every zone. */
const DATED = new Date(2024, 0, 2, 12);

/** An archive of the members in the order given, stored as they are: chance has no part in it, nor has a processor. */
export async function archived(members: readonly Member[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes } of members)
    zip.addBuffer(bytes, name, { mtime: DATED, forceDosTimestamp: true, compress: false });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
