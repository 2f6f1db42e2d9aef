import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { labels } from './labels.ts';
import { openScorer } from './scorer.ts';
import type { Scorable, Scored } from './scoring.ts';

const models = new URL('../../models/', import.meta.url);
const tiers = ['first', 'second'] as const;
const opened = { first: await openScorer({ tier: 'first' }), second: await openScorer({ tier: 'second' }) };
afterAll(() => Promise.all(tiers.map((tier) => opened[tier].close())));

interface Recorded {
  readonly model: string;
  readonly rows: readonly { readonly id: string; readonly scores: readonly number[] }[];
}

/** Message of the challenge sets by the name it is recorded under. */
function challengeMessage(id: string): Scorable {
  const [file = '', place = ''] = id.split('#');
  const cut = place.lastIndexOf('/');
  const { families } = JSON.parse(readFileSync(new URL(`challenge/report/${file}`, models), 'utf8')) as {
    families: { id: string; items: { text: string; context?: string[] }[] }[];
  };
  const item = families.find((family) => family.id === place.slice(0, cut))?.items[Number(place.slice(cut + 1))];
  if (item === undefined) throw new Error(`no message ${id}`);
  return { text: item.text, context: item.context ?? [] };
}

const recorded = Object.fromEntries(
  tiers.map((tier) => [tier, JSON.parse(readFileSync(new URL(`${tier}/recorded.json`, models), 'utf8')) as Recorded]),
) as Record<(typeof tiers)[number], Recorded>;

const listed = ({ relevance, labels: each }: Scored): number[] => [relevance, ...labels.map((label) => each[label])];

describe.each(tiers)('the %s tier', (tier) => {
  const scorer = opened[tier];
  const { model, rows } = recorded[tier];
  const messages = rows.map(({ id }) => challengeMessage(id));

  test('gives the recorded numbers on the recorded sample, from the recorded weights', async () => {
    expect(scorer.model).toBe(model);
    const scored = await scorer.score(messages);
    scored.forEach((one, at) => {
      const places = tier === 'first' ? 6 : 2;
      listed(one).forEach((score, output) => {
        expect(score, rows[at]?.id).toBeCloseTo(rows[at]?.scores[output] ?? -1, places);
      });
    });
  });

  test('scores a message the same alone, among others, and again', async () => {
    const together = (await scorer.score(messages)).map(listed);
    const turned = (await scorer.score(messages.toReversed())).map(listed).toReversed();
    const alone = await Promise.all(messages.slice(0, 10).map((message) => scorer.score([message])));
    expect(turned).toEqual(together);
    expect(alone.flat().map(listed)).toEqual(together.slice(0, 10));
  });

  test('a reason is a span of the text without which the score is lower by its weight', async () => {
    const scored = await scorer.score(messages);
    let reasons = 0;
    for (const [at, { why, relevance, labels: each }] of scored.entries()) {
      const message = messages[at];
      if (message === undefined) continue;
      // Where what was said before carries the score, no span of the message does.
      expect(why.length > 0 || relevance < scorer.threshold || message.context.length > 0).toBe(true);
      for (const { start, end, label, weight } of why) {
        expect(end).toBeGreaterThan(start);
        const text = message.text.slice(0, start) + message.text.slice(end);
        const [without] = await scorer.score([{ text, context: message.context }]);
        const before = label === 'relevance' ? relevance : each[label];
        const after = label === 'relevance' ? without?.relevance : without?.labels[label];
        expect(before - (after ?? 1)).toBeCloseTo(weight, 4);
        expect(weight).toBeGreaterThan(0);
        reasons += 1;
      }
    }
    expect(reasons).toBeGreaterThan(20);
  });

  test('any text gets a score: empty, very long, all of Unicode, lone halves of characters', async () => {
    const odd = ['', ' ', '\0', '\ud800', 'a'.repeat(100_000), 'word '.repeat(20_000), '😂'.repeat(5_000), '‮abc'];
    const scored = await scorer.score(odd.map((text) => ({ text, context: [text.slice(0, 2_000)] })));
    for (const one of scored) {
      for (const score of listed(one)) expect(score >= 0 && score <= 1).toBe(true);
    }
  });
});

test('the first tier takes any text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
      async (text, context) => {
        const [scored] = await opened.first.score([{ text, context }]);
        const fine = scored !== undefined && listed(scored).every((score) => score >= 0 && score <= 1);
        return fine && (scored?.why ?? []).every(({ start, end }) => start >= 0 && end <= text.length && start < end);
      },
    ),
    { numRuns: 300 },
  );
});

test('both together: the first settles what is plainly harmless, unless the second is to judge throughout', async () => {
  const scorer = await openScorer({ tier: 'auto' });
  const messages = [
    { text: 'try sudo apt-get update and then install the package again, the driver is in there', context: [] },
    ...recorded.second.rows.slice(0, 20).map(({ id }) => challengeMessage(id)),
  ];
  const usual = await scorer.score(messages);
  const throughout = await scorer.score(messages, { throughout: true });
  expect(usual[0]?.tier).toBe('first');
  expect(throughout.map(({ tier }) => tier)).toEqual(messages.map(() => 'second'));
  const unsettled = usual.flatMap((one, at) => (one.tier === 'second' ? [at] : []));
  expect(unsettled.length).toBeGreaterThan(0);
  expect(unsettled.map((at) => throughout[at])).toEqual(unsettled.map((at) => usual[at]));
  await scorer.close();
});
