import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Label, labels } from '../labels.ts';
import { packLabels, unpackLabels } from './packed-scores.ts';

test('packed scores come back within a hundred-thousandth, in the order of the labels', () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(...labels.map(() => probability)), (values) => {
      const scores = Object.fromEntries(labels.map((label, n) => [label, values[n]])) as Record<Label, number>;
      const packed = packLabels(scores);
      expect(packed).toHaveLength(26);
      const back = unpackLabels(packed);
      for (const label of labels) expect(Math.abs(back[label] - scores[label])).toBeLessThan(1e-5);
      // A second packing changes nothing: what is taken over stays what it was.
      expect(packLabels(back)).toEqual(packed);
    }),
  );
});
