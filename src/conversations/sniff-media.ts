/** What the first bytes of a file prove it to be, among the kinds that a browser shows without running them. Pure. */

function ascii(bytes: Uint8Array, start: number, text: string): boolean {
  return [...text].every((letter, n) => bytes[start + n] === letter.charCodeAt(0));
}

/** Brands of the MP4 family by their first letters; anything else in that wrapper is not shown. */
function mp4Brand(bytes: Uint8Array): string | null {
  const brand = String.fromCharCode(...bytes.subarray(8, 12));
  if (/^M4[AB]/.test(brand)) return 'audio/mp4';
  if (/^3g/.test(brand)) return 'video/3gpp';
  if (/^(?:isom|iso[2-9]|mp4[12]|avc1|M4V|qt {2}|MSNV|dash)/.test(brand)) return 'video/mp4';
  return null;
}

/** A MIME type of the allow-list, or null. Needs the first 16 bytes. SVG and HTML are never on it: they run. */
export function sniffMedia(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes[0] === 0x89 && ascii(bytes, 1, 'PNG\r\n')) return 'image/png';
  if (ascii(bytes, 0, 'GIF87a') || ascii(bytes, 0, 'GIF89a')) return 'image/gif';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return 'image/webp';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WAVE')) return 'audio/wav';
  if (ascii(bytes, 4, 'ftyp')) return mp4Brand(bytes);
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'video/webm';
  if (ascii(bytes, 0, 'OggS')) return 'audio/ogg';
  if (ascii(bytes, 0, 'ID3')) return 'audio/mpeg';
  // An MPEG audio frame: eleven set bits, then a layer; ADTS (AAC) has none.
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) {
    const layer = ((bytes[1] ?? 0) >> 1) & 3;
    return layer === 0 ? (((bytes[1] ?? 0) & 0xf0) === 0xf0 ? 'audio/aac' : null) : 'audio/mpeg';
  }
  if (ascii(bytes, 0, '#!AMR')) return 'audio/amr';
  return null;
}
