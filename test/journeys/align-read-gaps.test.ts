/**
 * One chat on three phones, in a real browser: import, say that the copies belong together, read them as one with a mark
 * for each phone, see what is gone and why, and follow it into the gap ledger. Every page on the way passes axe.
 */

import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { tempFolder } from '../support/exports.ts';
import { type Site, serveSite } from '../support/site.ts';
import { gone, type Phone, threePhones } from './one-chat-three-phones.ts';

let site: Site;
let browser: Browser;
let page: Page;
let phones: readonly Phone[];
const outside: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const folder = await tempFolder();
  phones = await threePhones(folder);
  [site, browser] = await Promise.all([serveSite(join(folder, 'home')), openBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !/^(blob|data):/.test(request.url())) outside.push(request.url());
  });
  page.on('console', (message) => {
    // Before anybody is signed in, the page asks and is told so.
    if (message.type() === 'error' && !message.text().includes('401'))
      complaints.push(`${message.text()} ${message.location().url}`);
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

/** In light and dark, wide and narrow; the page ends wide and light. */
async function accessibleEverywhere(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await accessible();
    }
  }
}

const room = (name: RegExp) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });

async function importPhone({ ref, custodian, path }: Phone): Promise<void> {
  await page.locator('input[data-choose="files"]').setInputFiles(path);
  await page.getByRole('textbox', { name: 'Reference' }).fill(ref);
  await page.getByRole('textbox', { name: 'Custodian' }).fill(custodian);
  await page.getByRole('button', { name: 'Receive 1 file' }).click();
  await page.getByRole('button', { name: 'Seal the exhibit' }).click();
  await page.getByText(`${ref} is sealed.`).waitFor();
}

