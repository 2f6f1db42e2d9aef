/** A small PNG of a shape, its pixels in stored blocks: deflate of two machines need not give the same bytes. */
import { crc32 } from 'node:zlib';
import { randomNamed } from './random.ts';

const SIZE = 64;

function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([head, typed, check]);
}

function stored(bytes: Uint8Array): Buffer {
  const head = Buffer.from([0x78, 0x01, 1, 0, 0, 0, 0]);
  head.writeUInt16LE(bytes.length, 3);
  head.writeUInt16LE(bytes.length ^ 0xffff, 5);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(adler(bytes));
  return Buffer.concat([head, bytes, tail]);
}

/** A diamond on a clear ground, 64 by 64, two palette colours; it depends on its name alone. */
export function pngSticker(name: string): Uint8Array {
  const random = randomNamed(`png/${name}`);
  const reach = random.between(16, 30);
  const rows = Buffer.alloc(SIZE * (SIZE + 1));
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (Math.abs(x - SIZE / 2) + Math.abs(y - SIZE / 2) <= reach) rows[y * (SIZE + 1) + 1 + x] = 1;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colour = [random.between(40, 230), random.between(40, 230), random.between(40, 230)];
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from([255, 255, 255, ...colour])),
    chunk('tRNS', Uint8Array.from([0, 255])),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
