import { describe, expect, it } from 'vitest';
import type { ComparisonView, GapView, OriginalView } from '../contract.ts';
import { byWeight, firstPair, matters } from './comparison.ts';

const original: OriginalView = {
  observation: 1,
  shown: 'Alder',
  time: '2017-10-14T21:58:07',
  line: 4,
  lines: 1,
  byteStart: 10,
  byteEnd: 50,
  sha256: 'ab',
  path: 'chat.txt',
  raw: '',
  rawTruncated: false,
};
const gap: GapView = {
  id: 1,
  conversationId: 1,
  conversationTitle: 'B Relief',
  position: 3,
  kind: 'missing',
  copyId: 2,
  letter: 'B',
  exhibitRef: 'JM/2',
  custodian: 'Alder',
  sender: null,
  time: null,
  common: '2017-10-14T21:58:07',
  text: '',
  confidence: 0.97,
  deletion: true,
  explanations: [],
  in: [{ copyId: 3, letter: 'C', exhibitRef: 'JM/3' }],
  run: null,
  near: null,
  held: false,
};
const lane = (copyId: number, has: boolean): ComparisonView['lanes'][number] => ({
  letter: String.fromCharCode(64 + copyId),
  copyId,
  exhibitRef: `JM/${copyId}`,
  custodian: 'Somebody',
  state: has ? 'p' : 'x',
  says: '',
  original: has ? original : null,
  before: null,
  after: null,
});
const comparison = {
  conversationId: 1,
  position: 3,
  common: null,
  lanes: [lane(1, true), lane(2, false), lane(3, true)],
};

describe('a message phone by phone', () => {
  it('tells a deletion before a tombstone, and that before what is explained', () => {
    const explained = { ...gap, id: 2, deletion: false, confidence: 0.99 };
    const tombstone = { ...gap, id: 3, kind: 'tombstone' as const, deletion: false };
    expect(byWeight([explained, tombstone, gap]).map((one) => one.id)).toEqual([1, 3, 2]);
  });

  it('lets what is absent and explained stand back', () => {
    const plausible = [{ code: 'not-a-member', plausible: true, reason: '' }];
    expect(matters(gap)).toBe(true);
    expect(matters({ ...gap, deletion: false, explanations: plausible })).toBe(false);
    expect(matters({ ...gap, deletion: false })).toBe(true);
    expect(matters({ ...gap, kind: 'tombstone', deletion: false, explanations: plausible })).toBe(true);
  });

  it('puts a phone that has it beside the one that lacks it', () => {
    expect(firstPair({ ...comparison, gaps: [gap] })).toEqual({ left: 3, right: 2 });
  });

  it('puts the first two phones beside one another where nothing is gone', () => {
    expect(firstPair({ ...comparison, lanes: [lane(1, true), lane(2, true)], gaps: [] })).toEqual({
      left: 1,
      right: 2,
    });
  });
});
