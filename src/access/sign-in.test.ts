import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { owner, passphrase, type Served, serve } from './testing/served.ts';

let served: Served;

beforeEach(async () => {
  served = await serve();
});

afterEach(async () => {
  await served.stop();
});

const acts = async () => (await served.store.ledger.page('installation', null, 100)).map(({ act }) => act).reverse();

describe('the first start', () => {
  test('says that the owner is missing, and the printed link lets one browser make the account', async () => {
    const browser = served.browser();
    expect((await browser.ask('GET', '/api/session')).body).toEqual({ actor: null, setUpNeeded: true });
    const started = await browser.ask('GET', `/start?ticket=${await served.access.issueTicket()}`);
    expect(started).toMatchObject({ status: 302, location: '/' });
    expect((await browser.ask('POST', '/api/set-up', owner)).status).toBe(200);
    const { body } = await browser.ask('GET', '/api/session');
    expect(body).toMatchObject({
      actor: { name: 'Ada Sample', role: 'lead investigator', owner: true },
      setUpNeeded: false,
    });
    expect(await acts()).toEqual(['installation.made', 'owner.made', 'session.opened']);
  });

  test('the owner is made once only', async () => {
    await served.ownerBrowser();
    const other = served.browser();
    const again = await other.ask('POST', '/api/set-up', { ...owner, name: 'Somebody Else' });
    expect(again).toMatchObject({ status: 409, body: { code: 'ALREADY_EXISTS' } });
  });
});

describe('signing in', () => {
  test('by name and passphrase, whatever the case of the name, and signing out ends the session', async () => {
    await served.ownerBrowser();
    const browser = served.browser();
    expect((await browser.ask('POST', '/api/sign-in', { name: ' ada  SAMPLE ', passphrase })).status).toBe(200);
    const cookies = new Map(browser.cookies);
    expect((await browser.ask('GET', '/api/session')).body.actor).toMatchObject({ name: 'Ada Sample' });
    expect((await browser.ask('POST', '/api/sign-out')).status).toBe(200);
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await browser.ask('GET', '/api/session')).body.actor).toBeNull();
    expect((await acts()).slice(-2)).toEqual(['session.opened', 'session.closed']);
  });

  test('sets one cookie that scripts cannot read and other sites cannot send', async () => {
    await served.ownerBrowser();
    const { cookies } = await served.browser().ask('POST', '/api/sign-in', { name: owner.name, passphrase });
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^candour\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('is slowed down after five failures, also for the right passphrase, and heard again after the wait', async () => {
    await served.ownerBrowser();
    const browser = served.browser();
    const attempt = (text: string) => browser.ask('POST', '/api/sign-in', { name: owner.name, passphrase: text });
    for (let i = 0; i < 5; i++) expect((await attempt('not the passphrase')).status).toBe(401);
    const tooSoon = await attempt(passphrase);
    expect(tooSoon).toMatchObject({ status: 401 });
    expect(tooSoon.body.hint).toContain('Wait 5 seconds');
    served.wait(5_001);
    expect((await attempt(passphrase)).status).toBe(200);
  });

  test('a refused attempt is in the ledger without what was typed', async () => {
    await served.ownerBrowser();
    await served.browser().ask('POST', '/api/sign-in', { name: owner.name, passphrase: 'zebra zebra zebra' });
    await served.browser().ask('POST', '/api/sign-in', { name: 'quagga quagga', passphrase: 'zebra zebra zebra' });
    const entries = await served.store.ledger.page('installation', null, 100);
    expect(entries.filter(({ act }) => act === 'session.refused')).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toMatch(/zebra|quagga/);
    const rows = await served.store.dialect.run(served.store.db, 'select * from sign_in_failure');
    expect(JSON.stringify(rows)).not.toMatch(/zebra|quagga|127\.0\.0\.1/);
  });

  test('a link works once', async () => {
    await served.ownerBrowser();
    const ticket = await served.access.issueTicket();
    const browser = served.browser();
    expect((await browser.ask('GET', `/start?ticket=${ticket}`)).status).toBe(302);
    expect((await browser.ask('GET', '/api/session')).body.actor).toMatchObject({ owner: true });
    expect((await served.browser().ask('GET', `/start?ticket=${ticket}`)).status).toBe(401);
  });

  test('neither a link nor a passphrase nor a session secret stands in the database as it is', async () => {
    const browser = await served.ownerBrowser();
    const ticket = await served.access.issueTicket();
    const { store } = served;
    const tables = ['sign_in_ticket', 'auth_credential', 'account', 'ledger_entry'];
    for (const table of tables) {
      const text = JSON.stringify(await store.dialect.run(store.db, `select * from ${table}`));
      expect(text).not.toContain(ticket);
      expect(text).not.toContain(passphrase);
    }
    const secretFile = join(served.home, 'session-secret');
    const secret = (await readFile(secretFile, 'utf8')).trim();
    expect(secret.length).toBeGreaterThanOrEqual(64);
    expect((await stat(secretFile)).mode & 0o777).toBe(0o600);
    // The cookie is signed with that file: a copy of the database alone gives nobody a session.
    const rows = await store.dialect.run(store.db, 'select token from auth_session');
    const forged = served.browser();
    forged.cookies.set('candour.session_token', `${rows[0]?.token}.${'A'.repeat(43)}%3D`);
    expect((await forged.ask('GET', '/api/session')).body.actor).toBeNull();
    expect((await browser.ask('GET', '/api/session')).body.actor).not.toBeNull();
  });

  test('a session that has run out is over, and its end is in the ledger', async () => {
    const browser = await served.ownerBrowser();
    const { store } = served;
    await store.dialect.run(store.db, "update auth_session set expiresAt = '2020-01-01T00:00:00.000Z'");
    await served.access.sweep();
    expect((await browser.ask('GET', '/api/session')).body.actor).toBeNull();
    expect((await store.ledger.page('installation', null, 1))[0]).toMatchObject({
      act: 'session.closed',
      subject: { by: 'expiry' },
      actor: { name: 'Ada Sample' },
    });
  });
});

