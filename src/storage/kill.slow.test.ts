import { expect, test } from 'vitest';
import { testHome } from './testing/home.ts';
import { killTwoWriters } from './testing/kill.ts';

test('kill -9, twenty times at random moments: nothing acknowledged is lost, nothing is torn', async () => {
  const home = await testHome();
  let lost = 0;
  for (let round = 0; round < 20; round++) {
    const after = await killTwoWriters(home, [Math.random() * 400, Math.random() * 400]);
    expect(after).toMatchObject({ integrity: 'ok', chains: [true, true], notices: [], damaged: 0 });
    for (const [i, acknowledged] of after.acknowledged.entries()) {
      if ((after.rows[i] ?? 0) < acknowledged) lost++;
      expect(after.recorded[i]).toBe(after.rows[i]);
    }
  }
  expect(lost).toBe(0);
}, 180_000);
