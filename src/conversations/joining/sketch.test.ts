import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToSketch, emptySketch, hashOf, readSketch, type SketchText, secondOf, sketchText } from './sketch.ts';

const texts = (from: number, to: number): SketchText[] =>
  Array.from({ length: to - from }, (_, n) => ({
    body: `message number ${from + n} of the chat`,
    time: new Date(Date.UTC(2021, 0, 1) + (from + n) * 60_000).toISOString().slice(0, 16),
  }));

describe('A sketch', () => {
  it('keeps the same texts of a chat whatever a copy lacks', () => {
    const whole = addToSketch(emptySketch, texts(0, 20_000));
    const half = addToSketch(emptySketch, texts(10_000, 20_000));
    expect(whole.marks).toHaveLength(1_024);
    expect(half.marks).toHaveLength(1_024);
    const kept = new Set(half.marks.map(([hash]) => hash));
    const shared = whole.marks.filter(([hash]) => kept.has(hash));
    // Half of what the whole copy keeps stands in its second half, and the half copy keeps all of that.
    expect(shared.length).toBeGreaterThan(450);
    const later = secondOf('2021-01-07T22:40');
    const second = whole.marks.filter(([, at]) => at !== null && at >= later);
    expect(shared).toEqual(second);
  });

  it('is the same in one batch and in many, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ body: fc.string({ maxLength: 30 }), time: fc.constantFrom('2020-01-01T10:00', null) })),
        fc.integer({ min: 1, max: 5 }),
        (given, parts) => {
          const whole = addToSketch(emptySketch, given);
          let bit = emptySketch;
          const size = Math.ceil(given.length / parts) || 1;
          for (let at = given.length; at > 0; at -= size) {
            bit = addToSketch(bit, given.slice(Math.max(0, at - size), at).reverse());
          }
          expect(bit).toEqual(whole);
        },
      ),
    );
  });

  it('is the same after it was stored', () => {
    const sketch = addToSketch(emptySketch, texts(0, 3_000));
    expect(readSketch(sketchText(sketch))).toEqual(sketch);
  });

  it('tells nothing of the clock where a text stands at several times', () => {
    const twice = [
      { body: 'see you at the usual place', time: '2020-01-01T10:00' },
      { body: 'see you at the usual place', time: '2020-02-01T10:00' },
    ];
    expect(addToSketch(emptySketch, twice).marks).toEqual([[hashOf('see you at the usual place'), null]]);
  });

  it('keeps short texts only where there are few long ones', () => {
    const short = texts(0, 50).map(({ time }, n) => ({ body: `ok ${n}`, time }));
    expect(addToSketch(emptySketch, [...short, ...texts(0, 10)]).marks).toHaveLength(60);
    const many = addToSketch(emptySketch, [...short, ...texts(0, 5_000)]);
    const shortHashes = new Set(short.map(({ body }) => hashOf(body)));
    expect(many.marks.filter(([hash]) => shortHashes.has(hash))).toEqual([]);
  });

  it('does not mind case and white space, and minds everything else', () => {
    expect(hashOf('On my  way NOW')).toBe(hashOf('on my way\nnow'));
    expect(hashOf('on my way now')).not.toBe(hashOf('on my way now!'));
    expect(hashOf(' \n')).toBe(-1);
  });
});
