/** Every route over an operation, asked by nobody and by an account without a grant: denied, whatever it is asked for. */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localActor, openAccess } from '../../src/access/index.ts';
import { importPaths } from '../../src/cli/import.ts';
import { openOperation } from '../../src/evidence/index.ts';
import { androidChat, tempFolder, textFile } from '../support/exports.ts';
import { type Served, serveHome } from '../support/server.ts';

let served: Served;
let operation = 0;
let observation = 0;
let stranger = '';
const passphrase = 'four plain words together';

/** One valid body or query for each route with one; a route that is not here must need neither. */
const asked: Record<string, { payload?: object; query?: Record<string, string> }> = {
  'POST /api/operations': { payload: { name: 'Another', responsible: 'Somebody', purpose: '' } },
  'POST /api/operations/{op}/events': { payload: { happened: '2019-01-01', what: 'notice served' } },
  'POST /api/operations/{op}/intakes': { payload: { ref: 'X/1', custodian: 'Somebody' } },
  'PUT /api/operations/{op}/intakes/{intake}/files': { query: { path: 'a.txt' } },
  'POST /api/operations/{op}/intakes/{intake}/decisions': { payload: { doubt: 'x', value: 'DMY' } },
  'PUT /api/operations/{op}/responsible': { payload: { person: 'Somebody' } },
  'PUT /api/operations/{op}/reasons': { payload: { required: true } },
  'POST /api/operations/{op}/releases': { payload: { observations: [1], reason: 'not privileged' } },
  'POST /api/operations/{op}/observations/{o}/reveal': { payload: { what: 'text' } },
  'POST /api/operations/{op}/observations/{o}/notes': { payload: { text: 'a note' } },
  'GET /api/operations/{op}/search': { query: { q: 'rota' } },
  'POST /api/operations/{op}/terms': { payload: { terms: ['rota'] } },
  'POST /api/operations/{op}/extracts': { payload: { observations: [1], format: 'html' } },
  'POST /api/operations/{op}/joinings': { payload: { copies: [1, 2] } },
  'POST /api/operations/{op}/joinings/{j}/join': { payload: { reason: 'the same chat' } },
  'POST /api/operations/{op}/joinings/{j}/refuse': { payload: { reason: 'another chat' } },
  'POST /api/operations/{op}/joinings/{j}/separate': { payload: { reason: 'another chat' } },
  'GET /api/operations/{op}/gaps': { query: { deletion: 'true' } },
  'POST /api/operations/{op}/people': { payload: { name: 'Somebody' } },
  'PATCH /api/operations/{op}/people/{p}': { payload: { name: 'Somebody' } },
  'POST /api/operations/{op}/people/{p}/attributions': {
    payload: { handleId: 1, confidence: 0.9, basis: 'statement' },
  },
  'POST /api/operations/{op}/people/{p}/postings': { payload: { unit: 'Team B', rank: 'constable' } },
  'GET /api/operations/{op}/people/{p}/merge': { query: { into: '2' } },
  'POST /api/operations/{op}/people/{p}/merge': { payload: { into: 2 } },
  'POST /api/operations/{op}/people/{p}/split': { payload: { merged: 2 } },
  'POST /api/operations/{op}/people/proposals/{key}': { payload: { answer: 'refuse' } },
  'POST /api/operations/{op}/triage/scorings': { payload: { reason: 'a newer version' } },
  'PUT /api/operations/{op}/triage/model': { payload: { model: 1 } },
  'POST /api/operations/{op}/reviews': { payload: { kind: 'relevant' } },
  'POST /api/operations/{op}/reviews/{r}/end': { payload: { reason: 'enough' } },
  'POST /api/operations/{op}/reviews/{r}/decisions': { payload: { position: 0, relevant: true } },
};

/** Lists that are empty for an account without grants instead of refused. */
const emptyInstead = new Set(['GET /api/operations']);

beforeAll(async () => {
  const folder = await tempFolder();
  served = await serveHome(join(folder, 'home'));
  const { app } = served;
  const { actor } = await localActor(app.store, { name: 'Owner Example', role: 'lead investigator' });
  operation = await openOperation(
    app.evidence,
    actor,
    { name: 'Closed', responsible: 'Owner Example', purpose: '' },
    () => randomBytes(6),
  );
  await importPaths(app, actor, [await textFile(folder, 'chat.txt', androidChat(20))], {
    operation: 'Closed',
    exhibit: 'X/1',
    custodian: 'Somebody',
  });
  const rows = await app.store.dialect.run<{ id: number }>(
    app.store.db,
    'select min(observation_id) as id from observation',
  );
  observation = Number(rows[0]?.id ?? 0);
  const access = await openAccess(app.store, { origin: 'http://127.0.0.1:4747' });
  await access.addAccount(actor, { name: 'Stranger Example', role: 'reviewer', passphrase });
  stranger = await served.signIn('Stranger Example', passphrase);
});

afterAll(async () => {
  await served.close();
});

function routes(): { key: string; method: string; path: string }[] {
  const paths = served.server.swagger().paths ?? {};
  return Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith('/api/operations')
      ? Object.keys(methods ?? {}).map((method) => ({
          key: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path,
        }))
      : [],
  );
}

function filled(path: string): string {
  return path
    .replace('{op}', String(operation))
    .replace('{o}', String(observation))
    .replace(/\{(exhibit|intake|c|j|position|p|a|q|r|key)\}/g, '1')
    .replace('{n}', '0');
}

async function answers(cookie?: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { key, method, path } of routes()) {
    const { payload, query } = asked[key] ?? {};
    const response = await served.ask({
      method: method as 'GET',
      url: filled(path),
      ...(query ? { query } : {}),
      ...(payload ? { payload } : {}),
      ...(cookie ? { cookie } : {}),
      ...(key.endsWith('/files')
        ? { payload: Buffer.from('x'), headers: { 'content-type': 'application/octet-stream' } }
        : {}),
    });
    found[key] = response.status === 200 && emptyInstead.has(key) ? response.body : response.status;
  }
  return found;
}

describe('routes over an operation', () => {
  it('are many, so that a forgotten prefix does not make this test pass over nothing', () => {
    expect(routes().length).toBeGreaterThan(25);
  });
  it('answer 401 to nobody', async () => {
    const found = await answers();
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((key) => [key, 401])));
  });
  it('answer 403 to an account without a grant', async () => {
    const found = await answers(stranger);
    expect(found).toEqual(
      Object.fromEntries(Object.keys(found).map((key) => [key, emptyInstead.has(key) ? { operations: [] } : 403])),
    );
  });
});
