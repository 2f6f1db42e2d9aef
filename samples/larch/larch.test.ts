import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildLarch, type RenderedCopy, writeLarch } from './index.ts';
import { MASKED_WORD_HASHES } from './masked-words.ts';
import { SHOWN } from './model.ts';
import { PEOPLE } from './team.ts';

const larch = buildLarch();
const items = [...larch.chats.values()].flat();

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function copy(id: string): RenderedCopy {
  const found = larch.copies.find((one) => one.spec.id === id);
  if (found === undefined) throw new Error(`no copy ${id}`);
  return found;
}

function fileText(path: string): string {
  const file = larch.files.find((one) => one.path === path);
  return Buffer.from(file?.bytes ?? []).toString('utf8');
}

/** What a copy's chat file holds as text: stored zip members are readable as they lie. */
function chatText(id: string): string {
  return fileText(copy(id).path);
}

describe('the demonstration operation', () => {
  it('has the same bytes every time, and these', () => {
    const digest = (files: typeof larch.files): string =>
      sha256(files.map((file) => `${sha256(file.bytes)} ${file.path}\n`).join(''));
    expect(digest(buildLarch().files)).toBe(digest(larch.files));
    // Changes whenever the demonstration does; a difference without such a change is a machine showing through.
    expect(digest(larch.files)).toBe('caa7094941f0a267492fed35c6aa31fae46a1589ca6b303c6781ff6c8429fbb9');
  });

  it('does not depend on the zone of the machine', () => {
    const before = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Tokyo';
      const there = buildLarch();
      expect(there.files.map((file) => sha256(file.bytes))).toEqual(larch.files.map((file) => sha256(file.bytes)));
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('writes the same files into a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'larch-'));
    try {
      writeLarch(folder);
      for (const file of larch.files) {
        expect(sha256(readFileSync(join(folder, ...file.path.split('/'))))).toBe(sha256(file.bytes));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has the size that was promised: handsets, chats, entries, two years', () => {
    const handsets = new Set(
      larch.copies.filter((one) => one.handset.platform !== 'messenger').map((c) => c.handset.id),
    );
    expect(handsets.size).toBeGreaterThanOrEqual(5);
    expect(larch.chats.size).toBeGreaterThanOrEqual(6);
    expect(items.length).toBeGreaterThanOrEqual(6000);
    expect(larch.copies.filter((one) => one.spec.chat === 'main').length).toBeGreaterThanOrEqual(5);
    const times = items.map((item) => item.at);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(2 * 365 * 86_400_000);
  });

  it('is mostly everyday talk: two to three messages in a hundred are not', () => {
    const grave = items.filter((item) => item.severity > 0).length;
    expect(grave / items.length).toBeGreaterThan(0.02);
    expect(grave / items.length).toBeLessThan(0.03);
    for (const label of [
      'racism',
      'sexism',
      'homophobia',
      'sexual',
      'bullying',
      'challenge',
      'banter-defence',
    ] as const) {
      expect(items.filter((item) => item.labels.includes(label)).length, label).toBeGreaterThan(9);
    }
  });

  it('does not bore: thousands of different texts from hundreds of threads', () => {
    const texts = items.flatMap((item) => (item.content.kind === 'text' ? [item.content.text] : []));
    expect(new Set(texts).size).toBeGreaterThan(3500);
    expect(new Set(items.map((item) => item.source)).size).toBeGreaterThan(280);
    const counts = new Map<string, number>();
    for (const text of texts) if (text.split(' ').length >= 5) counts.set(text, (counts.get(text) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(12);
  });

  it('prints no word that a newspaper would mask', () => {
    const sources = ['talk', 'scenes'].flatMap((folder) => {
      const path = join(import.meta.dirname, folder);
      return readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'));
    });
    const words = new Set(sources.flatMap((source) => source.toLowerCase().match(/\p{L}+/gu) ?? []));
    const unmasked = [...words].filter((word) => MASKED_WORD_HASHES.has(sha256(word).slice(0, 12)));
    expect(unmasked.length).toBe(0);
  });

  it('names nobody real: surnames of plants and birds, numbers kept free for drama, hosts that cannot exist', () => {
    const surnames = PEOPLE.map((one) => one.name.split(' ').at(-1));
    const invented = 'Alder Rook Teasel Heron Plover Sedge Bracken Yarrow Linnet Wren Thistle Sorrel Moss Finch'.split(
      ' ',
    );
    expect(surnames.every((name) => name !== undefined && invented.includes(name))).toBe(true);
    for (const one of PEOPLE) for (const number of one.numbers) expect(number).toMatch(/^900\d{3}$/u);
    for (const item of items) {
      if (item.content.kind !== 'text') continue;
      for (const [, host] of item.content.text.matchAll(/https?:\/\/([^/\s]+)/gu)) expect(host).toMatch(/\.example$/u);
    }
  });
});

describe('the exports and the truth', () => {
  it('leave out of a copy what its owner deleted, and show it in another', () => {
    expect([...larch.ownDeletions.values()].reduce((sum, ids) => sum + ids.size, 0)).toBeGreaterThan(80);
    for (const [id, gone] of larch.ownDeletions) {
      const shown = new Set(copy(id).entries.map((entry) => entry.item));
      for (const item of gone) {
        expect(shown.has(item)).toBe(false);
        const elsewhere = larch.copies.filter((one) => one.spec.id !== id && one.entries.some((e) => e.item === item));
        expect(elsewhere.length, item).toBeGreaterThan(0);
      }
    }
  });

  it('keep deleted words out of the very bytes of that file', () => {
    const text = chatText('alder/main');
    const others = chatText('teasel/main');
    const long = items.filter(
      (item) => larch.ownDeletions.get('alder/main')?.has(item.id) && item.content.kind === 'text',
    );
    expect(long.length).toBeGreaterThanOrEqual(7);
    for (const item of long) {
      const words = item.content.kind === 'text' ? item.content.text : '';
      expect(text.includes(words)).toBe(false);
      expect(others.includes(words)).toBe(true);
    }
  });

  it('let words survive a deletion for everyone on the phone that was exported before it', () => {
    const survivors = items.filter(
      (item) =>
        item.revokedAt !== null &&
        larch.copies.some((one) => one.sightings.some((s) => s.item === item && s.state === 'present')),
    );
    expect(survivors.length).toBeGreaterThanOrEqual(12);
    for (const item of survivors) {
      const states = larch.copies.flatMap((one) => one.sightings.filter((s) => s.item === item));
      expect(states.some((one) => one.state === 'tombstone')).toBe(true);
    }
  });

  it('account for every item in every copy of its chat, and for nothing else', () => {
    for (const one of larch.copies) {
      const inChat = larch.chats.get(one.spec.chat) ?? [];
      expect(one.sightings.map((s) => s.item.id)).toEqual(inChat.map((item) => item.id));
      const shown = one.sightings.filter((s) => SHOWN.has(s.state)).map((s) => s.item.id);
      expect(one.entries.map((entry) => entry.item)).toEqual(shown);
    }
  });

  it('shift the whole of one phone by an hour', () => {
    const london = new Map(copy('alder/after').entries.map((entry) => [entry.item, entry.time]));
    const offsets = copy('teasel/after').entries.flatMap((entry) => {
      const other = london.get(entry.item);
      return other === undefined ? [] : [Date.parse(`${entry.time}Z`) - Date.parse(`${other}Z`)];
    });
    expect(offsets.length).toBeGreaterThan(500);
    expect(new Set(offsets)).toEqual(new Set([3_600_000]));
  });

  it('leave one export undecidable by itself: no day above twelve, and both readings run forwards', () => {
    const lines = chatText('plover/summer').match(/^\d+\/\d+\/\d+, \d+:\d+ - /gmu) ?? [];
    expect(lines.length).toBeGreaterThan(50);
    const readings = lines.map((line) => line.match(/\d+/gu)?.map(Number) ?? []);
    for (const [a = 0, b = 0] of readings) expect(Math.max(a, b)).toBeLessThanOrEqual(12);
    const rising = (keys: readonly number[]): boolean => keys.every((key, i) => i === 0 || key >= (keys[i - 1] ?? 0));
    const key = (month: number, day: number, hour: number, minute: number): number =>
      ((month * 31 + day) * 24 + hour) * 60 + minute;
    expect(rising(readings.map(([a = 0, b = 0, , h = 0, m = 0]) => key(a, b, h, m)))).toBe(true);
    expect(rising(readings.map(([a = 0, b = 0, , h = 0, m = 0]) => key(b, a, h, m)))).toBe(true);
  });

  it('let a neighbour decide it: the same messages on a phone whose own days go past twelve', () => {
    const shared = new Set(copy('plover/summer').entries.map((entry) => entry.item));
    const neighbour = copy('sedge/summer').entries;
    expect(neighbour.filter((entry) => shared.has(entry.item)).length).toBeGreaterThan(50);
    expect(neighbour.some((entry) => Number(entry.time.slice(8, 10)) > 12)).toBe(true);
  });

  it('cut one export at its start, in mid-chat, without the encryption notice', () => {
    const cut = copy('heron/main');
    expect(cut.entries.length).toBe(cut.spec.limit);
    expect(cut.sightings.filter((s) => s.state === 'before-start').length).toBeGreaterThan(1000);
    expect(cut.entries[0]?.kind).toBe('text');
    expect(chatText('heron/main').includes('end-to-end encrypted')).toBe(false);
  });

  it('show one person under different names on different phones', () => {
    const names = larch.copies
      .filter((one) => one.spec.chat === 'main')
      .map((one) =>
        one.entries.find((e) => e.kind === 'text' && items.some((i) => i.id === e.item && i.author === 'alder')),
      );
    expect(new Set(names.map((entry) => entry?.sender)).size).toBeGreaterThanOrEqual(6);
  });

  it('name one file that the archive lost, and hold every other file they name', () => {
    for (const one of larch.copies) {
      expect(one.missingMedia.length).toBe(one.spec.id === 'teasel/main' ? 1 : 0);
      if (!one.spec.withMedia || one.member === null) continue;
      const archive = Buffer.from(one.files[0]?.bytes ?? []);
      for (const { media } of one.entries) {
        if (media === null || one.missingMedia.includes(media)) continue;
        expect(
          archive.includes(`PK\u0001\u0002`) && archive.lastIndexOf(media) > archive.indexOf('PK\u0001\u0002'),
        ).toBe(true);
      }
    }
  });

  it('are described by a manifest whose labels are the hashes of the files', () => {
    const manifest: unknown = JSON.parse(fileText('manifest.json'));
    const labels = JSON.stringify(manifest);
    for (const file of larch.copies.flatMap((one) => one.files)) {
      expect(labels.includes(`${JSON.stringify(file.path)}:"${sha256(file.bytes)}"`)).toBe(true);
    }
  });

  it('write a truth that says of each message how each copy of its chat shows it', () => {
    const truth: { messages: { id: string; copies: Record<string, [string, number?]> }[]; copies: { id: string }[] } =
      JSON.parse(fileText('truth.json'));
    expect(truth.messages.length).toBe(items.length);
    const byId = new Map(truth.messages.map((one) => [one.id, one.copies]));
    for (const one of larch.copies) {
      for (const [index, entry] of one.entries.entries()) {
        expect(byId.get(entry.item)?.[one.spec.id]?.[1]).toBe(index);
      }
    }
  });
});
