/** Telephone numbers among the names that phones show: numbers written differently are the same. Pure. */

import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Where a number without a country belongs: ISO 3166, two letters. */
export type Region = CountryCode;

export const homeRegion: Region = 'GB';

export function isRegion(text: string): text is Region {
  return isSupportedCountry(text);
}

/** Only what numbers are written with; a name with digits in it is a name. */
const onlyNumber = /^\+?[\p{Nd}\s().\-/]+$/u;
const marks = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const dashes = /\p{Pd}/gu;

/**
 * The number in its international form (`+447700900123`), where the whole name is one; else null.
 *
 * @param shown as a copy shows it
 * @param region for numbers written without a country
 */
export function numberOf(shown: string, region: Region = homeRegion): string | null {
  const text = shown.replace(marks, '').replace(dashes, '-').trim();
  if (text.length > 40 || !onlyNumber.test(text)) return null;
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  return number?.isPossible() ? number.number : null;
}
