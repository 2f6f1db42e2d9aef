/** Where everything is put together: the store, the rooms' migrations, and what later rooms do when evidence comes in. */

import { randomBytes } from 'node:crypto';
import { accessMigrations } from './access/index.ts';
import { conversationHandlers, conversationMigrations } from './conversations/index.ts';
import { type EvidenceDeps, evidenceMigrations } from './evidence/index.ts';
import { peopleMigrations } from './people/index.ts';
import { openStore, type Store } from './storage/index.ts';
import { triageMigrations, withTriage } from './triage/index.ts';
import { version } from './version.ts';

export interface App {
  readonly store: Store;
  readonly evidence: EvidenceDeps;
  /** Random bytes for ids. */
  random(): Uint8Array;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly home: string;
  readonly now?: () => Date;
}

/** Migrations of every room, in the order of the rooms. */
const migrations = [
  ...accessMigrations,
  ...evidenceMigrations,
  ...conversationMigrations,
  ...peopleMigrations,
  ...triageMigrations,
];

export async function openApp(options: AppOptions): Promise<App> {
  const store = await openStore({ home: options.home, migrations, ...(options.now ? { now: options.now } : {}) });
  return {
    store,
    evidence: { store, handlers: withTriage(conversationHandlers), tool: { name: 'candour', version } },
    random: () => randomBytes(6),
    close: () => store.close(),
  };
}
