import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchPage } from '../contract.ts';
import { android, type Line, openRoom, type Room } from '../testing/room.ts';
import { searchEngine } from './engine.ts';

const lines: Line[] = [
  [0, 'Rook', 'Late turn again. Who has the keys?'],
  [1, 'Teasel', 'You m*ppet, they are in the van 😂'],
  [2, 'Rook', 'what a mupp3t'],
  [3, 'Teasel', 'Café at ten? I don’t mind'],
  [4, 'Rook', 'never mind the late turn, the van is late'],
  [5, 'Teasel', 'm u p p e t of the year'],
  [6, 'Rook', 'مُحَمَّد is on lates'],
  [7, 'Teasel', 'Alder’s e-mail: alder@example.com'],
  [8, 'Rook', '<Media omitted>'],
  [60 * 24 * 40, 'Teasel', 'keys keys keys'],
];

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  await room.import('JM/1', 'WhatsApp Chat with Relief.txt', android(lines));
  await room.import(
    'JM/2',
    'WhatsApp Chat with Nights.txt',
    android([
      [10, 'Rook', 'keys under the mat'],
      [11, 'Sorrel', 'ta'],
    ]),
  );
});
afterAll(() => room.close());

/** Chat and position of each hit: `Relief 3`. */
const places = (page: SearchPage): string[] => page.hits.map((hit) => `${hit.conversationTitle} ${hit.entry.position}`);
const find = async (q: string, more: object = {}): Promise<string[]> => places(await room.find({ q, ...more }));

