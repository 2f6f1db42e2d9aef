/** A real browser: the one that CANDOUR_BROWSER names, else the Chromium that comes from npm. */

import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

export async function openBrowser(): Promise<Browser> {
  const named = process.env.CANDOUR_BROWSER;
  if (named !== undefined && named !== '') return playwright.launch({ executablePath: named, headless: true });
  // With --single-process, closing one context would end the browser.
  const args = chromium.args.filter((argument) => argument !== '--single-process');
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