describe('one chat on three phones', () => {
  it('three exports are sealed', async () => {
    await page.goto(site.link);
    await page.getByRole('textbox', { name: 'Name' }).fill('J. Marsh');
    await page.getByRole('textbox', { name: 'Role' }).fill('lead investigator');
    await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('four plain words here');
    await page.getByRole('textbox', { name: 'Passphrase again' }).fill('four plain words here');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'New operation' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Three Phones');
    await page.getByRole('button', { name: 'Open the operation' }).click();
    for (const phone of phones) {
      await page.getByRole('heading', { name: 'Import an exhibit' }).waitFor();
      await importPhone(phone);
      await room(/^Overview/).click();
      await room(/^Import/).click();
    }
  });

  it('before anything is joined, the gap ledger says what to do', async () => {
    await room(/^Gaps/).click();
    await page.getByRole('heading', { name: 'Nothing to compare yet' }).waitFor();
    await accessible();
  });

  it('the overview and the conversations tell that a proposal waits', async () => {
    await room(/^Overview/).click();
    await page.getByRole('link', { name: '1 proposal waits' }).waitFor();
    await room(/^Conversations/).click();
    await page.getByRole('heading', { name: 'Conversations', exact: true }).waitFor();
    await page.getByRole('link', { name: '1 proposal waits' }).waitFor();
    await expect.poll(() => page.locator('.conversation-title').count()).toBe(3);
    await accessible();
    await page.getByRole('link', { name: '1 proposal waits' }).click();
  });

  it('the proposal says which copies and why; a person joins them', async () => {
    const card = page.getByRole('article', { name: 'B Relief, 3 copies' });
    await card.waitFor();
    for (const { ref, custodian } of phones) await card.getByText(`${ref} ${custodian}`).waitFor();
    await card.getByText('One chat, very likely').waitFor();
    expect(await card.locator('.joining-why li').count()).toBeGreaterThan(0);
    await accessibleEverywhere();
    await card.getByRole('textbox', { name: 'Reason, if any' }).fill('one group, three members of it');
    await card.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('link', { name: 'Read it as one conversation' }).waitFor();
    await page.getByText('96 messages').waitFor();
    await accessible();
  });

  it('the conversation has a mark for each phone and words for them', async () => {
    await room(/^Conversations/).click();
    await page.getByText('one chat on 3 phones').waitFor();
    await expect.poll(() => page.locator('.conversation-title').count()).toBe(1);
    await page
      .getByRole('link', { name: /B Relief/ })
      .first()
      .click();
    await page.getByRole('feed').waitFor();
    await expect
      .poll(() => page.getByRole('list', { name: 'Phones' }).getByRole('listitem').allTextContents())
      .toEqual(['A JM/1 D. Rook', 'B JM/2 P. Alder', 'C JM/3 M. Teasel +1 h']);
    await page.getByRole('img', { name: 'on A, B and C' }).first().waitFor();
    await page.keyboard.press('l');
    await page.getByRole('dialog').getByText('absent there, and it should be present').waitFor();
    await accessible();
    await page.keyboard.press('Escape');
  });

  it('a key leads to the gap, which says what it is called and what was considered', async () => {
    await page.keyboard.press('g');
    await page.getByRole('heading', { name: 'Absent from phone B' }).waitFor();
    const selected = page.locator('article[aria-current="true"]');
    expect(await selected.getByRole('img').getAttribute('aria-label')).toBe(
      'on A and C; absent from B, probably deleted there',
    );
    expect(await selected.textContent()).toContain(gone.words);
    await page.getByText('Deleted there, very likely').waitFor();
    const considered = page.getByRole('row').filter({ hasText: 'Not a member then' });
    expect(await considered.textContent()).toMatch(/no: /);
    await accessibleEverywhere();
    await page.keyboard.press('g');
    await page.getByText('No gap after this one.').waitFor();
  });

  it('original lines of both phones stay covered until they are asked for, the absent one with its neighbours', async () => {
    expect(await page.locator('.raw').count()).toBe(0);
    await page.keyboard.press('r');
    const here = page.getByRole('region', { name: 'Phone A' });
    await here.getByText(gone.words).waitFor();
    expect(await here.textContent()).toMatch(/Line [\d,]+, bytes [\d,]+–[\d,]+/);
    const there = page.getByRole('region', { name: 'Phone B' });
    const lines = await there.locator('.raw').allTextContents();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(gone.before);
    expect(lines[1]).toContain(gone.after);
    await page.keyboard.press('v');
    await page.getByRole('dialog').getByText(gone.words).waitFor();
    await accessible();
    await page.keyboard.press('Escape');
  });

  it('a case event is entered in the gap ledger, and the gap is placed against it at once', async () => {
    await page.getByRole('link', { name: 'All gaps of phone B' }).click();
    await page.getByRole('heading', { name: 'Gaps', exact: true }).waitFor();
    await page.getByText('Enter a case event').click();
    await page.getByLabel('Date').fill('2017-10-09');
    await page.getByRole('textbox', { name: 'What happened' }).fill('Notice of investigation');
    await page.getByRole('button', { name: 'Enter', exact: true }).click();
    await page.getByRole('cell').getByText('4 days earlier: Notice of investigation').waitFor();
    await accessibleEverywhere();
  });

  it('the ledger is filtered by a sentence; no name comes into the address', async () => {
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByText('1 gap: deleted.').waitFor();
    await page.getByRole('combobox', { name: 'What' }).selectOption('all');
    await page.getByText('3 gaps: of every kind.').waitFor();
    await page.getByRole('combobox', { name: 'By whom' }).selectOption('Alder Example');
    await page.getByText('1 gap: of every kind, by Alder Example.').waitFor();
    expect(page.url()).toMatch(/deletion=all/);
    expect(decodeURIComponent(page.url())).not.toContain('Alder');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    const marks = page.getByRole('toolbar', { name: 'JM/2, P. Alder: days with gaps' });
    await marks.getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('on JM/2, 13 Oct 2017').waitFor();
    await page.getByText('As a table').click();
    expect(await page.getByRole('row').filter({ hasText: '13 Oct 2017' }).first().textContent()).toContain('JM/2');
    await accessible();
  });

  it('words of what is missing are covered until revealed, and a row opens the conversation there', async () => {
    expect(await page.locator('main').textContent()).not.toContain(gone.words);
    await page.getByRole('button', { name: /characters reveal/ }).click();
    await page.getByRole('cell', { name: gone.words }).waitFor();
    await accessible();
    await page
      .getByRole('link', { name: /13 Oct 2017/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Absent from phone B' }).waitFor();
  });

  it('the message taken back for everyone keeps its words where they survive', async () => {
    const row = page.getByRole('article').filter({ hasText: 'the words survive on B' });
    await row.waitFor();
    expect(await row.getByRole('img').first().getAttribute('aria-label')).toBe('on B; deleted for everyone on A and C');
  });

  it('copies are separated again, and are three conversations as before', async () => {
    await room(/^Copies of one chat/).click();
    await page.getByText('Separate them again').click();
    await page.getByRole('button', { name: 'Separate', exact: true }).click();
    await page.getByText('Kept apart: 1').waitFor();
    await room(/^Conversations/).click();
    await expect.poll(() => page.locator('.conversation-title').count()).toBe(3);
  });

  it('nothing was asked of any other machine, and the browser complained of nothing', () => {
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
