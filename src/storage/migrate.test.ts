import { describe, expect, test } from 'vitest';
import { ordered } from './migrate.ts';
import { openStore } from './open.ts';
import { noteMigrations, testHome, testStore } from './testing/home.ts';
import type { RoomMigration } from './types.ts';

function migration(name: string, table = name): RoomMigration {
  return { name, up: (db) => db.schema.createTable(table).addColumn('id', 'integer').execute() };
}

const first = migration('2026_11_23_alpha_01');
const second = migration('2026_12_01_alpha_02');

describe('migrations', () => {
  test('go by day, and within a day in the order of the rooms', () => {
    const rooms = [
      migration('2026_11_23_evidence_01'),
      migration('2026_12_01_evidence_02'),
      migration('2026_11_23_access_01'),
    ];
    expect(ordered(rooms).map(({ name }) => name)).toEqual([
      '2026_11_23_evidence_01',
      '2026_11_23_access_01',
      '2026_12_01_evidence_02',
    ]);
  });

  test('are named so that they sort, and each once', () => {
    expect(() => ordered([migration('first')])).toThrow('not named as');
    expect(() => ordered([first, first])).toThrow('one name');
  });

  test('that are new are applied to a data folder that is there, without touching what it holds', async () => {
    const store = await testStore({ migrations: [...noteMigrations, first] });
    await store.dialect.run(store.db, "insert into note values (1, 1, 'kept')");
    await store.close();
    const again = await openStore({ home: store.home, migrations: [...noteMigrations, first, second] });
    expect(await again.dialect.run(again.db, 'select text from note')).toEqual([{ text: 'kept' }]);
    expect(await again.dialect.run(again.db, 'select count(*) n from "2026_12_01_alpha_02"')).toEqual([{ n: 0 }]);
    const rows = await again.dialect.run(
      again.db,
      'select name, length(order_hash) l from schema_migration order by position',
    );
    expect(rows.map(({ name }) => name)).toEqual([
      '2026_11_23_storage_01',
      '2026_11_23_notes_01',
      '2026_11_23_alpha_01',
      '2026_12_01_alpha_02',
    ]);
    await again.close();
  });

  test('of a newer program are refused, and the data stay as they are', async () => {
    const store = await testStore({ migrations: [first, second] });
    await store.close();
    const older = openStore({ home: store.home, migrations: [first] });
    await expect(older).rejects.toMatchObject({ code: 'NEWER_DATA', message: expect.stringContaining(second.name) });
    const same = await openStore({ home: store.home, migrations: [first, second] });
    await same.close();
  });

  test('in another order than the one recorded are refused', async () => {
    const other = migration('2026_11_23_beta_01');
    const store = await testStore({ migrations: [first, other] });
    await store.close();
    await expect(openStore({ home: store.home, migrations: [other, first] })).rejects.toMatchObject({
      code: 'NEWER_DATA',
    });
  });

  test('that fail leave nothing of themselves nor of those before them', async () => {
    const home = await testHome();
    const failing: RoomMigration = {
      name: '2026_12_02_alpha_03',
      async up(db) {
        await db.schema.createTable('half').addColumn('id', 'integer').execute();
        throw new Error('stopped in the middle');
      },
    };
    await expect(openStore({ home, migrations: [first, failing] })).rejects.toThrow('stopped in the middle');
    const store = await openStore({ home, migrations: [first] });
    expect(await store.dialect.run(store.db, "select name from sqlite_master where name = 'half'")).toEqual([]);
    await store.close();
  });

  test('are not applied by an opening for reading', async () => {
    const store = await testStore({ migrations: [first] });
    await store.close();
    const reader = openStore({ home: store.home, migrations: [first, second], readOnly: true });
    await expect(reader).rejects.toMatchObject({ code: 'HOME_UNUSABLE' });
  });
});