describe('A search', () => {
  it('gives all messages with all words, the newest first, or the oldest', async () => {
    expect(await find('late turn')).toEqual(['Relief 4', 'Relief 0']);
    expect(await find('late turn', { order: 'oldest' })).toEqual(['Relief 0', 'Relief 4']);
    expect(await find('keys')).toEqual(['Relief 9', 'Nights 0', 'Relief 0']);
  });

  it('takes phrases, beginnings and exclusions', async () => {
    expect(await find('"late turn"')).toEqual(['Relief 4', 'Relief 0']);
    expect(await find('"turn late"')).toEqual([]);
    expect(await find('lat*')).toEqual(['Relief 6', 'Relief 4', 'Relief 0']);
    expect(await find('late -van')).toEqual(['Relief 0']);
    expect(await find('-keys', { conversation: 2 })).toEqual(['Nights 1']);
    expect(await find('-keys -the', { order: 'oldest', limit: 3 })).toEqual(['Relief 2', 'Relief 3', 'Relief 6']);
  });

  it('finds masked, leet and spaced forms and says why; words as written only where asked', async () => {
    const page = await room.find({ q: 'muppet' });
    expect(
      page.hits.map((hit) => hit.spans.map(({ start, end, why }) => [hit.entry.body.slice(start, end), why])),
    ).toEqual([[['m u p p e t', 'spaced']], [['mupp3t', 'leet']], [['m*ppet', 'masked']]]);
    expect(await find('muppet', { mode: 'words' })).toEqual([]);
    expect(await find('mupp3t', { mode: 'words' })).toEqual(['Relief 2']);
    expect(await find('"you muppet"')).toEqual(['Relief 1']);
    expect(await find('m*****')).toEqual(['Relief 1']);
    expect(await find('m*ppet')).toEqual(['Relief 5', 'Relief 2', 'Relief 1']);
  });

  it('finds accents, short forms, Arabic without vowel signs, and emoji', async () => {
    expect(await find('cafe')).toEqual(['Relief 3']);
    expect(await find("don't")).toEqual(['Relief 3']);
    expect(await find('dont')).toEqual(['Relief 3']);
    expect(await find('محمد')).toEqual(['Relief 6']);
    expect(await find('😂')).toEqual(['Relief 1']);
    expect(await find('alder email')).toEqual(['Relief 7']);
  });

  it('keeps to a sender, a chat, a kind and a stretch of time', async () => {
    expect(await find('keys', { sender: 'rook' })).toEqual(['Nights 0', 'Relief 0']);
    expect(await find('keys', { conversation: 1 })).toEqual(['Relief 9', 'Relief 0']);
    expect(await find('keys', { sender: 'Rook', conversation: 2 })).toEqual(['Nights 0']);
    expect(await find('', { kind: 'media' })).toEqual(['Relief 8']);
    expect(await find('keys', { kind: 'text', to: '2017-10-14' })).toEqual(['Nights 0', 'Relief 0']);
    expect(await find('keys', { from: '2017-10-14T21:51', to: '2017-10-14T23' })).toEqual(['Nights 0']);
    expect(await find('', { from: '2017-11' })).toEqual(['Relief 9']);
    expect(await find('keys', { sender: 'nobody' })).toEqual([]);
  });

  it('leaves out a chat whose import has not ended', async () => {
    const all = room.db.updateTable('copy');
    await all.set({ state: 'importing' }).where('copy_id', '=', 2).execute();
    try {
      expect(await find('keys')).toEqual(['Relief 9', 'Relief 0']);
      expect(await find('', { sender: 'sorrel' })).toEqual([]);
      expect(await find('under the', { mode: 'substring' })).toEqual([]);
      const { rows } = await room.service.terms(room.asking(), { terms: ['keys'], mode: 'folded' });
      expect(rows[0]?.hits).toBe(2);
    } finally {
      await all.set({ state: 'sealed' }).where('copy_id', '=', 2).execute();
    }
  });

  it('stays the same when its index is put in order', async () => {
    const before = await room.find({ q: 'late', limit: 200 });
    let steps = 0;
    while (await room.store.transaction((trx) => searchEngine(room.store).tidy(trx, room.operationId))) steps++;
    expect(steps).toBeLessThan(100);
    expect(places(await room.find({ q: 'late', limit: 200 }))).toEqual(places(before));
  });

  it('shows one entry before and after each hit', async () => {
    const [hit] = (await room.find({ q: 'mat' })).hits;
    expect(hit?.before).toBeNull();
    expect(hit?.after?.body).toBe('ta');
    expect(hit?.exhibitRef).toBe('JM/2');
  });

  it('counts all hits, and gives page after page without repeating', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const page: SearchPage = await room.find({
        q: '',
        limit: 5,
        order: 'oldest',
        ...(cursor === '' ? {} : { cursor }),
      });
      expect(page.count).toBe(12);
      seen.push(...places(page));
      cursor = page.next;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
  });

  it('finds exact characters by reading until their index is built, and by the index after', async () => {
    const before = await room.find({ q: 'ppet, th', mode: 'substring' });
    expect(places(before)).toEqual(['Relief 1']);
    expect(before.notice).toMatch(/being built/);
    await room.service.work.build(room.operationId);
    const after = await room.find({ q: 'ppet, th', mode: 'substring' });
    expect(places(after)).toEqual(['Relief 1']);
    expect(after.notice).toBeNull();
    expect(after.hits[0]?.spans.map(({ why }) => why)).toEqual(['part of a word']);
    expect(await find('example.com', { mode: 'substring', sender: 'teasel' })).toEqual(['Relief 7']);
    expect(await find('example.com', { mode: 'substring', sender: 'rook' })).toEqual([]);
    const short = await room.find({ q: 'ï', mode: 'substring' });
    expect(short.notice).toMatch(/Fewer than three/);
    expect(short.hits.length).toBeGreaterThan(0);
  });

  it('takes anything that is typed for words, never for a query of the engine', async () => {
    for (const q of [
      '"',
      'a OR b',
      'words:keys',
      '{words} : x',
      'NEAR(a b)',
      "'; drop table observation; --",
      '(',
      '^keys',
      'a AND',
      '*',
      '""*',
    ]) {
      for (const mode of ['folded', 'words', 'substring']) await expect(room.find({ q, mode })).resolves.toBeDefined();
    }
    expect(await find('!!!')).toEqual([]);
  });

  it('refuses what is no date and what is no cursor', async () => {
    await expect(room.find({ q: 'x', from: 'yesterday' })).rejects.toMatchObject({ code: 'BAD_USAGE' });
    await expect(room.find({ q: 'x', cursor: 'x' })).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });

  it('is recorded before it is answered: the words looked for and what was shown, never the messages', async () => {
    await room.find({ q: 'mat' });
    const lines: string[] = [];
    for await (const line of room.store.ledger.export(String(room.operationId))) lines.push(line);
    const last = lines.filter((line) => line.includes('search.answered')).at(-1) ?? '';
    expect(last).toContain('"words":"mat"');
    expect(last).not.toContain('under the mat');
  });
});

describe('A list of terms', () => {
  it('gives hits of each term by chat and by sender', async () => {
    const { rows } = await room.service.terms(room.asking(), {
      terms: ['keys', 'muppet', '"late turn"', '!!'],
      mode: 'folded',
    });
    expect(rows.map((row) => [row.term, row.hits])).toEqual([
      ['keys', 3],
      ['muppet', 3],
      ['"late turn"', 2],
      ['!!', 0],
    ]);
    expect(rows[0]?.conversations).toEqual([
      { id: 1, title: 'Relief', hits: 2 },
      { id: 2, title: 'Nights', hits: 1 },
    ]);
    expect(rows[0]?.senders).toEqual([
      { shown: 'Rook', hits: 2 },
      { shown: 'Teasel', hits: 1 },
    ]);
  });

  it('counts exact characters too', async () => {
    const { rows } = await room.service.terms(room.asking(), { terms: ['ppet', '😂'], mode: 'substring' });
    expect(rows.map((row) => row.hits)).toEqual([1, 1]);
  });
});
