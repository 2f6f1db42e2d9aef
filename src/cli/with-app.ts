/** What every command over the data folder does around its work: open, say what the store noticed, end the session, close. */

import { type Actor, localActor } from '../access/index.ts';
import { type App, openApp } from '../app.ts';
import { dataFolder } from './home.ts';

export interface Named {
  /** On first use: the name acts are recorded under, and the role. */
  readonly actor?: string;
  readonly role?: string;
}

export async function withApp<T>(
  work: (app: App, actor: Actor) => Promise<T>,
  named: Named = {},
  home = dataFolder(),
): Promise<T> {
  const app = await openApp({ home });
  try {
    for (const notice of app.store.notices) process.stderr.write(`${notice}\n`);
    const { actor, made } = await localActor(app.store, {
      ...(named.actor ? { name: named.actor } : {}),
      ...(named.role ? { role: named.role } : {}),
    });
    if (made)
      process.stderr.write(
        `First use of this data folder: ${actor.name} (${actor.role}) is its owner, and every act is recorded under that name.\n`,
      );
    try {
      return await work(app, actor);
    } finally {
      // What was consulted is anchored in the chains before the command ends.
      await app.store.ledger.endSession(actor.session);
    }
  } finally {
    await app.close();
  }
}
