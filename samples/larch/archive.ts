/**
 * Zip archives whose bytes never differ. Members are stored, not deflated, because the deflate of two processors need
 * not give the same bytes; stored members are as readable to every importer. Written here and synchronously, because
 * the layout of a stored archive is a page of code and no machine's clock or zone may get into it.
 */
import { crc32 } from 'node:zlib';
import { wallClock } from './clock.ts';

export interface ArchiveMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function dosTime(utc: number): readonly [time: number, date: number] {
  const w = wallClock(utc, 'Europe/London');
  return [(w.hour << 11) | (w.minute << 5) | (w.second >> 1), ((w.year - 1980) << 9) | (w.month << 5) | w.day];
}

/** An archive of the members in the order given, all dated at one instant (London time, as zip keeps local time). */
export function archive(members: readonly ArchiveMember[], at: number): Uint8Array {
  const [time, date] = dosTime(at);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of members) {
    const label = Buffer.from(name, 'utf8');
    // Bytes 4 to 29 of a local header are bytes 6 to 31 of the directory's.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, label]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(0o100644 * 65536, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021403', 'hex'), shared, tail, label]));
    parts.push(local, Buffer.from(bytes));
    offset += local.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
