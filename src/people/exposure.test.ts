import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReachInput, reach, union } from './exposure.ts';

const given = (one: Partial<ReachInput>): ReachInput => ({
  length: 100,
  always: false,
  stays: [],
  wrote: null,
  leavings: [],
  lastReaction: null,
  positionOf: () => 0,
  ...one,
});
const at = (position: number) => ({ position, time: null });

describe('how much of a chat somebody could have seen', () => {
  it('is nothing where nothing shows that they were there', () => {
    expect(reach(given({}))).toEqual({ member: [], opened: [] });
  });

  it('is everything in a chat of two, and opened up to the last thing they did', () => {
    const all = given({ always: true, wrote: { first: at(3), last: at(40) } });
    expect(reach(all)).toEqual({ member: [{ from: 0, to: 100 }], opened: [{ from: 0, to: 41 }] });
    expect(reach({ ...all, lastReaction: at(60) }).opened).toEqual([{ from: 0, to: 61 }]);
    expect(reach({ ...all, wrote: null }).opened).toEqual([]);
  });

  it('is what lies within their stays, of which an end may be a time', () => {
    const stays = [
      { from: { position: 10, time: null }, to: { position: 20, time: null }, basis: '' },
      { from: { position: null, time: '2023-10-14T21:50' }, to: null, basis: '' },
    ];
    const found = reach(given({ stays, positionOf: (time) => (time === '2023-10-14T21:50' ? 70 : 0) }));
    expect(found.member).toEqual([
      { from: 10, to: 20 },
      { from: 70, to: 100 },
    ]);
  });

  it('begins with the first thing they wrote where only their leaving is told', () => {
    const stays = [{ from: null, to: { position: 40, time: null }, basis: '' }];
    expect(reach(given({ stays, wrote: { first: at(15), last: at(30) } })).member).toEqual([{ from: 15, to: 40 }]);
    expect(reach(given({ stays })).member).toEqual([]);
  });

  it('is what lies between two of their messages, unless they left in between', () => {
    const wrote = { first: at(5), last: at(50) };
    expect(reach(given({ wrote })).member).toEqual([{ from: 5, to: 51 }]);
    expect(reach(given({ wrote, leavings: [at(30)] })).member).toEqual([]);
    expect(reach(given({ wrote, leavings: [at(80)] })).member).toEqual([{ from: 5, to: 51 }]);
  });

  it('counts no position twice and never more as opened than as seen', () => {
    const span = fc.tuple(fc.nat(99), fc.nat(99)).map(([from, to]) => ({ from, to }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), fc.option(fc.nat(99)), (spans, last) => {
        const inside = (list: readonly { from: number; to: number }[], place: number) =>
          list.filter(({ from, to }) => place >= from && place < to).length;
        const stays = spans.map(({ from, to }) => ({
          from: { position: from, time: null },
          to: { position: to, time: null },
          basis: '',
        }));
        const { member, opened } = reach(given({ stays, lastReaction: last === null ? null : at(last) }));
        for (let place = 0; place < 100; place++) {
          expect(inside(member, place)).toBe(inside(spans, place) > 0 ? 1 : 0);
          expect(inside(opened, place)).toBe(last !== null && place <= last ? inside(member, place) : 0);
        }
        expect(union(member)).toEqual(member);
      }),
    );
  });
});
