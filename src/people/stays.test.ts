import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, isBefore, type MemberNotice, staysOf } from './stays.ts';

const notice = (event: MemberNotice['event'], position: number): MemberNotice => ({
  event,
  position,
  time: `2023-10-14T21:${String(position).padStart(2, '0')}`,
});

describe('when somebody was in a chat', () => {
  it('begins where a notice adds them and ends where one says that they left', () => {
    const [stay, ...more] = staysOf([notice('added', 10), notice('left', 40)]);
    expect(more).toEqual([]);
    expect(stay?.basis).toBe(
      'the notices say: was added on 14 October 2023 at 21:10, left on 14 October 2023 at 21:40',
    );
    const at = (position: number) => holds(stay ?? { from: null, to: null }, notice('created', position));
    expect([9, 10, 11, 39, 40, 41].map(at)).toEqual([false, false, true, true, false, false]);
  });

  it('is open where the notices say no more, and twice where they came back', () => {
    expect(staysOf([notice('left', 5), notice('joined', 20)])).toEqual([
      { from: null, to: notice('left', 5), basis: 'the notices say: left on 14 October 2023 at 21:05' },
      { from: notice('joined', 20), to: null, basis: 'the notices say: joined on 14 October 2023 at 21:20' },
    ]);
  });

  it('is not known without a notice', () => {
    expect(staysOf([])).toEqual([]);
  });

  it('is not claimed between two notices of leaving, whatever lies before', () => {
    const stays = staysOf([notice('added', 1), notice('removed', 5), notice('left', 30)]);
    expect(stays).toHaveLength(1);
    expect(stays.some((stay) => holds(stay, notice('left', 10)))).toBe(false);
  });

  it('is held by times where no position is known', () => {
    const stay = { from: { position: null, time: '2023-10-14T21:10' }, to: null };
    expect(holds(stay, notice('left', 11))).toBe(true);
    expect(holds(stay, notice('left', 10))).toBe(false);
    expect(isBefore({ position: null, time: null }, notice('left', 1))).toBe(false);
  });

  it('never overlaps itself, and lies in the order of the notices', () => {
    const events = fc.array(fc.constantFrom('created', 'added', 'joined', 'left', 'removed'), { maxLength: 12 });
    fc.assert(
      fc.property(events, (list) => {
        const stays = staysOf(list.map((event, at) => notice(event as MemberNotice['event'], at * 2 + 1)));
        for (let position = 0; position <= 2 * list.length; position += 2) {
          expect(stays.filter((stay) => holds(stay, notice('left', position))).length).toBeLessThanOrEqual(1);
        }
        const edges = stays.flatMap(({ from, to }) => [from?.position ?? -1, to?.position ?? 1000]);
        expect(edges).toEqual([...edges].sort((a, b) => a - b));
      }),
    );
  });
});
