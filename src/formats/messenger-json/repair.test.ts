import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksMisread, repairText } from './repair.ts';

const misread = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('the repair of misread text', () => {
  it('gives back what was misread', () => {
    expect(repairText('\u00c3\u00a9')).toBe('é');
    expect(repairText(misread('😀 – “ñ”'))).toBe('😀 – “ñ”');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(repairText(misread(text.toWellFormed()))).toBe(text.toWellFormed());
      }),
    );
  });

  it('leaves clean text alone: plain, accented, or beyond Latin-1', () => {
    for (const clean of ['plain', 'naïve café', 'ÅÄÖ', 'Ã', '“Ã©”', 'привет', '😀 \u00c3\u00a9', '']) {
      expect(repairText(clean)).toBe(clean);
    }
    fc.assert(fc.property(fc.string(), (text) => repairText(`${text}\u2013`) === `${text}\u2013`));
  });

  it('never throws, and changes nothing that is ASCII', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof repairText(text) === 'string'));
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => repairText(text) === text));
  });

  it('tells text that stays damaged from text that is clean', () => {
    expect(looksMisread(repairText(`${misread('é')} “`))).toBe(true);
    expect(looksMisread(repairText(misread('é')))).toBe(false);
    expect(looksMisread('café – ÅÄÖ')).toBe(false);
  });
});
