/** Each route of the room, and who may not have it. A route that is added without a line here fails the last test. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessRoutes } from '../index.ts';
import { type Browser, owner, passphrase, type Served, serve } from '../testing/served.ts';

interface Door {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly payload?: object;
  /** Status for a browser in which nobody is signed in. */
  readonly unsigned: number;
  /** Status for somebody signed in who holds no grant. */
  readonly stranger: number;
}

const someone = '00000000-0000-4000-8000-000000000000';
const grant = { act: 'evidence.read', operation: 'all' };

/** Open to everybody: the two ways in, the way out, and the question who is signed in. They still refuse what is wrong. */
const doors: readonly Door[] = [
  { method: 'GET', url: '/api/session', unsigned: 200, stranger: 200 },
  { method: 'POST', url: '/api/set-up', payload: { ...owner, name: 'Usurper' }, unsigned: 409, stranger: 409 },
  { method: 'POST', url: '/api/sign-in', payload: { name: 'Nobody', passphrase }, unsigned: 401, stranger: 401 },
  { method: 'GET', url: '/start?ticket=made-up', unsigned: 401, stranger: 401 },
  { method: 'GET', url: '/api/accounts', unsigned: 401, stranger: 403 },
  { method: 'POST', url: '/api/accounts', payload: { name: 'X', role: 'Y' }, unsigned: 401, stranger: 403 },
  { method: 'DELETE', url: `/api/accounts/${someone}`, unsigned: 401, stranger: 403 },
  {
    method: 'PUT',
    url: `/api/accounts/${someone}/passphrase`,
    payload: { passphrase },
    unsigned: 401,
    stranger: 403,
  },
  { method: 'POST', url: `/api/accounts/${someone}/grants`, payload: grant, unsigned: 401, stranger: 403 },
  { method: 'DELETE', url: `/api/accounts/${someone}/grants/7/search`, unsigned: 401, stranger: 403 },
  { method: 'POST', url: '/api/sign-out', unsigned: 200, stranger: 200 },
];

let served: Served;
let ownerBrowser: Browser;
let stranger: Browser;

beforeAll(async () => {
  served = await serve();
  ownerBrowser = await served.ownerBrowser();
  stranger = (await served.strangerBrowser(ownerBrowser)).browser;
});

afterAll(async () => {
  await served.stop();
});

const name = ({ method, url }: Door) =>
  `${method} ${url.replace(someone, ':account').replace('7/search', ':operation/:act').replace(/\?.*/, '')}`;

describe.each(doors.map((door) => ({ door, called: name(door) })))('$called', ({ door }) => {
  const { method, url, payload } = door;

  test(`answers ${door.unsigned} to somebody who is not signed in`, async () => {
    expect((await served.browser().ask(method, url, payload)).status).toBe(door.unsigned);
  });

  test(`answers ${door.stranger} to somebody without a grant`, async () => {
    expect((await stranger.ask(method, url, payload)).status).toBe(door.stranger);
  });

  test('is not there under a foreign name of this computer', async () => {
    const answer = await ownerBrowser.ask(method, url, payload, { host: 'rebound.example:4747' });
    expect(answer.status).toBe(403);
  });

  if (method === 'GET') return;

  test('refuses a page of another site, and a request without the header', async () => {
    const foreign = { origin: 'https://elsewhere.example' };
    expect((await ownerBrowser.ask(method, url, payload, foreign)).status).toBe(403);
    expect((await ownerBrowser.ask(method, url, payload, { 'x-candour': undefined })).status).toBe(403);
    const crossSite = { origin: undefined, 'sec-fetch-site': 'cross-site' };
    expect((await ownerBrowser.ask(method, url, payload, crossSite)).status).toBe(403);
  });

  if (payload === undefined) return;

  test('refuses a body with a word that it does not know', async () => {
    expect((await ownerBrowser.ask(method, url, { ...payload, surprise: 1 })).status).toBe(400);
  });
});

test('no route is without a line here', async () => {
  const { default: Fastify } = await import('fastify');
  const bare = Fastify();
  const routes: string[] = [];
  bare.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
  });
  await bare.register(accessRoutes, { store: served.store, access: served.access });
  await bare.close();
  expect(routes.toSorted()).toEqual(doors.map(name).toSorted());
});
