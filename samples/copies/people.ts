/** Who writes in a generated chat, and under which names their phones show each other. Everybody is invented. */
import type { Random } from '../larch/random.ts';
import type { Person, Platform } from './model.ts';

const GIVEN = [
  'Anna',
  'Ben',
  'Chloe',
  'Dylan',
  'Esme',
  'Farid',
  'Greta',
  'Hugo',
  'Iris',
  'Jonas',
  'Kezia',
  'Liam',
  'Mara',
  'Noah',
  'Olive',
  'Priya',
  'Quinn',
  'Rosa',
  'Samir',
  'Tess',
  'Umar',
  'Vera',
  'Wesley',
  'Ximena',
  'Yannick',
  'Zoë',
  'Anna',
  'Ben',
  'Mara',
  'José',
  'Björn',
  'Łucja',
] as const;

const SURNAMES = [
  'Larch',
  'Rook',
  'Alder',
  'Teasel',
  'Heron',
  'Plover',
  'Sedge',
  'Sorrel',
  'Bracken',
  'Finch',
  'Hazel',
  'Wren',
  'Juniper',
  'Kestrel',
  'Linnet',
  'Maple',
  'Nettle',
  'Osier',
  'Pipit',
  'Quail',
  'Rowan',
  'Siskin',
  'Thrift',
  'Vetch',
  'Willow',
  'Yarrow',
  'Ash',
  'Bittern',
  'Clover',
  'Dunlin',
  'Elder',
  'Fennel',
] as const;

const NICKNAMES = [
  'Sunny',
  'Captain',
  'Boss',
  'Doc',
  'Coach',
  'Red',
  'Tiny',
  'Prof',
  'Chef',
  'Ace',
  'Scout',
  'Skip',
  'Bee',
  'Moose',
  'Pickle',
  'Rocket',
  'Bo:)',
  'Button',
  'Wizard',
  'Kiddo',
] as const;

const EMOJI = ['🌿', '🌞', '⚽', '🎸', '🐝', '🚲', '🍀', '❤️', '👩‍🚒', '🇬🇧'] as const;

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .replaceAll('Ł', 'L')
    .toLowerCase();
}

function cleanHandle(text: string): string {
  return folded(text).replace(/[^a-z]/gu, '');
}

/** So many people with full names of their own; some share a given name. */
export function inventPeople(count: number, random: Random): Person[] {
  const surnames = random.shuffled(SURNAMES);
  const nicknames = random.shuffled(NICKNAMES);
  const numbers = random.shuffled(Array.from({ length: 900 }, (_, i) => String(100 + i)));
  return Array.from({ length: count }, (_, i) => {
    const given = random.pick(GIVEN);
    const surname = surnames[i % surnames.length] ?? 'Larch';
    const nickname = `${nicknames[i % nicknames.length] ?? 'Ace'}${i >= nicknames.length ? ` ${i}` : ''}`;
    const push = random.weighted(['full', 'given', 'emoji', 'initial'] as const, (kind) => (kind === 'full' ? 4 : 2));
    const pushName =
      push === 'full'
        ? `${given} ${surname}`
        : push === 'given'
          ? given
          : push === 'emoji'
            ? `${given} ${random.pick(EMOJI)}`
            : `${given.charAt(0)}. ${surname}`;
    return {
      given,
      surname,
      nickname,
      pushName,
      handle: `${cleanHandle(given)}.${cleanHandle(surname)}`,
      numbers: [numbers[i] ?? '100'],
      numberChangedAt: Number.POSITIVE_INFINITY,
      // The first speak most.
      weight: Math.max(1, Math.trunc(120 / (i + 2)) + random.between(0, 10)),
    };
  });
}

/** As a contact book or the app writes a number of the British drama range. */
export function phoneNumber(number: string): string {
  return `+44 7700 900${number}`;
}

type NameStyle = 'full' | 'given' | 'nickname' | 'emoji' | 'push' | 'number';

const STYLES: readonly (readonly [NameStyle, number])[] = [
  ['full', 44],
  ['given', 15],
  ['nickname', 10],
  ['emoji', 8],
  ['push', 13],
  ['number', 10],
];

function styled(person: Person, style: NameStyle, number: string, random: Random): string {
  switch (style) {
    case 'full':
      return `${person.given} ${person.surname}`;
    case 'given':
      return person.given;
    case 'nickname':
      return person.nickname;
    case 'emoji':
      return `${person.given} ${random.pick(EMOJI)}`;
    case 'push':
      return `~ ${person.pushName}`;
    case 'number':
      return phoneNumber(number);
  }
}

export interface PhoneBook {
  readonly owner: number;
  readonly platform: Platform;
  readonly exportedAt: number;
  /** Two people whom this phone shows under one name. */
  readonly alike: readonly [number, number] | null;
}

/**
 * The names of everybody on one phone: from the contact book, as push name, or as number; the owner under the own
 * profile name. Two names where the number changed and the phone shows it. All names differ, except of a pair that
 * `alike` puts under one name.
 */
export function namesOnPhone(
  people: readonly Person[],
  { owner, platform, exportedAt, alike }: PhoneBook,
  random: Random,
): string[][] {
  if (platform === 'messenger' || platform === 'messenger-e2ee') {
    // A download shows everybody under the name of its day.
    return people.map(({ given, surname, numberChangedAt }) => [
      exportedAt < numberChangedAt ? `${given} ${surname}` : `${given} ${surname}-Moss`,
    ]);
  }
  if (platform === 'instagram') {
    return people.map((person) => [person.weight % 2 === 0 ? person.handle : `${person.given} ${person.surname}`]);
  }
  const taken = new Set<string>();
  const names = people.map((person, i): string[] => {
    let style = random.weighted(STYLES, ([, weight]) => weight)[0];
    const [first = '100', second] = person.numbers;
    let name = i === owner ? person.pushName : styled(person, style, first, random);
    if (taken.has(name)) {
      style = 'full';
      name = `${person.given} ${person.surname}`;
    }
    taken.add(name);
    if (second === undefined || i === owner) return [name];
    if (style === 'number') return [name, phoneNumber(second)];
    // A contact that knows the old number alone shows the new one as number or push name; a push name stays as it is.
    if (style === 'push' || random.chance(40)) return [name, name];
    const after = random.chance(50) ? phoneNumber(second) : `~ ${person.pushName}`;
    if (taken.has(after)) return [name, name];
    taken.add(after);
    return [name, after];
  });
  const [one, other] = alike ?? [-1, -1];
  const shared = names[one];
  if (shared !== undefined && one !== owner && other !== owner) names[other] = [...shared];
  return names;
}