describe('accounts', () => {
  test('the whole story of an account is in the ledger, one entry an act, and the chain holds', async () => {
    const browser = await served.ownerBrowser();
    const { browser: stranger, id } = await served.strangerBrowser(browser);
    const grant = { act: 'evidence.read', operation: 7 };
    for (let i = 0; i < 2; i++) await browser.ask('POST', `/api/accounts/${id}/grants`, grant);
    const listed = await browser.ask('GET', '/api/accounts');
    expect(listed.body.accounts).toMatchObject([{ name: 'Ada Sample' }, { name: 'Bo Stranger', grants: [grant] }]);
    for (let i = 0; i < 2; i++) await browser.ask('DELETE', `/api/accounts/${id}/grants/7/evidence.read`);
    await browser.ask('DELETE', `/api/accounts/${id}`);
    expect((await stranger.ask('GET', '/api/session')).body.actor).toBeNull();
    expect((await acts()).slice(3)).toEqual([
      'account.made',
      'session.opened',
      'grant.given',
      'grant.taken',
      'account.closed',
      'session.closed',
    ]);
    expect(await served.store.ledger.verify('installation')).toMatchObject({ ok: true });
  });

  test('a new passphrase ends the other sessions of that account and keeps the present one', async () => {
    const here = await served.ownerBrowser();
    const there = served.browser();
    await there.ask('POST', '/api/sign-in', { name: owner.name, passphrase });
    const { actor } = (await here.ask('GET', '/api/session')).body as { actor: { id: string } };
    const next = 'five other quiet words';
    const set = await here.ask('PUT', `/api/accounts/${actor.id}/passphrase`, { passphrase: next });
    expect(set.status).toBe(200);
    expect((await there.ask('GET', '/api/session')).body.actor).toBeNull();
    expect((await here.ask('GET', '/api/session')).body.actor).not.toBeNull();
    expect((await there.ask('POST', '/api/sign-in', { name: owner.name, passphrase })).status).toBe(401);
    expect((await there.ask('POST', '/api/sign-in', { name: owner.name, passphrase: next })).status).toBe(200);
  });
});
