import { describe, expect, test } from 'vitest';
import { align } from './align.ts';
import type { AlignableEntry, Finding } from './model.ts';
import { reportOf } from './reporting.ts';
import { copiesOf, entryAt, type Phone, type Said, saidOn, tracksOf } from './testing/copies.ts';

/** Three hundred messages of two people, each in words of its own, ten minutes apart. */
const talk: readonly Said[] = Array.from({ length: 300 }, (_, i): Said => {
  const text = `message ${i}: the keys of van ${(i * 37) % 101} are on hook ${(i * 53) % 97}`;
  return [i * 600, i % 2 === 0 ? 'Alder' : 'Rook', text];
});

const plausible = (finding: Finding | undefined): string[] =>
  finding?.explanations.flatMap((one) => (one.plausible ? [one.code] : [])) ?? [];

describe('what a timer took that no copy shows', () => {
  const kept = new Set([0, 60]);
  const gone = Array.from({ length: 150 }, (_, i) => i).filter((i) => !kept.has(i));
  const worn: Phone = { label: 'b', lacks: new Set([...gone, 220]) };

  test('nearly everything up to one moment is explained, what is gone afterwards is not', () => {
    const { findings } = align(copiesOf(talk, [{ label: 'a' }, worn]));
    const early = findings.filter((finding) => !finding.deletion);
    expect(early).toHaveLength(gone.length);
    expect(early.every((finding) => plausible(finding).includes('disappearing-messages'))).toBe(true);
    expect(findings.filter((finding) => finding.deletion)).toHaveLength(1);
  });

  test('a copy that begins where the group was made would show the timer', () => {
    const whole: Phone = { label: 'a' };
    const created = entryAt(-60, whole, {
      kind: 'system',
      event: 'group-created',
      sender: null,
      body: 'Alder created group "B Relief"',
    });
    const tracks = tracksOf([
      { phone: whole, entries: [created, ...saidOn(whole, talk)] },
      { phone: worn, entries: saidOn(worn, talk) },
    ]);
    const { findings } = align(tracks);
    expect(findings.filter((finding) => finding.deletion)).toHaveLength(gone.length + 1);
  });
});

test('one person’s wrong clock on the phone of that person moves neither the zone nor anybody else’s times', () => {
  const others = talk.map(([second, , text], i): Said => {
    return [second, i % 5 < 2 ? 'Alder' : 'Rook', i % 5 === 0 ? 'ok' : text];
  });
  const own = others.map(([second, who, text]): Said => [second + (who === 'Rook' ? -56 : 0), who, text]);
  const wrong: Phone = { label: 'a' };
  const coarse: Phone = { label: 'b', precision: 'minute', ahead: 3600 };
  const third: Phone = { label: 'c', ahead: -7200 };
  const tracks = tracksOf([
    { phone: wrong, entries: saidOn(wrong, own) },
    { phone: coarse, entries: saidOn(coarse, others) },
    { phone: third, entries: saidOn(third, others) },
  ]);
  const alignment = align(tracks);
  expect(reportOf(alignment, tracks).copies.map(({ offsetSeconds }) => offsetSeconds)).toEqual([0, 3600, -7200]);
  expect(alignment.findings).toEqual([]);
});

test('what one copy shows without words and another as a picture may have been opened once', () => {
  const phones: Phone[] = [{ label: 'a' }, { label: 'b' }, { label: 'c', lacks: new Set([80]) }];
  const shown = (phone: Phone, kind: AlignableEntry['kind'], body: string): AlignableEntry[] =>
    saidOn(phone, talk).map((entry, i) => (i === 80 ? { ...entry, kind, body } : entry));
  const [a, b, c] = phones;
  if (a === undefined || b === undefined || c === undefined) throw new Error('there are three phones');
  const tracks = tracksOf([
    { phone: a, entries: shown(a, 'empty', '') },
    { phone: b, entries: shown(b, 'media-omitted', 'image omitted') },
    { phone: c, entries: saidOn(c, talk) },
  ]);
  const missing = align(tracks).findings.filter(({ kind }) => kind === 'missing');
  expect(missing).toHaveLength(1);
  expect(missing[0]?.deletion).toBe(false);
  expect(plausible(missing[0])).toContain('view-once');
});
