import { describe, expect, it } from 'vitest';
import type { EntryView } from '../contract.ts';
import { absentMedia, coversOf } from './covers.ts';
import { dayHeading } from './heading.ts';

const entry: EntryView = {
  observation: 7,
  position: 3,
  kind: 'text',
  event: null,
  sender: 'Rook',
  handleId: 1,
  body: 'Parade at 7.',
  time: '2017-10-14T21:58',
  timePrecision: 'minute',
  utc: null,
  timeCaveat: null,
  state: 'present',
  flags: [],
  media: [],
  reactions: [],
  flagged: false,
  notes: 0,
  held: false,
  lanes: null,
};
const picture = { n: 0, kind: 'image', name: 'IMG-1.jpg', state: 'there' as const, mime: null, bytes: null, url: null };

describe('what is covered until it is revealed', () => {
  it('covers media that are there, and says of the others why they cannot be seen', () => {
    const missing = { ...picture, n: 1, state: 'missing' as const };
    expect(coversOf({ ...entry, media: [picture, missing] }, false)).toEqual([{ what: 'media', n: 0 }]);
    expect(absentMedia(missing)).toBe('Picture IMG-1.jpg: not among the files given');
    expect(absentMedia({ ...picture, state: 'omitted' })).toBe('Picture: left out by the export');
  });

  it('covers words only for a reader who asked for it, and never notices', () => {
    expect(coversOf(entry, false)).toEqual([]);
    expect(coversOf(entry, true)).toEqual([{ what: 'text' }]);
    expect(coversOf({ ...entry, kind: 'system' }, true)).toEqual([]);
  });

  it('has nothing to reveal where the content is withheld, and covers what the reviewer of held content may see', () => {
    expect(coversOf({ ...entry, held: true, observation: 0, media: [picture] }, true)).toEqual([]);
    expect(coversOf({ ...entry, held: true, media: [picture] }, false)).toEqual([{ what: 'media', n: 0 }]);
  });
});

describe('the day above an entry', () => {
  const next = { ...entry, position: 4, time: '2017-10-15T00:01' };

  it('stands where the day changes and nowhere else', () => {
    expect(dayHeading(next, entry, true)).toBe('Sunday 15 October 2017');
    expect(dayHeading({ ...next, time: entry.time }, entry, false)).toBeNull();
  });

  it('is not invented for an entry without a time', () => {
    expect(dayHeading({ ...entry, time: null }, undefined, true)).toBeNull();
    expect(dayHeading(next, { ...entry, time: null }, false)).toBeNull();
  });

  it('waits for the entry before unless the rail says that the day begins here', () => {
    expect(dayHeading(entry, undefined, false)).toBeNull();
    expect(dayHeading(entry, undefined, true)).toBe('Saturday 14 October 2017');
  });
});
