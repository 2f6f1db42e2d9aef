import { describe, expect, it } from 'vitest';
import { type ExportedCopy, exporterHandles } from './exporters.ts';

let copyId = 0;
function copy(names: readonly string[], given: Partial<ExportedCopy> = {}): ExportedCopy {
  copyId += 1;
  const handles = names.map((shown, at) => ({ handleId: copyId * 10 + at, shown, messages: 5 }));
  return { copyId, exhibitId: 1, platform: 'whatsapp', title: null, exporter: null, handles, ...given };
}
const found = (copies: readonly ExportedCopy[]) =>
  copies.flatMap(({ handles }) => handles).filter(({ handleId }) => exporterHandles(copies).has(handleId));

describe('whose export a copy is', () => {
  it('is known where the copy or its alignment proves it', () => {
    const [proven] = [copy(['Rooky', 'Sarge'], { exporter: 'Rooky' })];
    expect(found([proven]).map(({ shown }) => shown)).toEqual(['Rooky']);
  });

  it('is known from a one-to-one chat, which is called after the other', () => {
    expect(found([copy(['Rooky', 'Teas 🍻'], { title: 'teas 🍻' })]).map(({ shown }) => shown)).toEqual(['Rooky']);
    expect(found([copy(['Rooky', 'Teas', 'Jo'], { title: 'Teas' })])).toEqual([]);
    expect(found([copy(['Rooky', 'Teas'], { title: 'B Relief' })])).toEqual([]);
    expect(found([copy(['Rooky', 'Teas'], { title: 'Teas', platform: 'messenger' })])).toEqual([]);
  });

  it('is carried to the other chats of that app on that phone, not to other phones or apps', () => {
    const copies = [
      copy(['Rooky', 'Teas'], { title: 'Teas' }),
      copy(['Sarge', 'Rooky', 'Jo']),
      copy(['Rooky', 'Jo'], { exhibitId: 2 }),
      copy(['Rooky', 'Jo'], { platform: 'instagram' }),
    ];
    expect(found(copies).map(({ handleId }) => Math.floor(handleId / 10))).toEqual([
      copies[0]?.copyId,
      copies[1]?.copyId,
    ]);
  });

  it('is not carried where one label holds the exports of several people', () => {
    const copies = [
      copy(['Rooky', 'Teas'], { exporter: 'Rooky' }),
      copy(['Rooky', 'Jo'], { exporter: 'Jo' }),
      copy(['Jo', 'Rooky']),
    ];
    expect(found(copies).map(({ shown }) => shown)).toEqual(['Rooky', 'Jo']);
  });
});
