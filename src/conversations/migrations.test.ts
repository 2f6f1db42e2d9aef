import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { accessMigrations } from '../access/index.ts';
import { evidenceMigrations } from '../evidence/index.ts';
import { openStore } from '../storage/index.ts';
import { conversationMigrations } from './migrations.ts';
import { tablesOf } from './store.ts';

it('conversations from before copies could be joined keep their copies, each at home where it is read', async () => {
  const home = await mkdtemp(join(tmpdir(), 'candour-migrations-'));
  try {
    const before = [...accessMigrations, ...evidenceMigrations, ...conversationMigrations.slice(0, 1)];
    const old = await openStore({ home, migrations: before });
    await old.dialect.run(
      old.db,
      'insert into conversation_copy (operation_id, copy_id, conversation_id) values (1, 7, 7), (1, 8, 9)',
    );
    await old.dialect.run(
      old.db,
      "insert into conversation values (1, 7, 'Relief', 'whatsapp', null, null, 1, '2026-11-23')",
    );
    await old.close();
    const store = await openStore({
      home,
      migrations: [...accessMigrations, ...evidenceMigrations, ...conversationMigrations],
    });
    const db = tablesOf(store.db);
    expect(await db.selectFrom('conversation_copy').selectAll().orderBy('copy_id').execute()).toEqual([
      { operation_id: 1, copy_id: 7, conversation_id: 7, home_conversation_id: 7 },
      { operation_id: 1, copy_id: 8, conversation_id: 9, home_conversation_id: 9 },
    ]);
    expect(await db.selectFrom('conversation').select(['title', 'replaced_by']).execute()).toEqual([
      { title: 'Relief', replaced_by: null },
    ]);
    await store.close();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
