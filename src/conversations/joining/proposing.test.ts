import { describe, expect, it } from 'vitest';
import { groupAround, type Likeness, likeness, PROPOSED_FROM, reasons, type SketchedCopy } from './proposing.ts';
import { addToSketch, emptySketch, type SketchText } from './sketch.ts';

const start = Date.UTC(2021, 2, 5, 9, 0);

interface Made {
  readonly title?: string | null;
  readonly names?: readonly string[];
  readonly platform?: string;
  readonly orderOpen?: boolean;
}

function copy(copyId: number, texts: readonly SketchText[], made: Made = {}): SketchedCopy {
  const { title = 'Relief', names = ['Rook', 'Teasel'], platform = 'whatsapp', orderOpen = false } = made;
  return { copyId, ref: `JM/${copyId}`, title, names, platform, orderOpen, sketch: addToSketch(emptySketch, texts) };
}

/** One text every 37 minutes; `shift` minutes is what this phone's clock is ahead. */
function chat(words: string, count: number, { shift = 0, seconds = false } = {}): SketchText[] {
  return Array.from({ length: count }, (_, n) => ({
    body: `${words} number ${n}`,
    time: new Date(start + (n * 37 + shift) * 60_000).toISOString().slice(0, seconds ? 19 : 16),
  }));
}

function usualOf(time: string): string {
  return `${time.slice(0, 5)}${time.slice(8, 10)}-${time.slice(5, 7)}${time.slice(10)}`;
}

describe('Two copies', () => {
  it('with the same words under other titles and other names are one chat', () => {
    const like = likeness(
      copy(1, chat('the rota', 300), { title: 'Rook', names: ['A'] }),
      copy(2, chat('the rota', 300), { title: 'Teasel', names: ['B'] }),
    );
    expect(like).toMatchObject({ compared: 300, agreed: 300, offsetSeconds: 0 });
    expect(like.confidence).toBeGreaterThan(0.99);
  });

  it('with the same title and the same people, but other words, are not', () => {
    const like = likeness(copy(1, chat('the rota', 300)), copy(2, chat('the summer party', 300)));
    expect(like.agreed).toBe(0);
    expect(like.confidence).toBeLessThan(0.05);
  });

  it('of the same people with a few announcements posted to both are kept apart', () => {
    const both = chat('an announcement', 8);
    const like = likeness(
      copy(1, [...chat('the rota', 200), ...both]),
      copy(2, [...chat('the summer party', 200), ...both]),
    );
    expect(like).toMatchObject({ agreed: 8, compared: 208 });
    expect(like.confidence).toBeLessThan(0.05);
  });

  it('are one chat though one of them lacks most of it', () => {
    const kept = chat('the rota', 400).filter((_, n) => n % 4 === 0);
    expect(likeness(copy(1, chat('the rota', 400)), copy(2, kept)).confidence).toBeGreaterThan(0.99);
    const swept = chat('the rota', 400).filter((_, n) => n < 40 || n > 380);
    expect(likeness(copy(1, swept), copy(2, chat('the rota', 400))).confidence).toBeGreaterThan(0.99);
  });

  it('are one chat on clocks that differ, also where the difference changes', () => {
    const like = likeness(copy(1, chat('the rota', 300)), copy(2, chat('the rota', 300, { shift: 60, seconds: true })));
    expect(like).toMatchObject({ agreed: 300, offsetSeconds: 3_600 });
    const summer = chat('the rota', 300, { shift: 60 }).slice(0, 150);
    const winter = chat('the rota', 300).slice(150);
    const changed = likeness(copy(1, chat('the rota', 300)), copy(2, [...summer, ...winter]));
    expect(changed.agreed).toBe(300);
    expect(changed.confidence).toBeGreaterThan(0.99);
  });

  it('are one chat where one leaves day and month open and was read the wrong way', () => {
    const wrong = chat('the rota', 300).map(({ body, time }) => ({
      body,
      time: time !== null && Number(time.slice(8, 10)) <= 12 ? usualOf(time) : time,
    }));
    const decided = copy(1, chat('the rota', 300));
    const open = likeness(decided, copy(2, wrong, { orderOpen: true }));
    const shut = likeness(decided, copy(2, wrong));
    expect(open.agreed).toBeGreaterThan(shut.agreed * 1.4);
    expect(open.agreed).toBe(300);
  });

  it('that are tiny are one chat where all they have agrees', () => {
    const three = chat('on my way to the station', 3);
    expect(likeness(copy(1, three, { title: 'A' }), copy(2, three, { title: 'B' })).confidence).toBeGreaterThan(0.9);
    const one = three.slice(0, 1);
    expect(likeness(copy(1, one), copy(2, one)).confidence).toBeGreaterThan(PROPOSED_FROM);
    expect(likeness(copy(1, one, { title: 'A' }), copy(2, one, { title: 'B' })).confidence).toBeLessThan(PROPOSED_FROM);
    expect(likeness(copy(1, three), copy(2, chat('another word', 3))).confidence).toBeLessThan(0.2);
    expect(likeness(copy(1, []), copy(2, [])).confidence).toBeLessThan(0.2);
  });

  it('of different apps are never one chat', () => {
    const words = chat('the rota', 100);
    expect(likeness(copy(1, words), copy(2, words, { platform: 'messenger' })).confidence).toBe(0);
  });

  it('say what speaks for them in sentences without their words', () => {
    const [a, b] = [copy(1, chat('the rota', 300)), copy(2, chat('the rota', 300, { shift: 60 }), { names: ['Rook'] })];
    expect(reasons(a, b, likeness(a, b))).toEqual([
      'JM/1 and JM/2 show the same title.',
      '300 of 300 texts compared stand on JM/1 and JM/2 at times that differ by about 1 h.',
      '1 name is the same on JM/1 and JM/2.',
    ]);
  });
});

