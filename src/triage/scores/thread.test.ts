import { afterEach, describe, expect, it } from 'vitest';
import { openScorer } from '../testing/test-scorer.ts';
import { openScorerPool, type ScorerPool, threadsHere } from './thread.ts';

const module = new URL('../testing/test-scorer.ts', import.meta.url);
const messages = Array.from({ length: 40 }, (_, n) => ({
  text: n % 7 === 0 ? `what a thornapple ${n}` : n % 5 === 0 ? 'same' : `note ${n}`,
  context: n % 5 === 0 ? ['bramble'] : [],
}));

let pool: ScorerPool | undefined;
afterEach(() => pool?.close());

describe('scoring threads', () => {
  it('give what the model gives, in the order asked, however many work at once', async () => {
    pool = await openScorerPool({ module, threads: 2 });
    expect(pool).toMatchObject({ model: 'test-model 1', threshold: 0.4, threads: 2 });
    const whole = await (await openScorer()).score(messages);
    const parts = await Promise.all([0, 10, 20, 30].map((from) => pool?.score(messages.slice(from, from + 10))));
    expect(parts.flat()).toEqual(whole);
  });

  it('say so when there is no model to load', async () => {
    const nowhere = new URL('../testing/no-such-model.ts', import.meta.url);
    await expect(openScorerPool({ module: nowhere, threads: 1 })).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('end with the model given back, whatever is under way', async () => {
    pool = await openScorerPool({ module, threads: 2 });
    const long = Array.from({ length: 20_000 }, (_, n) => ({ text: `note ${n}`, context: [] }));
    const under = [pool.score(long), pool.score(long)].map((asked) => asked.catch((error: unknown) => error));
    await pool.close();
    for (const answer of await Promise.all(under)) {
      expect(Array.isArray(answer) || (answer as { code?: string }).code).toSatisfy(
        (said: unknown) => said === true || said === 'BUSY' || said === 'INTERNAL',
      );
    }
    // A second time there is nothing to close.
    await pool.close();
  });

  it('are one at least, and no more than the machine has cores', () => {
    expect(threadsHere()).toBeGreaterThanOrEqual(1);
  });
});
