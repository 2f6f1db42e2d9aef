/** Small copies of one chat for tests of the alignment: who wrote what when, and how each phone shows it. */

import type { AlignableEntry, CopySource } from '../model.ts';
import { type CopyTrack, Interner, TrackBuilder } from '../track.ts';

/** Second after the beginning of the chat, who, what. */
export type Said = readonly [second: number, who: string, text: string];

export interface Phone {
  readonly label: string;
  /** Seconds this phone's clock is ahead. */
  readonly ahead?: number;
  readonly precision?: 'minute' | 'second';
  /** How it calls people; others keep their name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Indexes of messages that are not there. */
  readonly lacks?: ReadonlySet<number>;
  readonly source?: Partial<CopySource>;
}

const begin = Date.UTC(2023, 2, 6, 9);

function local(second: number, phone: Phone): string {
  const text = new Date(begin + (second + (phone.ahead ?? 0)) * 1000).toISOString();
  return phone.precision === 'minute' ? text.slice(0, 16) : text.slice(0, 19);
}

export function entryAt(
  second: number,
  phone: Phone,
  entry: Omit<AlignableEntry, 'time' | 'flags'> & Partial<AlignableEntry>,
): AlignableEntry {
  const time = local(second, phone);
  return { flags: [], ...entry, time: { kind: 'local', raw: time, local: time, zone: null } };
}

export function saidOn(phone: Phone, said: readonly Said[]): AlignableEntry[] {
  return said.flatMap(([second, who, text], i) =>
    phone.lacks?.has(i) === true
      ? []
      : [entryAt(second, phone, { kind: 'text', sender: phone.names?.[who] ?? who, body: text })],
  );
}

export function tracksOf(
  copies: readonly { readonly phone: Phone; readonly entries: readonly AlignableEntry[] }[],
): CopyTrack[] {
  const interner = new Interner();
  return copies.map(({ phone, entries }) => {
    const source: CopySource = {
      label: phone.label,
      format: 'whatsapp-text',
      title: 'B Relief',
      exporter: null,
      dateOrder: 'DMY',
      zone: null,
      ...phone.source,
    };
    const builder = new TrackBuilder(source, interner);
    for (const entry of entries) builder.add(entry);
    return builder.build();
  });
}

/** The same talk on several phones. */
export function copiesOf(said: readonly Said[], phones: readonly Phone[]): CopyTrack[] {
  return tracksOf(phones.map((phone) => ({ phone, entries: saidOn(phone, said) })));
}
