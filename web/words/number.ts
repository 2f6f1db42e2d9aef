/** Numbers in words: grouped digits, bytes, counted nouns, shares that never round a remainder away. */

const grouped = new Intl.NumberFormat('en-GB');

/** `48,112` */
export function count(value: number): string {
  return grouped.format(value);
}

/** `1 message`, `48,112 messages` */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `1,204 bytes`, `38.2 kB`, `4.1 GB` (decimal units, as disks and laboratories count) */
export function bytes(value: number): string {
  if (value < 10_000) return counted(value, 'byte');
  const units = ['kB', 'MB', 'GB', 'TB'] as const;
  let scaled = value / 1000;
  let unit = 0;
  while (scaled >= 999.95 && unit < units.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  return `${scaled.toFixed(1)} ${units[unit] ?? 'TB'}`;
}

/** A share of a whole: never `0 %` for something, never `100 %` for less than all (the remainder is the point). */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  if (part === whole) return '100 %';
  const percent = (part / whole) * 100;
  if (percent < 0.1) return 'under 0.1 %';
  if (percent > 99.9) return 'over 99.9 %';
  return `${percent.toFixed(1)} %`;
}

/** `A`, `A and B`, `A, B and C` */
export function list(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}

/** `line 4`, `lines 4, 9 and 12`, `lines 4, 9, 12 and 317 more` */
export function lineList(lines: readonly number[], shown = 6): string {
  if (lines.length === 0) return '';
  if (lines.length === 1) return `line ${count(lines[0] ?? 0)}`;
  if (lines.length <= shown) return `lines ${list(lines.map(count))}`;
  return `lines ${lines.slice(0, shown).map(count).join(', ')} and ${count(lines.length - shown)} more`;
}

/** The first eight characters of a hash, for rows in which the whole would drown the rest. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 8);
}
