import { expect, test } from 'vitest';
import { testHome } from './testing/home.ts';
import { killTwoWriters } from './testing/kill.ts';

test('kill -9 of two processes that write to one data folder, three times: nothing acknowledged is lost, nothing is torn', async () => {
  const home = await testHome();
  for (const ms of [
    [60, 140],
    [200, 40],
    [90, 95],
  ] as const) {
    const after = await killTwoWriters(home, ms);
    expect(after).toMatchObject({ integrity: 'ok', chains: [true, true], notices: [], damaged: 0 });
    for (const [i, acknowledged] of after.acknowledged.entries()) {
      expect(acknowledged).toBeGreaterThan(0);
      expect(after.rows[i]).toBeGreaterThanOrEqual(acknowledged);
      // Whole batches only, and each with its entry.
      expect((after.rows[i] ?? 1) % 50).toBe(0);
      expect(after.recorded[i]).toBe(after.rows[i]);
    }
  }
});