const like = (confidence: number, compared = 100): Likeness => ({ confidence, compared, agreed: 0, offsetSeconds: 0 });

describe('A copy that comes in', () => {
  it('makes a group with one that is like it, and none where it is like none', () => {
    const groups = [
      { copies: [1], confidence: 1 },
      { copies: [2], confidence: 1 },
    ];
    expect(
      groupAround(
        3,
        groups,
        new Map([
          [1, like(0.01)],
          [2, like(0.97)],
        ]),
      ),
    ).toMatchObject({ copies: [2, 3], confidence: 0.97 });
    expect(groupAround(3, groups, new Map([[1, like(0.4)]]))).toBeNull();
  });

  it('joins a whole group by one of its copies, as sure as the weakest link', () => {
    const groups = [{ copies: [1, 2], confidence: 0.8 }];
    const found = groupAround(3, groups, new Map([[2, like(0.99)]]));
    expect(found).toMatchObject({ copies: [1, 2, 3], confidence: 0.8 });
    expect([...(found?.best ?? [])]).toEqual([[2, 0.99]]);
  });

  it('does not join a group of which as many copies are plainly another chat', () => {
    const groups = [{ copies: [1, 2], confidence: 1 }];
    const alike = new Map([
      [1, like(0.001)],
      [2, like(0.9)],
    ]);
    expect(groupAround(3, groups, alike)).toBeNull();
    const unsure = new Map([
      [1, like(0.001, 3)],
      [2, like(0.9)],
    ]);
    expect(groupAround(3, groups, unsure)).toMatchObject({ copies: [1, 2, 3] });
  });

  it('brings two groups together that it is like', () => {
    const groups = [
      { copies: [1, 2], confidence: 1 },
      { copies: [4], confidence: 1 },
    ];
    const alike = new Map([
      [2, like(0.9)],
      [4, like(0.95)],
    ]);
    expect(groupAround(3, groups, alike)).toMatchObject({ copies: [1, 2, 3, 4], confidence: 0.9 });
  });
});
