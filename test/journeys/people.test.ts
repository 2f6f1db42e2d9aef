/**
 * From names to people, in a real browser: copies of one chat are joined, proposals accepted, a posting entered, two
 * records merged and split again, membership and participation looked at. Every page on the way passes axe.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openBrowser } from '../support/browser.ts';
import { candour } from '../support/command.ts';
import { tempFolder, textFile } from '../support/exports.ts';
import { type Site, serveSite } from '../support/site.ts';

/** What was said, minute by minute; each phone shows it under the names of its own address book. */
const said = [
  'who has the keys for the van',
  'on the board by the door',
  'thanks, back by six',
  'late turn again tonight',
  'bring the blue folder please',
  'it is in the second drawer',
  'kettle is broken again',
  'use the one upstairs',
  'parade at seven tomorrow',
  'boots cleaned this time',
  'anybody swap saturday',
  'can do if you take tuesday',
  'done, I will tell the office',
  'the printer ate my form',
  'paper is under the stairs',
  'who parked in bay four',
  'mine, moving it now',
  'radio nine has no charger',
  'try the cupboard on the left',
  'found it, cheers all',
];
const speakers = ['rook', 'alder', 'heron', 'rook', 'heron', 'alder'] as const;
type Speaker = (typeof speakers)[number];

