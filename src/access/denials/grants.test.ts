import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, type Served, serve } from '../testing/served.ts';

let served: Served;
let owner: Browser;
let ownerId: string;
let stranger: { readonly browser: Browser; readonly id: string };

beforeAll(async () => {
  served = await serve();
  owner = await served.ownerBrowser();
  stranger = await served.strangerBrowser(owner);
  ownerId = ((await owner.ask('GET', '/api/session')).body as { actor: { id: string } }).actor.id;
});

afterAll(async () => {
  await served.stop();
});

test('the owner cannot give themselves the right to read what is held back (R22, R23)', async () => {
  const grant = { act: 'privilege.read', operation: 3 };
  expect((await owner.ask('POST', `/api/accounts/${ownerId}/grants`, grant)).status).toBe(403);
  expect((await owner.ask('POST', `/api/accounts/${stranger.id}/grants`, grant)).status).toBe(200);
});

test('somebody who manages accounts cannot give it to themselves either, nor take over the owner', async () => {
  await owner.ask('POST', `/api/accounts/${stranger.id}/grants`, { act: 'account.manage', operation: 'all' });
  const { browser, id } = stranger;
  const held = { act: 'privilege.read', operation: 4 };
  expect((await browser.ask('POST', `/api/accounts/${id}/grants`, held)).status).toBe(403);
  const passphrase = 'a passphrase of another';
  expect((await browser.ask('PUT', `/api/accounts/${ownerId}/passphrase`, { passphrase })).status).toBe(403);
  expect((await browser.ask('DELETE', `/api/accounts/${ownerId}`)).status).toBe(400);
});

test('an unknown act, an operation that is no number and an act of the whole installation for one operation are refused', async () => {
  const ask = (grant: object) => owner.ask('POST', `/api/accounts/${stranger.id}/grants`, grant);
  expect((await ask({ act: 'everything', operation: 'all' })).status).toBe(400);
  expect((await ask({ act: 'search', operation: 'some' })).status).toBe(400);
  expect((await ask({ act: 'account.manage', operation: 5 })).status).toBe(400);
});

test('an account that is not there cannot be granted anything', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  const answer = await owner.ask('POST', `/api/accounts/${nobody}/grants`, { act: 'search', operation: 'all' });
  expect(answer.status).toBe(404);
});

test('a second account of the same name, in other letters, is refused', async () => {
  const answer = await owner.ask('POST', '/api/accounts', { name: 'BO  stranger', role: 'analyst' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS' } });
});

test('set-up without the printed link is refused, and with a link of the wrong kind too', async () => {
  const fresh = await serve();
  try {
    const browser = fresh.browser();
    const request = { name: 'Ada Sample', role: 'lead investigator', passphrase: 'four quiet words here' };
    expect((await browser.ask('POST', '/api/set-up', request)).status).toBe(401);
    browser.cookies.set('candour.set_up', 'made-up');
    expect((await browser.ask('POST', '/api/set-up', request)).status).toBe(401);
    await browser.ask('GET', `/start?ticket=${await fresh.access.issueTicket()}`);
    expect((await browser.ask('POST', '/api/set-up', { ...request, passphrase: 'short' })).status).toBe(400);
    fresh.wait(61 * 60_000);
    expect((await browser.ask('POST', '/api/set-up', request)).status).toBe(401);
  } finally {
    await fresh.stop();
  }
});

test('a link is too old after a quarter of an hour', async () => {
  const ticket = await served.access.issueTicket();
  served.wait(15 * 60_000 + 1);
  expect((await served.browser().ask('GET', `/start?ticket=${ticket}`)).status).toBe(401);
});
