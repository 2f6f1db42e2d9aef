import { describe, expect, it } from 'vitest';
import { columnsOf } from './histogram.ts';

describe('the picture of relevance', () => {
  const bins = [9_999, ...Array.from({ length: 18 }, () => 0), 9];
  const { columns, sentence } = columnsOf(bins, 0.2);

  it('grows with the logarithm, so that the few that matter can be seen beside the many', () => {
    expect(columns[0]?.height).toBeCloseTo(1, 5);
    expect(columns[19]?.height).toBeCloseTo(0.25, 5);
    expect(columns[5]?.height).toBe(0);
  });

  it('tells the columns above the threshold from those below', () => {
    expect(columns.findIndex(({ above }) => above)).toBe(4);
  });

  it('says the same in words', () => {
    expect(sentence).toBe(
      '10,008 messages by how likely a careful reviewer would code them; over 99.9 % lie under 0.05.',
    );
  });

  it('of nothing is empty', () => {
    expect(
      columnsOf(
        Array.from({ length: 20 }, () => 0),
        0.2,
      ).columns.every(({ height }) => height === 0),
    ).toBe(true);
  });
});
