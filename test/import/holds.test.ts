/** What falls outside the authority's dates or under a privilege term is nowhere to be found, except as a number. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveGrant, localActor, openAccess } from '../../src/access/index.ts';
import { importPaths } from '../../src/cli/import.ts';
import { operationIdNamed } from '../../src/evidence/index.ts';
import { tempFolder, textFile } from '../support/exports.ts';
import { type Served, serveHome } from '../support/server.ts';

let served: Served;
let operation = 0;
let investigator = '';
let reviewer = '';
const passphrase = 'four plain words together';

const chat = [
  '27/12/2018, 10:00 - Rook Example: before the warrant, cucumber',
  '27/01/2019, 10:00 - Rook Example: cucumber sandwiches on Friday',
  '28/01/2019, 10:00 - Teasel Example: rang my solicitor about the cucumber',
  '29/01/2019, 10:00 - Rook Example: fine',
].join('\n');

beforeAll(async () => {
  const folder = await tempFolder();
  served = await serveHome(join(folder, 'home'));
  const { app } = served;
  const { actor } = await localActor(app.store, { name: 'Owner Example', role: 'lead investigator' });
  await importPaths(app, actor, [await textFile(folder, 'chat.txt', chat)], {
    operation: 'Held',
    exhibit: 'X/1',
    custodian: 'Rook Example',
    scopeFrom: '2019-01-01',
    scopeTo: '2019-12-31',
    privilegeTerm: ['solicitor'],
  });
  operation = (await operationIdNamed(app.store, 'Held')) ?? 0;
  const access = await openAccess(app.store, { origin: 'http://127.0.0.1:4747' });
  for (const [name, acts] of [
    ['Investigator Example', ['operation.read', 'evidence.read', 'search', 'extract', 'ledger.read']],
    ['Counsel Example', ['operation.read', 'evidence.read', 'search', 'privilege.read']],
  ] as const) {
    const id = await access.addAccount(actor, { name, role: 'tester', passphrase });
    for (const act of acts) await giveGrant(app.store, actor, id, { act, operation });
  }
  investigator = await served.signIn('Investigator Example', passphrase);
  reviewer = await served.signIn('Counsel Example', passphrase);
});

afterAll(async () => {
  await served.close();
});

const at = (rest: string) => `/api/operations/${operation}${rest}`;

async function text(cookie: string, path: string): Promise<string> {
  const { status, body } = await served.ask({ method: 'GET', url: at(path), cookie });
  expect(status).toBe(200);
  return JSON.stringify(body);
}

describe('held entries', () => {
  it('are absent from the words of every page an investigator can open (R5, R22)', async () => {
    for (const path of [
      '',
      '/exhibits',
      '/conversations',
      '/conversations/1',
      '/conversations/1/days',
      '/conversations/1/entries?from=0&limit=50',
      '/search?q=cucumber',
      '/search?q=solicitor',
      '/search?q=cucumber&mode=substring',
      '/ledger',
    ]) {
      const page = await text(investigator, path);
      expect(page, path).not.toContain('before the warrant');
      expect(page, path).not.toContain('rang my');
    }
  });
  it('are told as a number', async () => {
    expect(await text(investigator, '/conversations/1')).toContain('"held":2');
    const { body } = await served.ask({ method: 'GET', url: at('/search?q=cucumber'), cookie: investigator });
    expect(body).toMatchObject({ count: 1, withheld: 2 });
  });
  it('cannot be opened one by one either', async () => {
    const rows = await served.app.store.dialect.run<{ id: number }>(
      served.app.store.db,
      "select observation_id as id from observation where bin = 'held'",
    );
    expect(rows).toHaveLength(2);
    for (const { id } of rows) {
      const { body } = await served.ask({ method: 'GET', url: at(`/observations/${id}`), cookie: investigator });
      expect(JSON.stringify(body)).not.toMatch(/warrant|solicitor|cucumber/);
    }
  });
  it('are read by the independent reviewer, who alone may release them, with a reason (R23)', async () => {
    expect(await text(reviewer, '/search?q=solicitor')).toContain('rang my solicitor');
    const rows = await served.app.store.dialect.run<{ id: number }>(
      served.app.store.db,
      "select observation_id as id from observation where bin = 'held' and body like '%solicitor%'",
    );
    const payload = { observations: rows.map((row) => row.id), reason: 'names a solicitor, seeks no advice' };
    expect((await served.ask({ method: 'POST', url: at('/releases'), payload, cookie: investigator })).status).toBe(
      403,
    );
    expect((await served.ask({ method: 'POST', url: at('/releases'), payload, cookie: reviewer })).status).toBe(200);
    expect(await text(investigator, '/search?q=solicitor')).toContain('rang my solicitor');
    expect(await text(investigator, '/search?q=cucumber')).not.toContain('before the warrant');
  });
});
