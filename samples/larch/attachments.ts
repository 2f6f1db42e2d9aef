/** Small valid files of the other kinds: a voice note of silence, a sticker of two colours, a page, a contact card. */
import { randomNamed } from './random.ts';

const text = new TextEncoder();

function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.trunc(value / 256 ** i) & 255);
}

function oggChecksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let i = 0; i < 8; i++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

function oggPage(
  serial: number,
  sequence: number,
  flags: number,
  granule: number,
  packets: readonly Uint8Array[],
): Uint8Array {
  const sizes = packets.flatMap((packet) => [
    ...new Array<number>(Math.trunc(packet.length / 255)).fill(255),
    packet.length % 255,
  ]);
  const page = Uint8Array.from([
    ...text.encode('OggS'),
    0,
    flags,
    ...little(granule, 8),
    ...little(serial, 4),
    ...little(sequence, 4),
    0,
    0,
    0,
    0,
    sizes.length,
    ...sizes,
    ...packets.flatMap((packet) => [...packet]),
  ]);
  page.set(little(oggChecksum(page), 4), 22);
  return page;
}

/** Opus in Ogg, silent, of the seconds given (at most two hundred packets of 60 ms are written). */
export function voiceNote(name: string, seconds: number): Uint8Array {
  const serial = randomNamed(`voice/${name}`).next();
  const head = Uint8Array.from([...text.encode('OpusHead'), 1, 1, ...little(312, 2), ...little(16_000, 4), 0, 0, 0]);
  const vendor = text.encode('demonstration');
  const tags = Uint8Array.from([...text.encode('OpusTags'), ...little(vendor.length, 4), ...vendor, ...little(0, 4)]);
  // Mode SILK wideband, 60 ms, mono, no further bytes: the decoder conceals it as silence.
  const packets = Array.from({ length: Math.min(200, Math.max(1, Math.trunc((seconds * 1000) / 60))) }, () =>
    Uint8Array.of(0x58),
  );
  const granule = 312 + packets.length * 2880;
  return Uint8Array.from([
    ...oggPage(serial, 0, 2, 0, [head]),
    ...oggPage(serial, 1, 0, 0, [tags]),
    ...oggPage(serial, 2, 4, granule, packets),
  ]);
}

class LowBitsFirst {
  readonly bytes: number[] = [];
  private count = 0;

  put(value: number, length: number): void {
    for (let i = 0; i < length; i++) {
      if (this.count % 8 === 0) this.bytes.push(0);
      const at = this.bytes.length - 1;
      this.bytes[at] = (this.bytes[at] ?? 0) | (((value >> i) & 1) << (this.count % 8));
      this.count += 1;
    }
  }
}

/** WebP, lossless, 96 by 96: a disc on nothing. Each channel has two values, so each pixel takes one bit a channel. */
export function sticker(name: string): Uint8Array {
  const random = randomNamed(`sticker/${name}`);
  const size = 96;
  const radius = random.between(26, 44);
  const colour = [random.between(40, 230), random.between(40, 230), random.between(40, 230), 255] as const;
  const bits = new LowBitsFirst();
  bits.put(0x2f, 8);
  bits.put(size - 1, 14);
  bits.put(size - 1, 14);
  bits.put(1, 1);
  bits.put(0, 3);
  bits.put(0, 3);
  // Prefix codes for green, red, blue, alpha: "simple", two symbols, 0 and the colour; then one for distance.
  for (const value of colour) {
    bits.put(0b11, 2);
    bits.put(0, 1);
    bits.put(0, 1);
    bits.put(value, 8);
  }
  bits.put(0b01, 2);
  bits.put(0, 2);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = (x - size / 2) ** 2 + (y - size / 2) ** 2 <= radius ** 2 ? 1 : 0;
      for (let channel = 0; channel < 4; channel++) bits.put(inside, 1);
    }
  }
  const body = bits.bytes.length % 2 === 0 ? bits.bytes : [...bits.bytes, 0];
  return Uint8Array.from([
    ...text.encode('RIFF'),
    ...little(body.length + 12, 4),
    ...text.encode('WEBPVP8L'),
    ...little(bits.bytes.length, 4),
    ...body,
  ]);
}

/** A PDF of n pages, each with its title and number. */
export function pageFile(title: string, pages: number): Uint8Array {
  const plain = title.replace(/[^A-Za-z0-9 .-]/gu, '');
  const kids = Array.from({ length: pages }, (_, i) => `${4 + i * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  for (let i = 0; i < pages; i++) {
    const stream = `BT /F1 18 Tf 60 760 Td (${plain}, page ${i + 1} of ${pages}) Tj ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    );
  }
  let out = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [i, object] of objects.entries()) {
    places.push(out.length);
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  return text.encode(
    `${out}${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF\n`,
  );
}

/** A contact card; the number is from the range kept free for drama. */
export function contactCard(name: string): Uint8Array {
  const number = 900_950 + (randomNamed(`card/${name}`).next() % 50);
  return text.encode(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL;TYPE=CELL:+44 7700 ${number}\r\nEND:VCARD\r\n`);
}
