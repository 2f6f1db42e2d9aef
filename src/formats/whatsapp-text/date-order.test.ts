import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../entry.ts';
import { codes, told } from '../testing/collect.ts';
import { parseWhatsAppText } from './index.ts';

async function order(dates: readonly string[], options: { dateOrder?: DateOrder; now?: number } = {}) {
  const text = dates.map((date) => (date.includes(' - ') ? date : `${date}, 10:00 - Kim: hi`)).join('\n');
  const { ends } = await told(parseWhatsAppText, text, options);
  const found = ends[0]?.dateOrder;
  return { value: found?.value, reading: found?.reading, basis: found?.basis ?? '', codes: codes(ends[0]?.warnings) };
}

describe('the order of day and month', () => {
  it.each<readonly [string[], string]>([
    [['13/02/24', '01/02/24'], 'DMY'],
    [['02/13/24', '01/02/24'], 'MDY'],
    [['2024/01/02'], 'YMD'],
    [['1.2.24', '3.2.24'], 'AMBIGUOUS'],
    [['2/2/24', '3/3/24'], 'AMBIGUOUS_SAME_VALUE'],
    [['13/02/24', '02/13/24'], 'MIXED'],
    [['13/02/24', '2024/02/14'], 'MIXED'],
  ])('%j is %s', async (dates, want) => {
    expect((await order(dates)).value).toBe(want);
  });

  it('is proved by the date in a media file’s name beside the line, and by nothing weaker', async () => {
    const line = (name: string): string => `04/03/22, 10:00 - Kim: \u200e${name} (file attached)`;
    expect((await order([line('IMG-20220304-WA0001.jpg')])).value).toBe('DMY');
    expect((await order([line('IMG-20220403-WA0001.jpg')])).value).toBe('MDY');
    expect((await order([line('IMG-20220101-WA0001.jpg')])).value).toBe('AMBIGUOUS');
    const torn = await order([line('IMG-20220304-WA0001.jpg'), line('IMG-20220403-WA0001.jpg')]);
    expect(torn.value).toBe('AMBIGUOUS');
    expect(torn.basis).toContain('contradict');
  });

  it('names cues and decides nothing by them', async () => {
    const backwards = await order(['01/02/24', '02/01/24', '03/01/24']);
    expect(backwards).toMatchObject({ value: 'AMBIGUOUS', reading: 'DMY' });
    expect(backwards.basis).toContain('time jumps back');
    expect(backwards.basis).toContain('padded with zeros');
    expect(backwards.codes).toContain('AMBIGUOUS_DATE_ORDER');
    const future = await order(['01/02/24', '01/03/24'], { now: Date.UTC(2024, 0, 5) });
    expect(future.value).toBe('AMBIGUOUS');
    expect(future.basis).toContain('in the future');
  });

  it('says in its basis which line proves it', async () => {
    expect((await order(['01/02/24', '13/02/24'])).basis).toContain('line 2');
  });

  it('is what a person decides, with what the file says beside it', async () => {
    const chosen = await order(['01/02/24'], { dateOrder: 'MDY' });
    expect(chosen).toMatchObject({ value: 'MDY', reading: 'MDY' });
    expect(chosen.basis).toMatch(/^Decided by the person/);
    expect(chosen.codes).toEqual(['POSSIBLY_TRUNCATED_START']);
    const against = await order(['13/02/24'], { dateOrder: 'MDY' });
    expect(against.codes).toContain('DATE_ORDER_AGAINST_PROOF');
    expect((await order(['13/02/2024'], { dateOrder: 'YMD' })).codes).toContain('DATE_ORDER_AGAINST_PROOF');
  });

  it('reads a year of two digits in front by its form, or by what no year can be', async () => {
    expect((await order(['45/3/18'])).value).toBe('YMD');
    const days = Array.from({ length: 20 }, (_, i) => `22/3/${i + 1}`);
    expect((await order(days)).value).toBe('YMD');
    expect((await order(['25/12/20', '26/12/20'])).value).toBe('DMY');
  });
});
