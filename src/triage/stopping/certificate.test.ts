import { describe, expect, test } from 'vitest';
import { certificateOf, type Finding } from './certificate.ts';
import type { StoppingSettings } from './model.ts';

const settings: StoppingSettings = {
  rule: 'model-assisted',
  target: 0.95,
  confidence: 0.95,
  size: 5000,
  seed: 'larch',
};
const finding: Finding = {
  enough: true,
  missed: { estimate: 1.2, low: 0, high: 3 },
  drawsAlone: 9,
  model: { probability: 0.962, guard: 0.85 },
};
const read = { ranked: 1500, random: 500, control: 0 };
const found = { ranked: 76, random: 1, control: 0 };

describe('the certificate', () => {
  test('turns what may be missed into recall and elusion', () => {
    const certificate = certificateOf(settings, read, found, finding);
    expect(certificate).toMatchObject({ verdict: 'stop', unread: 3000, read: { total: 2000 }, found: { total: 77 } });
    expect(certificate.recall.estimate).toBeCloseTo(77 / 78.2, 12);
    expect(certificate.recall.low).toBeCloseTo(77 / 80, 12);
    expect(certificate.recall.high).toBe(1);
    expect(certificate.elusion.high).toBeCloseTo(3 / 3000, 12);
    expect(certificate.drawsAlone).toEqual({ missedAtMost: 9, recallAtLeast: 77 / 86 });
  });

  test('says in plain sentences what was laid down, read, found, and what that proves', () => {
    const { sentences } = certificateOf(settings, read, found, finding);
    expect(sentences).toEqual([
      'Before the first message was read it was laid down: at least 95 % of the relevant messages are to be found, with a confidence of 95 %, by the rule “model-assisted”.',
      'Of 5,000 messages, 2,000 were read: 1,500 in the order of the ranking or by choice, 500 drawn at random. 3,000 are unread.',
      '77 messages were found relevant, 1 of them by the random draws.',
      'Estimated recall 98.5 %, between 96.3 % and 100 % at a confidence of 95 %; unread and relevant: about 1, at most 3 (0.10 % of the unread).',
      expect.stringMatching(/^That the target is met has a probability of 96.2 % under this assumption: /),
      'Without it, the random draws alone prove a recall of at least 89.5 %; this rule asks for 85 %.',
      'There is enough evidence to stop.',
    ]);
  });

  test('names the sealed sample', () => {
    const sealed = { ranked: 1000, random: 0, control: 400 };
    const one = certificateOf(
      { ...settings, rule: 'control' },
      sealed,
      { ...found, random: 0, control: 1 },
      {
        ...finding,
        model: null,
      },
    );
    expect(one.sentences[1]).toContain('400 drawn at random (400 as a sealed control sample)');
    expect(one.sentences).toContain(one.assumption);
  });

  test('rests on no estimate where everything was read', () => {
    const all = certificateOf({ ...settings, size: 2000 }, read, found, finding);
    expect(all).toMatchObject({ verdict: 'everything read', unread: 0, recall: { low: 1, estimate: 1, high: 1 } });
    expect(all.sentences.at(-1)).toBe('Everything was read; nothing rests on an estimate.');
  });

  test('does not round a share up to all', () => {
    const { sentences } = certificateOf(
      settings,
      { ...read },
      { ranked: 40_000, random: 0, control: 0 },
      {
        ...finding,
        missed: { estimate: 1, low: 1, high: 1 },
      },
    );
    expect(sentences[3]).toContain('Estimated recall > 99.9 %');
  });
});
