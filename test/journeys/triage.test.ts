/**
 * What the machine suggests, in a real browser with the product's own model: import, let it score in the background, see
 * counts that open, uncover a message and why it is suggested, find its mark in the reader; then a review from what is
 * laid down to its certificate. Every page on the way passes axe. Nothing offensive is shown by itself.
 */

import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { candour } from '../support/command.ts';
import { tempFolder, textFile } from '../support/exports.ts';
import { type Site, serveSite } from '../support/site.ts';

const start = Date.UTC(2017, 0, 28, 9, 0);

/** Mild, and plain enough for any model to see: an insult now and then among talk of the rota. */
const sharp = 'shut up you stupid idiot';
const objection = 'that is out of order, leave her alone';

function chat(): string {
  const talk = [
    'who has the keys',
    'on earlies tomorrow',
    'kettle is on',
    'van is back',
    'brief at seven',
    'see you there',
  ];
  const lines: (readonly [who: string, text: string])[] = Array.from({ length: 90 }, (_, n) => [
    n % 2 === 0 ? 'Rook Example' : 'Teasel Example',
    n % 15 === 8 ? `${sharp} ${n}` : n % 15 === 9 ? objection : `${talk[n % talk.length]} ${n}`,
  ]);
  lines.push(['Rook Example', 'ich habe heute keine Zeit'], ['Rook Example', '<Media omitted>']);
  return lines
    .map(([who, text], n) => {
      const at = new Date(start + n * 7 * 60_000).toISOString();
      return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${who}: ${text}\n`;
    })
    .join('');
}

let site: Site;
let browser: Browser;
let page: Page;
const outside: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const folder = await tempFolder();
  const home = join(folder, 'home');
  const path = await textFile(folder, 'WhatsApp Chat with Relief.txt', chat());
  const words = ['import', path, '--operation', 'Relief', '--exhibit', 'JM/1', '--custodian', 'R. Example'];
  const ran = await candour([...words, '--actor', 'J. Marsh', '--role', 'lead investigator'], home);
  if (ran.code !== 0) throw new Error(`import ended with ${ran.code}: ${ran.err}`);
  [site, browser] = await Promise.all([serveSite(home), openBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1240, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !/^(blob|data):/.test(request.url())) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.link);
  await page.getByRole('link', { name: 'Relief' }).click();
  await page.getByRole('heading', { name: 'Relief', level: 1 }).waitFor();
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

/** In light and dark, wide and narrow; nothing scrolls sideways. The page ends wide and light. */
async function accessibleEverywhere(): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [390, 1240]) {
      await page.setViewportSize({ width, height: 900 });
      await accessible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
    }
  }
}

const room = (name: RegExp) => page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
const main = () => page.getByRole('main');
const shown = async (words: string) => (await main().textContent())?.includes(words) === true;

describe('what the machine suggests', { timeout: 240_000 }, () => {
  it('is scored in the background after the import, and counted', async () => {
    await room(/^Triage/).click();
    await page.getByRole('heading', { name: 'Triage', level: 1 }).waitFor();
    await page.getByText('at or above the review threshold of').waitFor();
    await expect.poll(() => page.getByText('of 90 judged').count(), { timeout: 150_000 }).toBe(1);
    await page
      .getByRole('button', { name: /insult/ })
      .first()
      .waitFor();
    expect(await page.locator('.triage-counts').last().textContent()).toMatch(/1 ?another language.*1 ?media left out/);
    await accessibleEverywhere();
  });

  it('shows no words until somebody asks for them', async () => {
    await page.locator('.suggestion').first().waitFor();
    expect(await shown(sharp)).toBe(false);
  });

  it('opens each count: a label, a column of the picture, what cannot be judged', async () => {
    await page
      .locator('.triage-counts')
      .first()
      .getByRole('button', { name: /insult/ })
      .click();
    await page.waitForURL(/label=insult/);
    await expect.poll(() => page.locator('.suggestion .tag-machine').first().textContent()).toMatch(/^suggested: /);
    await page.getByRole('button', { name: /another language/ }).click();
    await page.locator('.triage-filter').getByText('not judged: another language').waitFor();
    const columns = page.locator('.histogram-door');
    await columns.last().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.waitForURL(/bin=\d+/);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.waitForURL(/triage$/);
  });

  it('is uncovered on demand, and explained by the words that carried it', async () => {
    await page.locator('.suggestion').first().waitFor();
    await page.keyboard.press(' ');
    await expect.poll(() => shown(sharp), { timeout: 10_000 }).toBe(true);
    await page.keyboard.press('e');
    await page.locator('.machine-span').first().waitFor();
    expect(sharp).toContain((await page.locator('.machine-span').first().textContent()) ?? '-');
    await accessible();
  });

  it('marks the message in its conversation, in the machine’s own sign', async () => {
    await page.keyboard.press('Enter');
    await page.waitForURL(/conversations\/\d+\/at\/\d+/);
    const mark = page.locator('.entry-selected .tag-machine').first();
    await mark.waitFor();
    expect(await mark.textContent()).toMatch(/^suggested: /);
    await page.keyboard.press('e');
    await page.getByRole('heading', { name: /What the machine suggests/ }).waitFor();
    await page.locator('.entry-selected .machine-span').first().waitFor();
    await accessible();
  });
});

/** Decides what is offered, as a reader who knows. */
async function decideOne(): Promise<void> {
  const said = page.locator('.queue-side [role=status]');
  const before = await said.textContent();
  const words = (await page.locator('.offered-message .body').textContent({ timeout: 20_000 })) ?? '';
  await page.keyboard.press(words.includes('stupid') ? 'r' : 'n');
  await page.waitForFunction((old) => {
    const now = document.querySelector('.queue-side [role=status]');
    return now === null ? document.querySelector('.state-title') !== null : now.textContent !== old;
  }, before);
}

describe('a review', { timeout: 180_000 }, () => {
  it('lays down what is wanted before anything is read', async () => {
    await room(/^Reviews/).click();
    await page.getByRole('heading', { name: 'Begin a review' }).waitFor();
    await accessibleEverywhere();
    await page.getByRole('combobox', { name: 'To be found, at least' }).selectOption('0.8');
    await page.getByRole('combobox', { name: 'Confidence' }).selectOption('0.8');
    await page.getByRole('textbox', { name: 'Seed of the random draws' }).fill('draw of 14 May');
    await page.getByRole('button', { name: 'Begin the review' }).click();
    await page.getByRole('button', { name: /^Relevant/ }).waitFor();
    expect(await page.locator('.offered-message .body').textContent()).toContain('stupid');
    await accessibleEverywhere();
  });

  it('moves with one key a decision, and takes the last one back', async () => {
    await page.keyboard.press('q');
    expect(await page.getByRole('button', { name: /insult/ }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('r');
    await page.getByText('1 message read, 1 found, 89 unread.').waitFor();
    await page.keyboard.press('u');
    await page.getByText('0 messages read, 0 found, 90 unread.').waitFor();
    await page.keyboard.press('q');
    await page.keyboard.press('r');
    await page.getByText('1 message read, 1 found, 89 unread.').waitFor();
  });

  it('says that there is not enough evidence yet', async () => {
    for (let n = 0; n < 8; n++) await decideOne();
    await page.getByRole('link', { name: 'How far is it?' }).click();
    await page.getByRole('heading', { name: 'Certificate of review 1', level: 1 }).waitFor();
    await page.locator('.verdict').getByText('There is not enough evidence to stop.').waitFor();
    await accessibleEverywhere();
  });

  it('ends with a certificate that states rule, sample, counts, estimate and what is unread', async () => {
    await page.getByRole('link', { name: 'Go on reading' }).click();
    await page.getByRole('button', { name: /^Relevant/ }).waitFor();
    for (let n = 0; n < 81 && (await page.getByRole('button', { name: /^Relevant/ }).count()) > 0; n++)
      await decideOne();
    await page.getByRole('heading', { name: /There is enough evidence to stop|Everything is read/ }).waitFor();
    await accessible();
    await page.getByRole('link', { name: 'The certificate' }).click();
    await page
      .locator('.verdict')
      .getByText(/There is enough evidence to stop|Everything was read/)
      .waitFor();
    const words = (await main().textContent()) ?? '';
    for (const said of [
      'draw of 14 May',
      'by the rule “model-assisted”',
      '6 messages were found relevant',
      '1 another language',
    ]) {
      expect(words).toContain(said);
    }
    await page.getByRole('button', { name: 'End the review…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('enough for the hearing');
    await page.getByRole('dialog').getByRole('button', { name: 'End the review' }).click();
    await page.getByText('enough for the hearing').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print or save as PDF' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('leaves every decision in the ledger, and no words', async () => {
    await room(/^Ledger/).click();
    await page.getByText('review decided').first().waitFor();
    expect(await shown('stupid')).toBe(false);
  });
});

it('nothing was asked of any other machine, and the browser complained of nothing', () => {
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});
