import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { android, type Line, openRoom, ownTombstone, type Room } from './testing/room.ts';

let room: Room;

/** Enough talk of three for two phones to be aligned; each phone has names of its own. */
function talk(names: Readonly<Record<'a' | 'b' | 'c', string>>, own: 'a' | 'b'): Line[] {
  const words = 'keys van rota tea court door radio shift gate yard'.split(' ');
  const lines: Line[] = [];
  for (let n = 0; n < 60; n++) {
    const by = (['a', 'b', 'c'] as const)[(n * 7) % 3] ?? 'a';
    lines.push([n * 3, names[by], `${words[n % 10]} ${words[(n * 3 + 1) % 10]} number ${n}`]);
  }
  lines.push([200, names[own], ownTombstone]);
  return lines;
}

beforeAll(async () => {
  room = await openRoom();
  await room.import({
    ref: 'JM/1',
    custodian: 'Danny Rook',
    files: {
      'WhatsApp Chat with Relief.txt': android(talk({ a: 'Rooky', b: 'Sarge', c: '+44 7700 900417' }, 'a')),
      'WhatsApp Chat with Sarge.txt': android([
        [300, 'Rooky', 'about tomorrow'],
        [301, 'Sarge', 'ring me'],
      ]),
    },
  });
  await room.import({
    ref: 'JM/2',
    custodian: 'Colin Alder',
    files: { 'WhatsApp Chat with Relief.txt': android(talk({ a: 'D Rook', b: 'Colin A', c: 'Nia P' }, 'b')) },
  });
  await room.import({
    ref: 'JM/3',
    custodian: 'Somebody Else',
    files: {
      'WhatsApp Chat with Darts.txt': android([
        [400, '07700 900417', 'bullseye'],
        [401, 'Ruth', 'again'],
        [402, 'Darts captain', 'well done'],
      ]),
    },
  });
});
afterAll(() => room.close());

const proposals = () => room.people.proposals(room.asking());
const names = async () =>
  (await proposals()).map(({ kind, handles }) => [
    kind,
    ...handles.map(({ shown, exhibitRef }) => `${shown} ${exhibitRef}`),
  ]);
const answer = (key: string, given: 'accept' | 'refuse', rest: object = {}) =>
  room.people.answer(room.asking(), key, { answer: given, category: 'unknown', ...rest });

describe('Proposals', () => {
  it('rest on phones and numbers before copies are joined', async () => {
    expect(await names()).toEqual([
      ['number', '+44 7700 900417 JM/1', '07700 900417 JM/3'],
      ['custodian', 'Rooky JM/1', 'Rooky JM/1'],
      ['name', 'Sarge JM/1', 'Sarge JM/1'],
    ]);
  });

  it('hold what one sender of the joined chat is called on each phone once they are', async () => {
    await room.joinAll();
    expect(await names()).toEqual([
      ['alignment', 'Sarge JM/1', 'Colin A JM/2'],
      ['number', '+44 7700 900417 JM/1', 'Nia P JM/2', '07700 900417 JM/3'],
      ['custodian', 'Rooky JM/1', 'Rooky JM/1', 'D Rook JM/2'],
      ['name', 'Sarge JM/1', 'Sarge JM/1', 'Colin A JM/2'],
    ]);
  });

  it('are read in another region as its numbers are', async () => {
    const kinds = (await room.people.proposals(room.asking(), 'DE')).map(({ kind }) => kind);
    expect(kinds).toEqual(['alignment', 'alignment', 'custodian', 'name']);
    expect(() => room.people.proposals(room.asking(), 'XX')).toThrow(expect.objectContaining({ code: 'BAD_USAGE' }));
  });

  it('make a person when accepted, with the ground and its reasons beside each handle', async () => {
    const [, , phone] = await proposals();
    expect(phone).toMatchObject({ kind: 'custodian', suggestedName: 'Danny Rook', personId: null });
    const personId = await answer(phone?.key ?? '', 'accept', { category: 'victim' });
    const view = await room.people.one(room.asking(), personId ?? 0);
    expect(view).toMatchObject({ name: 'Danny Rook', category: 'victim', anonymous: true, handles: 3 });
    expect(view.attributions[0]).toMatchObject({ basis: 'custodian', confidence: 0.9, by: 'Owner Example' });
    expect(view.attributions[0]?.note).toContain('Whoever exported the 2 chats of JM/1 (custodian Danny Rook)');
    const [line] = (await room.ledger()).filter((one) => one.includes('proposal.accepted'));
    expect(line).toContain(`"person":${personId}`);
    expect(line).not.toMatch(/Rook|custodian Danny/);
    expect((await proposals()).map(({ key }) => key)).not.toContain(phone?.key);
  });

  it('add to a person whose handle is among them, and merge persons that they show to be one', async () => {
    const [, number] = await proposals();
    const [first, second] = number?.handles ?? [];
    const enter = (name: string, handle: number) =>
      room.people.enter(room.asking(), { name, category: 'witness', note: '', handles: [handle] });
    const nia = await enter('Nia Plover', first?.handleId ?? 0);
    const [, again] = await proposals();
    expect(again).toMatchObject({ personId: nia, key: number?.key });
    const other = await enter('N. Plover', second?.handleId ?? 0);
    expect(await answer(number?.key ?? '', 'accept')).toBe(nia);
    const view = await room.people.one(room.asking(), nia);
    expect(view).toMatchObject({ name: 'Nia Plover', category: 'witness', handles: 3 });
    expect(view.merged.map(({ id }) => id)).toEqual([other]);
  });

  it('that are refused do not come back, and that are answered cannot be answered again', async () => {
    const [alignment] = await proposals();
    expect(alignment).toMatchObject({ kind: 'alignment' });
    expect(await answer(alignment?.key ?? '', 'refuse')).toBeNull();
    expect(await names()).toEqual([['name', 'Sarge JM/1', 'Sarge JM/1', 'Colin A JM/2']]);
    await expect(answer(alignment?.key ?? '', 'accept')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(answer('made-up', 'accept')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that were refused come back when another phone shows the same person under a further name', async () => {
    await room.import({
      ref: 'JM/4',
      custodian: 'Jo Heron',
      files: {
        'WhatsApp Chat with Darts.txt': android([
          [500, 'Sarge', 'hello'],
          [501, 'Sarge Alder', 'no'],
        ]),
      },
    });
    await room.import({
      ref: 'JM/5',
      custodian: 'Danny Rook',
      files: { 'WhatsApp Chat with Relief.txt': android(talk({ a: 'Rooky', b: 'Sgt Alder', c: 'Nia' }, 'a')) },
    });
    await room.joinAll();
    const back = (await proposals())
      .filter(({ kind }) => kind === 'alignment')
      .map(({ handles }) => handles.map(({ shown }) => shown));
    expect(back).toContainEqual(['Sarge', 'Colin A', 'Sgt Alder']);
  });

  it('need the act for changing people to be answered', async () => {
    const [one] = await proposals();
    const reader = room.asking(room.person(['people.read']));
    await expect(
      room.people.answer(reader, one?.key ?? '', { answer: 'refuse', category: 'unknown' }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
