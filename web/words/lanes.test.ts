import { describe, expect, it } from 'vitest';
import { laneNote, laneWords, offsetWords, seenOn } from './lanes.ts';

const letters = ['A', 'B', 'C', 'D', 'E'];

describe('the lanes in words', () => {
  it('say where a message is and where it is absent', () => {
    expect(laneWords('pxppq', letters)).toBe('on A, C and D; absent from B, probably deleted there; not expected on E');
    expect(laneWords('ppppp', letters)).toBe('on A, B, C, D and E');
  });

  it('tell an edit, other words, a tombstone and another place apart', () => {
    expect(laneWords('pedtm', letters)).toBe(
      'on A; at another place on E; edited on B; other words on C; deleted for everyone on D',
    );
  });
});

describe('the note under a message', () => {
  it('says where the words of a deletion for everyone survive', () => {
    expect(laneNote('tttpt', letters)).toBe('deleted for everyone on A, B, C and E, the words survive on D');
    expect(laneNote('ttttt', letters)).toBeNull();
  });

  it('says of an edit and of other words where they are', () => {
    expect(laneNote('peppp', letters)).toBe('edited on B');
    expect(laneNote('ppdpp', letters)).toBe('other words on C');
  });

  it('leaves an absence to its mark', () => {
    expect(laneNote('pxppq', letters)).toBeNull();
  });
});

it('a notice says on how many phones it was seen', () => {
  expect(seenOn('ppqpp')).toBe('seen on 4 of 5 phones');
  expect(seenOn('pp')).toBe('seen on all 2 phones');
});

it('a clock that differs from that of the first phone is told in hours, minutes and seconds', () => {
  expect(offsetWords(3600)).toBe('+1 h');
  expect(offsetWords(-3720)).toBe('−1 h 2 min');
  expect(offsetWords(35)).toBe('+35 s');
  expect(offsetWords(0)).toBeNull();
});
