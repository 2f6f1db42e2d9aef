/** Which phones the copies come from: whose, of what kind, in which zone and language, from when to when. */
import type { Random } from '../larch/random.ts';
import { ANDROID_LOCALES, IOS_LOCALES } from './locales.ts';
import type { Membership } from './membership.ts';
import type { Interval, Person, Phone, Platform } from './model.ts';
import { namesOnPhone } from './people.ts';
import type { CopySettings } from './settings.ts';
import { DAY, HOUR, instantWithin, offsetAt, utcOf } from './zones.ts';

const ZONES = [
  'Europe/London',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Berlin',
  'Asia/Dubai',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Sydney',
  'Africa/Lagos',
  'America/Sao_Paulo',
] as const;

const ENGLISH_ANDROID = ['en-GB', 'en-GB', 'en-GB', 'en-US', 'en-US-24', 'en-IN', 'en-CA'] as const;
const ENGLISH_IOS = ['en-GB', 'en-GB', 'en-US', 'en-IN'] as const;
/** Locales whose form of date leaves day and month open. */
const OPEN_LOCALES = ['en-GB', 'en-US', 'en-US-24', 'es-ES', 'fr-FR', 'it-IT', 'de-DE', 'pt-BR', 'nl-NL'] as const;

/** Days of one month up to the twelfth, in a zone, inside the span; null where the span has no such stretch. */
function openStretch(span: Interval, zone: string, random: Random): Interval | null {
  const found: Interval[] = [];
  for (let at = span.from - 31 * DAY; at < span.to; at += 28 * DAY) {
    const local = new Date(at + offsetAt(zone, at));
    const first = utcOf(zone, Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1));
    const last = utcOf(zone, Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 13)) - 1000;
    const from = Math.max(first, span.from);
    const to = Math.min(last, span.to);
    if (to - from > 4 * DAY && !found.some((one) => one.to === to)) found.push({ from, to });
  }
  return found.length === 0 ? null : random.pick(found);
}

function isOpen({ from, to }: Interval): boolean {
  return !Number.isFinite(from) && !Number.isFinite(to);
}

function ownersOf(settings: CopySettings, membership: Membership, random: Random): number[] {
  const { copies, kind, people } = settings;
  if (kind === 'pair') return Array.from({ length: copies }, (_, i) => i % 2);
  // Those who came later, left or were put out make the copies interesting, so that half of them are drawn first.
  const moving = random.shuffled(membership.intervals.flatMap((own, i) => (own.every(isOpen) ? [] : i)));
  const staying = random.shuffled(
    Array.from({ length: people }, (_, i) => i).filter((person) => !moving.includes(person)),
  );
  const owners: number[] = [];
  while (owners.length < copies && owners.length < people) {
    const from = owners.length > 0 && random.chance(40) && moving.length > 0 ? moving : staying;
    const person = from.pop() ?? moving.pop() ?? staying.pop();
    if (person === undefined) break;
    owners.push(person);
  }
  while (owners.length < copies) owners.push(random.pick(owners));
  return random.shuffled(owners);
}

function platformOf(settings: CopySettings, random: Random): Platform {
  if (settings.app !== 'whatsapp') return settings.app;
  return random.chance(55) ? 'android' : 'ios';
}

function localeFor(platform: Platform, settings: CopySettings, open: boolean, random: Random): string {
  if (platform !== 'android' && platform !== 'ios') return 'en-GB';
  if (open) return random.pick(OPEN_LOCALES);
  if (settings.locales === 'english') return random.pick(platform === 'android' ? ENGLISH_ANDROID : ENGLISH_IOS);
  return random.pick<string>(platform === 'android' ? ANDROID_LOCALES : IOS_LOCALES);
}

/** @param titleAt name of the group at an instant */
export function drawPhones(
  settings: CopySettings,
  people: readonly Person[],
  membership: Membership,
  span: Interval,
  titleAt: (at: number) => string,
  random: Random,
): Phone[] {
  const owners = ownersOf(settings, membership, random);
  const order = random.shuffled(owners.map((_, i) => i));
  const late = new Set(order.slice(0, Math.min(settings.lateStarts, owners.length - 1)));
  const early = new Set(order.toReversed().slice(0, Math.min(settings.earlyEnds, owners.length - 1)));
  const limited = new Set(random.shuffled(order).slice(0, settings.limited));
  // Somebody who was there all the time, so that the copy has something in the stretch.
  const staying = order.filter((copy) => membership.intervals[owners[copy] ?? 0]?.every(isOpen));
  const open = settings.ambiguousDate ? (staying[0] ?? order[0] ?? 0) : -1;
  const wrongClock = settings.clockError === 0 ? -1 : random.pick(order);
  const home = random.pick(ZONES);
  return owners.map((owner, copy): Phone => {
    const platform = platformOf(settings, random);
    const zone = settings.zones === 'one' ? home : random.pick(ZONES);
    const whatsapp = platform === 'android' || platform === 'ios';
    let exportedAt = early.has(copy)
      ? instantWithin(span, 60, 97, random)
      : span.to + random.between(1, 10 * 24) * HOUR;
    let clearedAt = late.has(copy) ? instantWithin(span, 5, 45, random) : Number.NEGATIVE_INFINITY;
    const stretch = copy === open ? openStretch(span, zone, random) : null;
    if (stretch !== null) {
      clearedAt = stretch.from;
      exportedAt = stretch.to;
    }
    const joined = membership.intervals[owner]?.[0]?.from ?? Number.NEGATIVE_INFINITY;
    const pair = settings.kind === 'pair';
    const alike: readonly [number, number] | null =
      settings.sameNames && copy === order.at(-1) ? twoOthers(people.length, owner, random) : null;
    const names = namesOnPhone(people, { owner, platform, exportedAt, alike }, random);
    const locale = localeFor(platform, settings, stretch !== null, random);
    const archived = whatsapp && random.chance(settings.zipPercent);
    return {
      copy,
      owner,
      platform,
      locale,
      zone: whatsapp ? zone : 'UTC',
      archived,
      withMedia: archived && random.chance(settings.withMediaPercent) && stretch === null,
      noticesUnder: random.chance(50) ? 'title' : 'actor',
      mentions: random.chance(50) ? 'number' : 'name',
      exportedAt,
      startReason: Number.isFinite(clearedAt) ? 'cleared' : Number.isFinite(joined) ? 'joined-later' : 'beginning',
      clearedAt,
      limit: limited.has(copy) ? settings.exportLimit : Number.POSITIVE_INFINITY,
      jitter: settings.jitter,
      sorted: settings.jitter > 0 && random.chance(50),
      clockError: copy === wrongClock ? settings.clockError : 0,
      viewOnceEmpty: random.chance(60),
      missesUnsent: random.chance(settings.missesPercent),
      missesEdits: random.chance(settings.missesPercent),
      noticeAfterClearing: random.chance(30),
      byteOrderMark: whatsapp && random.chance(4),
      lineEnds: random.weighted(['own', 'lf', 'crlf'] as const, (one) => (one === 'own' ? 92 : 4)),
      newerWords: random.chance(50),
      names,
      title: pair ? (names[1 - owner]?.at(-1) ?? '') : titleAt(exportedAt),
    };
  });
}

function twoOthers(people: number, owner: number, random: Random): readonly [number, number] | null {
  const others = random.shuffled(Array.from({ length: people }, (_, i) => i).filter((person) => person !== owner));
  const [one, other] = others;
  return one === undefined || other === undefined ? null : [one, other];
}
