/**
 * A person's way through the product, in a real browser: first start, import by drag and drop, decide a doubt, seal,
 * read, reveal a picture, search, verify. Every page on the way passes axe.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLarch } from '../../samples/larch/index.ts';
import { openBrowser } from '../support/browser.ts';
import { tempFolder } from '../support/exports.ts';
import { type Site, serveSite } from '../support/site.ts';

let site: Site;
let browser: Browser;
let page: Page;
let exported: string;
const outside: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const folder = await tempFolder();
  writeLarch(folder);
  exported = join(folder, 'exports', 'JM-1 Rook', 'WhatsApp Chat - After hours 🍻.zip');
  [site, browser] = await Promise.all([serveSite(join(folder, 'home')), openBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !/^(blob|data):/.test(request.url())) outside.push(request.url());
  });
  page.on('console', (message) => {
    // Before anybody is signed in, the page asks and is told so.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function accessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

describe('from the first start to a verified operation', () => {
  it('the sign-in link leads to the first account, which owns the data folder', async () => {
    await page.goto(site.link);
    await page.getByRole('heading', { name: 'Who is at the desk?' }).waitFor();
    await accessible();
    await page.getByRole('textbox', { name: 'Name' }).fill('J. Marsh');
    await page.getByRole('textbox', { name: 'Role' }).fill('lead investigator');
    await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('four plain words here');
    await page.getByRole('textbox', { name: 'Passphrase again' }).fill('four plain words here');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: 'Operations' }).waitFor();
    await accessible();
  });

  it('an operation is opened', async () => {
    await page.getByRole('button', { name: 'New operation' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Larch Journey');
    await accessible();
    await page.getByRole('button', { name: 'Open the operation' }).click();
    await page.getByRole('heading', { name: 'Import an exhibit' }).waitFor();
    await accessible();
  });

  it('two exports are dropped on the page and received', async () => {
    const zip = (await readFile(exported)).toString('base64');
    const dropped = await page.evaluateHandle((base64) => {
      const given = new DataTransfer();
      given.items.add(
        new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'WhatsApp Chat - After hours.zip'),
      );
      given.items.add(
        new File(
          ['03/04/2019, 10:00 - Rook Example: one\n05/06/2019, 10:01 - Teasel Example: two\n'],
          'WhatsApp Chat with Doubt.txt',
        ),
      );
      return given;
    }, zip);
    await page.getByRole('region', { name: 'Files of the exhibit' }).dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByRole('textbox', { name: 'Reference' }).fill('JM/1');
    await page.getByRole('textbox', { name: 'Custodian' }).fill('D. Rook');
    await accessible();
    await page.getByRole('button', { name: 'Receive 2 files' }).click();
    await page.getByRole('heading', { name: 'To decide' }).waitFor();
    await accessible();
  });

  it('the import cannot be sealed before the date order is decided, and can afterwards', async () => {
    const seal = page.getByRole('button', { name: 'Seal the exhibit' });
    expect(await seal.isDisabled()).toBe(true);
    const doubt = page.getByRole('group').filter({ has: page.getByRole('radio', { name: /Month first/ }) });
    await doubt.getByRole('radio', { name: /Month first/ }).check();
    await doubt.getByRole('button', { name: 'Decide' }).click();
    await expect.poll(() => seal.isEnabled()).toBe(true);
    await seal.click();
    await page.getByText('JM/1 is sealed.').waitFor();
    await accessible();
  });

  it('the exhibit shows its hashes, its custody and its accounting', async () => {
    await page.getByRole('link', { name: 'Open the exhibit' }).click();
    await page.getByRole('heading', { name: /JM\/1/ }).waitFor();
    await page
      .getByText(/0 unparsed = /)
      .first()
      .waitFor();
    await accessible();
  });

  it('the conversation is read with the keyboard, and a picture stays covered until revealed', async () => {
    await page.getByRole('link', { name: /^Conversations/ }).click();
    await page.getByRole('link', { name: /After hours/ }).waitFor();
    await accessible();
    await page.getByRole('link', { name: /After hours/ }).click();
    await page.getByRole('feed').waitFor();
    await page.getByRole('heading', { name: 'How do we know?' }).waitFor();
    await accessible();
    expect(await page.locator('main img').count()).toBe(0);
    // Down to the first picture, one entry a key.
    for (let i = 0; i < 8; i++) await page.keyboard.press('j');
    await expect.poll(() => page.url()).toMatch(/\/at\/8/);
    await page.keyboard.press(' ');
    await page.locator('main article img').first().waitFor();
    await accessible();
    await page.keyboard.press('r');
    await page
      .getByText(/\d{8}-PHOTO-/)
      .first()
      .waitFor();
  });

  it('a search finds words and their place, and opens the conversation there', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('spain');
    await page.keyboard.press('Enter');
    await page.locator('mark').first().waitFor();
    await accessible();
    expect((await page.locator('mark').first().textContent())?.toLowerCase()).toContain('spain');
  });

  it('verification finds everything as it was recorded', async () => {
    await page.getByRole('link', { name: 'Verify' }).click();
    await page.getByRole('button', { name: /Verify/ }).click();
    await page
      .getByText(/as it was recorded|whole|holds/i)
      .first()
      .waitFor({ timeout: 20_000 });
    await accessible();
  });

  it('the ledger tells who did what, reading included', async () => {
    await page.getByRole('link', { name: 'Ledger' }).click();
    await page.getByRole('heading', { name: 'Ledger' }).waitFor();
    await page.getByText('J. Marsh').first().waitFor();
    await accessible();
  });

  it('the overview passes axe in the dark and on a narrow screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const room of ['Overview', 'Exhibits', 'Search']) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page
        .getByRole('link', { name: new RegExp(`^${room}`) })
        .first()
        .click();
      await page.getByRole('main').waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      await accessible();
    }
  });

  it('nothing was asked of any other machine, and the browser complained of nothing', () => {
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
