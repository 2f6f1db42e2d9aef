/** Whatever way round a download is written, it is read oldest first, and its own file order is kept beside. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localActor } from '../../src/access/index.ts';
import { type App, openApp } from '../../src/app.ts';
import { importPaths } from '../../src/cli/import.ts';
import { operationIdNamed, verifyOperation } from '../../src/evidence/index.ts';
import { tempFolder, textFile, zipFile } from '../support/exports.ts';

let app: App;
let folder: string;

beforeAll(async () => {
  folder = await tempFolder();
  app = await openApp({ home: join(folder, 'home') });
});

afterAll(() => app.close());

async function imported(operation: string, paths: readonly string[], exhibit = 'X/1') {
  const { actor } = await localActor(app.store);
  await importPaths(app, actor, paths, { operation, exhibit, custodian: 'Somebody' });
  const id = (await operationIdNamed(app.store, operation)) ?? 0;
  const verdict = await verifyOperation(app.evidence, actor, id, () => undefined);
  expect(verdict.faults).toEqual([]);
  return app.store.dialect.run<{ body: string; position: number; state: string }>(
    app.store.db,
    'select body, position, state from observation where operation_id = ? order by position, observation_id',
    [id],
  );
}

const t0 = Date.UTC(2020, 2, 1, 8);
const thread = (part: number, minutes: readonly number[]) => ({
  name: `messages/inbox/rota_1/message_${part}.json`,
  content: JSON.stringify({
    participants: [{ name: 'Rook Example' }, { name: 'Teasel Example' }],
    messages: minutes.map((minute) => ({
      sender_name: 'Rook Example',
      timestamp_ms: t0 + minute * 60_000,
      content: `note ${minute}`,
    })),
    title: 'Rota',
    is_still_participant: true,
    thread_path: 'inbox/rota_1',
  }),
});

const read = (rows: readonly { body: string; position: number }[]) =>
  rows.filter((row) => row.position >= 0).map((row) => row.body);

describe('reading order', () => {
  it('a split thread is one conversation, oldest first', async () => {
    const zip = await zipFile(join(folder, 'split.zip'), [thread(1, [5, 4, 3]), thread(2, [2, 1, 0])]);
    const rows = await imported('Split', [zip]);
    expect(read(rows)).toEqual(['note 0', 'note 1', 'note 2', 'note 3', 'note 4', 'note 5']);
    expect(rows.map((row) => row.position)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('what two downloads both hold is read once, and both observations stay', async () => {
    const first = await zipFile(join(folder, 'first.zip'), [thread(1, [3, 2, 1, 0])]);
    const second = await zipFile(join(folder, 'second.zip'), [thread(1, [5, 4, 3, 2])]);
    const rows = await imported('Overlap', [first, second]);
    expect(read(rows)).toEqual(['note 0', 'note 1', 'note 2', 'note 3', 'note 4', 'note 5']);
    expect(rows).toHaveLength(8);
    expect(rows.filter((row) => row.state === 'duplicate')).toHaveLength(2);
  });

  it('a later download of the same thread goes into its place', async () => {
    await imported('Later', [await zipFile(join(folder, 'new.zip'), [thread(1, [5, 4])])]);
    const rows = await imported('Later', [await zipFile(join(folder, 'old.zip'), [thread(2, [1, 0])])]);
    expect(read(rows)).toEqual(['note 0', 'note 1', 'note 4', 'note 5']);
  });

  it('an old page with the newest message first is turned round', async () => {
    const message = (who: string, when: string, what: string) =>
      `<div class="message"><div class="message_header"><span class="user">${who}</span><span class="meta">${when}</span></div></div><p>${what}</p>`;
    const page = `<html><head><title>Rook - Messages</title></head><body><div class="contents"><h1>Rook</h1><div><div class="thread">Rook, Teasel${message('Rook', 'Friday, October 4, 2013 at 10:05pm PDT', 'later')}${message('Teasel', 'Friday, October 4, 2013 at 10:01pm PDT', 'earlier')}</div></div></div></body></html>`;
    const rows = await imported('Page', [await textFile(folder, 'messages.htm', page)]);
    expect(read(rows)).toEqual(['earlier', 'later']);
  });
});
