import { describe, expect, it } from 'vitest';
import { codes, told } from '../testing/collect.ts';
import { expected, fixture } from '../testing/fixture.ts';
import { outline } from '../testing/outline.ts';
import { parseInstagramJson } from './index.ts';

const here = import.meta.dirname;

describe('the Instagram download', () => {
  it('reads the fixture as written beside it, in any chunks, sure of its platform', async () => {
    const bytes = fixture(here, 'direct.json');
    for (const chunk of [3, 1_000_000]) {
      const { entries, ends, unparsed } = await told(parseInstagramJson, bytes, { chunk });
      expect(entries[0]?.map(outline)).toEqual(expected(here, 'direct.expected.json'));
      expect(ends[0]).toMatchObject({ title: 'Mia Kålrot', threadPath: 'inbox/mia_17842', exporter: null });
      expect(codes(ends[0]?.warnings)).toEqual([]);
      expect(unparsed).toBe(0);
    }
  });

  it('says that it is not sure where only a habit of Instagram speaks for it', async () => {
    const text = JSON.stringify({
      participants: [{ name: 'a' }, { name: 'b' }],
      messages: [{ sender_name: 'a', timestamp_ms: 1, content: 'Liked a message' }],
    });
    expect(codes((await told(parseInstagramJson, text)).ends[0]?.warnings)).toEqual(['PLATFORM_UNCERTAIN']);
  });
});
