import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { android, type Line, openRoom, type Room, zip } from './testing/room.ts';

const many: Line[] = Array.from({ length: 300 }, (_, n) => [n * 30, n % 3 === 0 ? 'Rook' : 'Teasel', `entry ${n}`]);
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200, 7)]);

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  await room.import('JM/1', 'WhatsApp Chat with Relief.txt', android(many));
  const chat = android([
    [0, 'Rook', 'IMG-20171014-WA0001.jpg (file attached)'],
    [1, 'Rook', 'page.html (file attached)'],
    [2, 'Rook', 'gone.jpg (file attached)'],
  ]);
  const members = {
    'WhatsApp Chat with Album.txt': chat,
    'IMG-20171014-WA0001.jpg': picture,
    'page.html': '<script>1</script>',
  };
  await room.import('JM/2', 'WhatsApp Chat with Album.zip', await zip(members));
});
afterAll(() => room.close());

const asking = () => room.asking();
const page = (place: object) => room.service.entries(asking(), 1, { limit: 4, ...place });
const positions = async (place: object) => (await page(place)).entries.map((entry) => entry.position);

async function ledgerLines(): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of room.store.ledger.export(String(room.operationId))) lines.push(line);
  return lines;
}

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('A conversation', () => {
  it('is listed with its people, counts and times', async () => {
    const [relief, album] = await room.service.list(asking());
    expect(relief).toMatchObject({
      title: 'Relief',
      platform: 'whatsapp',
      exhibits: ['JM/1'],
      entries: 300,
      messages: 300,
      held: 0,
      first: '2017-10-14T21:50',
      last: '2017-10-21T03:20',
      zone: null,
      dateOrderDoubt: false,
      chronological: true,
      participants: [
        { handleId: 2, shown: 'Teasel', messages: 200 },
        { handleId: 1, shown: 'Rook', messages: 100 },
      ],
    });
    expect(await room.service.one(asking(), album?.id ?? 0)).toEqual(album);
    await expect(room.service.one(asking(), 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has a day rail: each day with its first position, adding up to all entries', async () => {
    const { days } = await room.service.days(asking(), 1);
    expect(days[0]).toEqual({ day: '2017-10-14', position: 0, entries: 5 });
    expect(days[1]).toEqual({ day: '2017-10-15', position: 5, entries: 48 });
    expect(days.reduce((sum, day) => sum + day.entries, 0)).toBe(300);
  });
});

describe('A page of entries', () => {
  it('begins at a position, around a message, or at a date', async () => {
    expect(await positions({ from: 100 })).toEqual([100, 101, 102, 103]);
    const middle = (await page({ from: 150, limit: 1 })).entries[0]?.observation ?? 0;
    expect(await positions({ around: middle })).toEqual([148, 149, 150, 151]);
    expect(await positions({ date: '2017-10-15', limit: 1 })).toEqual([5]);
    expect(await positions({ date: '2017-10-15T01:05', limit: 1 })).toEqual([7]);
    expect(await positions({ date: '2017-10-14T23:55', limit: 1 })).toEqual([5]);
    expect(await positions({ date: '2001-01-01', limit: 1 })).toEqual([0]);
    expect(await positions({ date: '2030-01-01', limit: 1 })).toEqual([299]);
  });

  it('ends with the chat, and says how long that is', async () => {
    const end = await page({ from: 298 });
    expect(end.entries).toHaveLength(2);
    expect(end.total).toBe(300);
    expect((await page({ from: 5000 })).entries).toEqual([]);
  });

  it('shows the time as printed, and says that its zone is unknown', async () => {
    const [entry] = (await page({ from: 0, limit: 1 })).entries;
    expect(entry).toMatchObject({ time: '2017-10-14T21:50', timePrecision: 'minute', utc: null, sender: 'Rook' });
    expect(entry?.timeCaveat).toMatch(/zone is unknown/);
  });

  it('is recorded as a range before it is given', async () => {
    await page({ from: 40 });
    const last = (await ledgerLines()).filter((line) => line.includes('entries.read')).at(-1) ?? '';
    expect(last).toContain('"from":40,"to":44');
    expect(last).not.toContain('entry 40');
  });
});

describe('How we know', () => {
  it('is answered with the very bytes, where they lie, and a citation', async () => {
    const [entry] = (await page({ from: 7, limit: 1 })).entries;
    const view = await room.service.inspect(asking(), entry?.observation ?? 0);
    expect(view.raw).toBe('15/10/2017, 01:20 - Teasel: entry 7\n');
    expect(view).toMatchObject({ line: 8, lines: 1, exhibit: { ref: 'JM/1' }, rawTruncated: false });
    expect(view.citation).toContain('JM/1 (Rook Example), “Relief”, 2017-10-15 01:20');
    expect(view.citation).toContain(`bytes ${view.byteStart}–${view.byteEnd}, SHA-256 ${view.artefact.sha256}`);
    expect(view.permalink).toBe(`/operations/${room.operationId}/conversations/1/at/7?o=${entry?.observation}`);
  });

  it('names the archive and the member of a chat that came in one', async () => {
    const [entry] = (await room.service.entries(asking(), 2, { limit: 1 })).entries;
    const view = await room.service.inspect(asking(), entry?.observation ?? 0);
    expect(view.artefact.member).toBe('WhatsApp Chat with Album.txt');
    expect(view.artefact.containerSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(view.artefact.containerSha256).not.toBe(view.artefact.sha256);
  });
});

describe('Media', () => {
  it('are there or missing, as the exhibit holds them', async () => {
    const { entries } = await room.service.entries(asking(), 2, { limit: 3 });
    expect(entries.map((entry) => entry.media[0]?.state)).toEqual(['there', 'there', 'missing']);
    expect(entries[0]?.media[0]?.mime).toBe('image/jpeg');
  });

  it('are streamed as what their bytes prove; anything that could run is a file to keep', async () => {
    const { entries } = await room.service.entries(asking(), 2, { limit: 3 });
    const file = await room.service.media(asking(), entries[0]?.observation ?? 0, 0);
    expect(file).toMatchObject({ mime: 'image/jpeg', bytes: picture.length, name: 'IMG-20171014-WA0001.jpg' });
    expect(await collected(file.stream())).toEqual(picture);
    const active = await room.service.media(asking(), entries[1]?.observation ?? 0, 0);
    expect(active.mime).toBeNull();
    await collected(active.stream());
    await expect(room.service.media(asking(), entries[2]?.observation ?? 0, 0)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are recorded when they are uncovered', async () => {
    const [entry] = (await room.service.entries(asking(), 2, { limit: 1 })).entries;
    await room.service.reveal(asking(), entry?.observation ?? 0, { what: 'media', n: 0 });
    expect((await ledgerLines()).some((line) => line.includes('content.revealed'))).toBe(true);
    await expect(room.service.reveal(asking(), entry?.observation ?? 0, { what: 'media', n: 9 })).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    );
  });
});

describe('Flags and notes', () => {
  it('stand until they are withdrawn by whoever set them, and are kept after', async () => {
    const [entry] = (await page({ from: 20, limit: 1 })).entries;
    const id = entry?.observation ?? 0;
    await room.service.flag(asking(), id);
    await room.service.flag(asking(), id);
    await room.service.note(asking(), id, 'compare with the duty sheet');
    const marked = await room.service.inspect(asking(), id);
    expect(marked.flags).toHaveLength(1);
    expect(marked.notes).toMatchObject([{ by: 'Owner Example', text: 'compare with the duty sheet' }]);
    expect((await page({ from: 20, limit: 1 })).entries[0]).toMatchObject({ flagged: true, notes: 1 });
    const other = room.asking(room.person(['annotate']));
    await expect(room.service.withdrawFlag(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await room.service.withdrawFlag(asking(), id);
    expect((await page({ from: 20, limit: 1 })).entries[0]).toMatchObject({ flagged: false, notes: 1 });
    const rows = await room.db.selectFrom('annotation').select(['kind', 'withdrawn_by']).execute();
    expect(rows).toEqual([
      { kind: 'flag', withdrawn_by: room.owner.id },
      { kind: 'note', withdrawn_by: null },
    ]);
    expect((await ledgerLines()).join('')).not.toContain('duty sheet');
  });
});

describe('Permission', () => {
  it('is asked before anything else', async () => {
    const nobody = room.asking(room.person([]));
    const denied = { code: 'NOT_ALLOWED' };
    await expect(room.service.list(nobody)).rejects.toMatchObject(denied);
    await expect(room.service.entries(nobody, 1, { limit: 1 })).rejects.toMatchObject(denied);
    await expect(room.service.inspect(nobody, 1)).rejects.toMatchObject(denied);
    await expect(room.service.media(nobody, 1, 0)).rejects.toMatchObject(denied);
    await expect(room.service.flag(nobody, 1)).rejects.toMatchObject(denied);
    await expect(room.find({ q: 'x' }, nobody.actor)).rejects.toMatchObject(denied);
    await expect(room.service.terms(nobody, { terms: ['x'], mode: 'words' })).rejects.toMatchObject(denied);
    const reader = room.asking(room.person(['evidence.read']));
    await expect(room.service.entries(reader, 1, { limit: 1 })).resolves.toBeDefined();
    await expect(
      room.service.extract(reader, { observations: [1], context: 0, format: 'csv', title: 'Extract' }),
    ).rejects.toMatchObject(denied);
  });

  it('needs a reason where the operation asks for one, and records it', async () => {
    await room.db.updateTable('operation').set({ reason_required: 1 }).execute();
    try {
      await expect(page({ from: 0 })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
      await expect(room.find({ q: 'entry' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
      await expect(room.service.list(asking())).resolves.toBeDefined();
      await room.service.entries(room.asking(room.owner, 'strand 2, shift pattern'), 1, { limit: 1 });
      expect((await ledgerLines()).some((line) => line.includes('strand 2, shift pattern'))).toBe(true);
    } finally {
      await room.db.updateTable('operation').set({ reason_required: 0 }).execute();
    }
  });
});