/** A WhatsApp export of an Android phone, day first, of the group as one phone shows it. */
function crew(names: Readonly<Record<Speaker, string>>, owner: Speaker): string {
  const stamp = (minute: number) => {
    const at = new Date(
      Date.UTC(2017, 0, 13 + Math.floor(minute / 8), 9, 0) + (minute % 8) * 11 * 60_000,
    ).toISOString();
    return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - `;
  };
  const added = (who: Speaker) => `${names.alder} added ${who === owner ? 'you' : names[who]}`;
  const lines = [
    `${stamp(0)}${names.alder} created group "Crew"`,
    `${stamp(0)}${added('rook')}`,
    `${stamp(0)}${added('heron')}`,
    ...said.map((words, n) => `${stamp(n + 1)}${names[speakers[n % speakers.length] ?? 'rook']}: ${words}`),
    `${stamp(24)}${owner === 'heron' ? 'You' : names.heron} left`,
  ];
  // What was written after Heron had left is on Rook's phone alone.
  if (owner !== 'heron') lines.push(`${stamp(25)}${names.alder}: that leaves two of us on nights`);
  return `${lines.join('\n')}\n`;
}

const direct = [
  '14/02/2017, 18:02 - Danny Rook: are you on tomorrow',
  '14/02/2017, 18:05 - Jo H: yes, early turn',
  '14/02/2017, 18:06 - Danny Rook: bring the blue folder',
];

let site: Site;
let browser: Browser;
let page: Page;
let operation: string;
const outside: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const folder = await tempFolder();
  const home = join(folder, 'home');
  const rook = { rook: 'Danny Rook', alder: 'Sarge', heron: 'Jo H' };
  const heron = { rook: 'Danny', alder: 'Colin Alder', heron: 'Jo Heron' };
  const group = await textFile(folder, 'WhatsApp Chat with Crew.txt', crew(rook, 'rook'));
  const pair = await textFile(folder, 'WhatsApp Chat with Jo H.txt', `${direct.join('\n')}\n`);
  const other = join(await tempFolder(), '');
  const second = await textFile(other, 'WhatsApp Chat with Crew.txt', crew(heron, 'heron'));
  const label = ['--operation', 'Crew', '--zone', 'Europe/London', '--date-order', 'dmy'];
  const who = ['--actor', 'J. Marsh', '--role', 'lead investigator'];
  for (const words of [
    ['import', group, pair, '--exhibit', 'JM/1', '--custodian', 'D. Rook', ...label, ...who],
    ['import', second, '--exhibit', 'JM/2', '--custodian', 'J. Heron', ...label, ...who],
  ]) {
    const ran = await candour(words, home);
    if (ran.code !== 0) throw new Error(`import ended with ${ran.code}: ${ran.err}`);
  }
  [site, browser] = await Promise.all([serveSite(home), openBrowser()]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !/^(blob|data):/.test(request.url())) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.link);
  await page.getByRole('link', { name: 'Crew' }).click();
  await page.getByRole('heading', { name: 'Crew', level: 1 }).waitFor();
  operation = /\/operations\/(\d+)/.exec(page.url())?.[1] ?? '';
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

/** Asks the server as the page would: with the session's cookie and the mark that no foreign page can set. */
async function ask(path: string, method = 'GET', body: unknown = undefined): Promise<unknown> {
  return page.evaluate(
    async ([url, verb, sent]) => {
      const headers: Record<string, string> = { 'x-candour': '1' };
      if (sent !== '') headers['content-type'] = 'application/json';
      const response = await fetch(url, { method: verb, headers, ...(sent === '' ? {} : { body: sent }) });
      return response.json() as Promise<unknown>;
    },
    [`/api/operations/${operation}${path}`, method, body === undefined ? '' : JSON.stringify(body)] as const,
  );
}

const Joinings = z.object({
  joinings: z.array(z.object({ id: z.number(), copies: z.array(z.object({ title: z.string().nullable() })) })),
});
const Joining = z.object({ state: z.string(), conversationId: z.number().nullable() });

let conversation = 0;

describe('from the names in two phones to people', () => {
  it('the two copies of the chat are joined', async () => {
    const { joinings } = Joinings.parse(await ask('/joinings'));
    const proposed = joinings.find(({ copies }) => copies.length === 2);
    expect(proposed?.copies.map(({ title }) => title)).toEqual(['Crew', 'Crew']);
    await ask(`/joinings/${proposed?.id}/join`, 'POST', { reason: 'two phones, one group' });
    const joined = async () => Joining.parse(await ask(`/joinings/${proposed?.id}`));
    await expect.poll(async () => (await joined()).state, { timeout: 20_000 }).toBe('joined');
    conversation = (await joined()).conversationId ?? 0;
    expect(conversation).toBeGreaterThan(0);
  });

  it('proposals wait before anybody is entered, and accepting one makes a person', async () => {
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByRole('heading', { name: 'To decide' }).waitFor();
    await page.getByText('Nobody entered yet').waitFor();
    await accessible();
    const rook = page.getByRole('article').filter({ hasText: 'show one sender as' }).filter({ hasText: '“Danny”' });
    await rook.getByRole('textbox', { name: 'Name of the person' }).fill('Danny Rook');
    await rook.getByRole('combobox', { name: 'Category' }).selectOption('subject');
    await rook.getByRole('button', { name: 'Accept' }).click();
    const row = page.getByRole('row', { name: /^Danny Rook subject/ });
    await row.waitFor();
    await accessible();
  });

  it('a victim is anonymous without anybody asking for it, and nameless in the file that leaves the page', async () => {
    const heron = page.getByRole('article').filter({ hasText: 'show one sender as' }).filter({ hasText: '“Jo Heron”' });
    await heron.getByRole('textbox', { name: 'Name of the person' }).fill('Jo Heron');
    await heron.getByRole('combobox', { name: 'Category' }).selectOption('victim');
    await heron.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('row', { name: /^Jo Heron.*anonymous.*victim/ }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('"Danny Rook","subject","no"');
    expect(text).toMatch(/"Anonymous person \d+","victim","yes"/);
    expect(text).not.toContain('Heron');
  });

  it('names that nobody proposed are given to somebody new', async () => {
    await page.getByRole('checkbox', { name: /^Choose Sarge, JM\/1/ }).check();
    await page.getByRole('checkbox', { name: /^Choose Colin Alder, JM\/2/ }).check();
    await page.getByRole('button', { name: 'Attribute 2 names' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Colin Alder');
    await dialog.getByRole('textbox', { name: 'Where that is recorded' }).fill('Statement of J. Heron, page 2');
    await accessible();
    await dialog.getByRole('button', { name: 'Attribute' }).click();
    await page.getByRole('row', { name: /^Colin Alder not decided/ }).waitFor();
  });

  it('the table sorts and filters', async () => {
    const names = () => page.locator('table.people tbody td:first-child a').allTextContents();
    await page.getByRole('button', { name: 'Name', exact: true }).click();
    await expect.poll(names).toEqual(['Colin Alder', 'Danny Rook', expect.stringMatching(/^Jo Heron/)]);
    await page.getByRole('button', { name: /^Name ?↑?$/ }).click();
    await expect.poll(async () => (await names())[2]).toBe('Colin Alder');
    await page.getByRole('searchbox', { name: 'Filter', exact: true }).fill('subject');
    await expect.poll(names).toEqual(['Danny Rook']);
  });

  it('a posting says what somebody was on a day', async () => {
    await page.getByRole('link', { name: 'Danny Rook' }).click();
    await page.getByRole('heading', { name: /^Danny Rook/, level: 1 }).waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Add a posting' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Rank' }).fill('Constable');
    await dialog.getByRole('textbox', { name: 'Unit' }).fill('Team B');
    await dialog.getByLabel('First day').fill('2016-01-01');
    await dialog.getByLabel('Last day').fill('2017-01-31');
    await accessible();
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('cell', { name: '1 Jan 2016 to 31 Jan 2017' }).waitFor();
    const day = page.getByLabel('What were they on this day?');
    await day.fill('2017-01-14');
    await page.getByText('Constable on Team B at the time.').waitFor();
    await day.fill('2017-02-01');
    await page.getByText('No posting is known for Wednesday 1 February 2017.').waitFor();
  });

  it('the person’s page says what could have been seen, and never that it was', async () => {
    const words = await page.getByRole('main').textContent();
    expect(words).toContain('Could have seen');
    expect(words).toContain('Neither shows that they saw a message.');
    await page.getByRole('img', { name: /by hour of the week/ }).waitFor();
  });

  it('two records are merged after what speaks against it was shown, and split again', async () => {
    await page.getByRole('link', { name: 'People', exact: true }).first().click();
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Somebody on nights');
    await dialog.getByRole('combobox', { name: 'Category' }).selectOption('witness');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: 'Somebody on nights', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Same person as…' }).click();
    await dialog.getByRole('combobox').selectOption({ label: 'Danny Rook, Constable, Team B' });
    await dialog.getByRole('region', { name: 'What speaks against it' }).waitFor();
    await accessible();
    const merge = dialog.getByRole('button', { name: 'Merge into Danny Rook' });
    expect(await merge.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('his own statement');
    await merge.click();
    await page.getByRole('heading', { name: /^Danny Rook/, level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Split Somebody on nights off again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Split off' }).click();
    await page.getByText('Somebody on nights is a person of their own again.').waitFor();
    await page.getByRole('link', { name: 'People', exact: true }).first().click();
    await page.getByRole('link', { name: 'Somebody on nights' }).waitFor();
  });

  it('anonymity comes off only with the consent or the order it rests on', async () => {
    await page.getByRole('link', { name: /^Jo Heron/ }).click();
    await page.getByRole('button', { name: 'Change' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Anonymous' }).uncheck();
    const keep = dialog.getByRole('button', { name: 'Keep the change' });
    expect(await keep.isDisabled()).toBe(true);
    await accessible();
    await dialog.getByRole('textbox', { name: 'Where it is recorded' }).fill('signed 3 April 2024, file 12');
    expect(await keep.isDisabled()).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByText('Anonymous for life.').waitFor();
  });

  it('the chart and its table say who was a member when, and how that is known', async () => {
    await page.goto(`${site.origin}/operations/${operation}/conversations/${conversation}/membership`);
    const heron = page.getByRole('listitem', { name: /^Jo Heron: / });
    await heron.waitFor();
    expect(await heron.getAttribute('aria-label')).toMatch(/13 Jan 2017 to 16 Jan 2017, .*left\. Wrote 6 messages\./);
    const rows = page.getByRole('list', { name: 'Members over time' }).getByRole('listitem');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    const second = rows.nth(1);
    expect(await second.evaluate((item) => item === document.activeElement)).toBe(true);
    await accessible();
  });

  it('the matrix shows what is known of each person and each message, moved in with the keyboard', async () => {
    await page.getByRole('link', { name: 'Message by message' }).click();
    await page.getByRole('grid').waitFor();
    await accessible();
    const heads = await page.getByRole('columnheader').allTextContents();
    const heron = heads.indexOf('Jo Heron');
    const rook = heads.indexOf('Danny Rook');
    expect(heron).toBeGreaterThan(0);
    expect(rook).toBeGreaterThan(0);
    const rows = page.locator('tr.matrix-row');
    const last = rows.last();
    // Written after Heron had left: nothing shows that she could have seen it, and nothing is held against her.
    expect(
      await last
        .locator('td')
        .nth(heron - 1)
        .textContent(),
    ).toContain('nothing known');
    expect(
      await last
        .locator('td')
        .nth(rook - 1)
        .textContent(),
    ).toContain('could have seen it');
    await page.locator('[data-spot="3 0"]').focus();
    for (let i = 0; i < rook; i++) await page.keyboard.press('ArrowRight');
    await page.getByRole('complementary').getByText('wrote it').first().waitFor();
    expect(await page.locator('.matrix-words').count()).toBe(0);
    await page.keyboard.press(' ');
    await page.getByText('who has the keys for the van').waitFor();
    await accessible();
    expect(await page.getByRole('main').textContent()).not.toMatch(/\bsaw\b|\bhas seen\b/);
  });

  it('every page passes axe in the dark and on a narrow screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    const at = `${site.origin}/operations/${operation}`;
    const chat = `${at}/conversations/${conversation}`;
    for (const [path, heading] of [
      [`${at}/people`, 'People'],
      [`${chat}/membership`, 'Who was in it, and when'],
      [`${chat}/participation`, 'Message by message'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await page.getByRole('table').or(page.getByRole('grid')).first().waitFor();
      await accessible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(over, `${heading} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    await page.goto(`${at}/people`);
    await page.getByRole('link', { name: 'Danny Rook' }).click();
    await page.getByRole('heading', { name: 'Names in the chats' }).waitFor();
    await accessible();
  });

  it('nothing was asked of any other machine, and the browser complained of nothing', () => {
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
