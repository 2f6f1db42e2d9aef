/** How phones of different languages and countries print dates and times. */
import type { Language } from './app-words.ts';
import type { DateOrder } from './model.ts';
import { type DayOf, two } from './zones.ts';

export interface Locale {
  readonly language: Language;
  readonly order: DateOrder;
  readonly separator: '/' | '.' | '-';
  readonly padded: boolean;
  readonly shortYear: boolean;
  readonly between: ', ' | ' ';
  /** Day periods of a twelve-hour clock; null: 24 hours. */
  readonly periods: readonly [string, string] | null;
  /** 9:05 rather than 09:05. */
  readonly bareHour: boolean;
}

function dmy(language: Language, separator: Locale['separator'], more: Partial<Locale> = {}): Locale {
  return {
    language,
    order: 'DMY',
    separator,
    padded: true,
    shortYear: false,
    between: ', ',
    periods: null,
    bareHour: false,
    ...more,
  };
}

const US: Partial<Locale> = {
  order: 'MDY',
  padded: false,
  shortYear: true,
  periods: ['\u202fAM', '\u202fPM'],
  bareHour: true,
};

const LOCALES: Readonly<Record<string, Locale>> = {
  'en-GB': dmy('en', '/'),
  'en-US': dmy('en', '/', US),
  'en-US-24': dmy('en', '/', { ...US, periods: null }),
  'en-IN': dmy('en', '/', { shortYear: true, periods: ['\u202fam', '\u202fpm'], bareHour: true }),
  'en-CA': dmy('en', '-', { order: 'YMD', periods: ['\u202fa.m.', '\u202fp.m.'], bareHour: true }),
  'de-DE': dmy('de', '.', { shortYear: true }),
  'es-ES': dmy('es', '/', { padded: false, shortYear: true, bareHour: true }),
  'es-MX': dmy('es', '/', { shortYear: false, periods: ['\u202fa.\u00a0m.', '\u202fp.\u00a0m.'], bareHour: true }),
  'fr-FR': dmy('fr', '/'),
  'it-IT': dmy('it', '/', { shortYear: true }),
  'nl-NL': dmy('nl', '-', { between: ' ' }),
  'pt-BR': dmy('ptBR', '/', { between: ' ' }),
  'pt-PT': dmy('ptPT', '/', { shortYear: true }),
  'ru-RU': dmy('ru', '.'),
  'cs-CZ': dmy('cs', '.', { between: ' ' }),
  'tr-TR': dmy('tr', '.', { between: ' ' }),
  'pl-PL': dmy('pl', '.'),
  'hi-IN': dmy('hi', '/', { shortYear: true, periods: ['\u202fam', '\u202fpm'], bareHour: true }),
  'ar-AE': dmy('ar', '/', { periods: ['\u00a0ص', '\u00a0م'], bareHour: true }),
};

export function localeOf(id: string): Locale {
  const locale = LOCALES[id];
  if (locale === undefined) throw new RangeError(`no locale ${id}`);
  return locale;
}

/** The date as printed. */
export function dateIn(locale: Locale, { year, month, day }: DayOf): string {
  const { separator, order, padded, shortYear } = locale;
  const y = shortYear ? two(year % 100) : String(year);
  const m = padded ? two(month) : String(month);
  const d = padded ? two(day) : String(day);
  if (order === 'YMD') return [y, m, d].join(separator);
  return (order === 'MDY' ? [m, d, y] : [d, m, y]).join(separator);
}

/** The time of day as printed; `second` null where the platform prints none. */
export function clockIn(locale: Locale, hour: number, minute: number, second: number | null): string {
  const rest = second === null ? two(minute) : `${two(minute)}:${two(second)}`;
  const { periods, bareHour } = locale;
  const shown = periods === null ? hour : hour % 12 === 0 ? 12 : hour % 12;
  const clock = `${bareHour ? shown : two(shown)}:${rest}`;
  return periods === null ? clock : `${clock}${hour < 12 ? periods[0] : periods[1]}`;
}

/** Locales that phones of a platform are drawn from. */
export const ANDROID_LOCALES = Object.keys(LOCALES);
export const IOS_LOCALES = [
  'en-GB',
  'en-US',
  'en-US-24',
  'en-IN',
  'en-CA',
  'de-DE',
  'es-ES',
  'es-MX',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pt-PT',
  'pt-BR',
  'ru-RU',
  'cs-CZ',
] as const;
