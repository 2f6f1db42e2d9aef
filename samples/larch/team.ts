/**
 * The people of the demonstration. All invented: surnames are plants and birds, numbers come from the range that the
 * British regulator keeps free for drama (07700 900000 to 900999).
 */
import type { PersonId } from './model.ts';

/** How a person types. Percentages of messages (typos: of words). */
export interface Voice {
  readonly lower: number;
  readonly noStop: number;
  readonly shorthand: number;
  readonly typos: number;
  readonly kiss: number;
  readonly emoji: number;
  readonly emojis: readonly string[];
  readonly laugh: readonly string[];
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly rank: string;
  /** How colleagues speak of and to this person. */
  readonly called: readonly string[];
  readonly pushName: string;
  /** First number first; a later one replaces it from `numberChange`. */
  readonly numbers: readonly string[];
  readonly numberChange: string | null;
  readonly facebook: string | null;
  /** Things talk may refer to, by slot (`kid`, `team`, `pet`, `partner`, `hobby`). */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  /** How often the person speaks, in relation to others. */
  readonly talks: number;
  readonly voice: Voice;
}

const PLAIN: Voice = {
  lower: 5,
  noStop: 60,
  shorthand: 5,
  typos: 0.4,
  kiss: 0,
  emoji: 6,
  emojis: ['👍', '🙂'],
  laugh: ['Haha', '😂'],
};

function person(id: PersonId, name: string, rank: string, rest: Omit<Person, 'id' | 'name' | 'rank'>): Person {
  return { id, name, rank, ...rest };
}

export const PEOPLE: readonly Person[] = [
  person('alder', 'Colin Alder', 'Sergeant', {
    called: ['Sarge', 'skip', 'Col'],
    pushName: 'Colin A',
    numbers: ['900121'],
    numberChange: null,
    facebook: 'Colin Alder',
    facts: { partner: ['Bev'], kid: ['our Craig'], team: ['Athletic'], hobby: ['fishing', 'the caravan'] },
    talks: 10,
    voice: { ...PLAIN, lower: 2, noStop: 30, shorthand: 0, emoji: 3, laugh: ['Ha', 'Haha'] },
  }),
  person('rook', 'Danny Rook', 'Constable', {
    called: ['Rooky', 'Danny', 'Rook'],
    pushName: 'Rooky 🏋️',
    numbers: ['900207'],
    numberChange: null,
    facebook: 'Danny Rook',
    facts: { pet: ['Tyson', 'the dog'], team: ['Town'], hobby: ['the gym', 'legs day'] },
    talks: 16,
    voice: {
      ...PLAIN,
      lower: 85,
      noStop: 95,
      shorthand: 45,
      typos: 1.2,
      emoji: 18,
      emojis: ['😂', '💪', '🤣', '👊'],
      laugh: ['😂😂', '😂', 'lol', 'hahaha'],
    },
  }),
  person('teasel', 'Shaun Teasel', 'Constable', {
    called: ['Teas', 'Shaun', 'Teasel'],
    pushName: 'Teas 🍻',
    numbers: ['900318'],
    numberChange: null,
    facebook: null,
    facts: {
      kid: ['Alfie', 'the little man'],
      partner: ['Gemma', 'the wife'],
      team: ['Town'],
      hobby: ['golf', 'Spain'],
    },
    talks: 14,
    voice: {
      ...PLAIN,
      lower: 55,
      noStop: 90,
      shorthand: 25,
      typos: 2,
      emoji: 22,
      emojis: ['🍻', '😂', '👌', '🤙', '⛳'],
      laugh: ['🤣', 'Hahaha', '😂😂😂'],
    },
  }),
  person('heron', 'Jo Heron', 'Constable', {
    called: ['Jo', 'Heron'],
    pushName: 'Jo H',
    numbers: ['900433'],
    numberChange: null,
    facebook: 'Jo Heron',
    facts: { kid: ['Edie', 'Bea'], partner: ['Mick'], hobby: ['the allotment', 'choir'] },
    talks: 11,
    voice: { ...PLAIN, lower: 3, noStop: 25, shorthand: 0, emoji: 9, emojis: ['🙂', '🌱'], laugh: ['Ha!', '😄'] },
  }),
  person('plover', 'Nia Plover', 'Constable', {
    called: ['Nia', 'Plover'],
    pushName: 'Nia 🌼',
    numbers: ['900552'],
    numberChange: null,
    facebook: 'Nia Plover',
    facts: { pet: ['Pickle', 'the cat'], hobby: ['parkrun', 'pottery'], partner: ['Gareth'] },
    talks: 11,
    voice: {
      ...PLAIN,
      lower: 20,
      noStop: 80,
      shorthand: 10,
      kiss: 12,
      emoji: 20,
      emojis: ['🙈', '💛', '😊', '☕', '🌼'],
      laugh: ['😂', 'haha', '😆'],
    },
  }),
  person('sedge', 'Anton Sedge', 'Constable', {
    called: ['Anton', 'Sedge'],
    pushName: 'A. Sedge',
    numbers: ['900614'],
    numberChange: null,
    facebook: null,
    facts: { partner: ['Lena'], hobby: ['the bike', 'sourdough'], team: ['Athletic'] },
    talks: 9,
    voice: { ...PLAIN, lower: 4, noStop: 40, emoji: 8, emojis: ['🚲', '🙂', '☝️'], laugh: ['Haha', ':D'] },
  }),
  person('bracken', 'Lee Bracken', 'Constable', {
    called: ['Bracks', 'Lee'],
    pushName: 'bracks',
    numbers: ['900745'],
    numberChange: null,
    facebook: 'Lee Bracken',
    facts: {
      kid: ['Robin', 'the baby'],
      partner: ['Steph', 'the missus'],
      team: ['Town'],
      hobby: ['the van', 'the smoker'],
    },
    talks: 10,
    voice: {
      ...PLAIN,
      lower: 70,
      noStop: 90,
      shorthand: 60,
      typos: 1,
      emoji: 12,
      emojis: ['🔥', '😴', '👊'],
      laugh: ['lol', '😂', 'lmao'],
    },
  }),
  person('yarrow', 'Tom Yarrow', 'Constable', {
    called: ['Tom', 'Yarrow'],
    pushName: 'Tom Y',
    numbers: ['900808', '900417'],
    numberChange: '2023-06-11T18:05:00',
    facebook: 'Tom Yarrow',
    facts: { hobby: ['the model railway', 'birding'], team: ['Athletic'] },
    talks: 5,
    voice: { ...PLAIN, lower: 15, noStop: 95, emoji: 2, laugh: ['ha'] },
  }),
  person('linnet', 'Hal Linnet', 'Constable', {
    called: ['Hal', 'Uncle Hal'],
    pushName: 'Hal',
    numbers: ['900861'],
    numberChange: null,
    facebook: 'Hal Linnet',
    facts: { partner: ['Sheila', 'her indoors'], kid: ['the grandson'], hobby: ['the shed', 'bowls'], team: ['Town'] },
    talks: 8,
    voice: { ...PLAIN, noStop: 15, emoji: 10, emojis: ['👍', '🫖', '😉'], laugh: ['Ho ho', '😉'] },
  }),
  person('wren', 'Ruth Wren', 'Detective Constable', {
    called: ['Ruth', 'Wren'],
    pushName: 'Ruth',
    numbers: ['900919'],
    numberChange: null,
    facebook: null,
    facts: { kid: ['Sam'], hobby: ['night school', 'swimming'], pet: ['Biscuit the pony'] },
    talks: 7,
    voice: { ...PLAIN, noStop: 40, emoji: 7, emojis: ['🙃', '☕'], laugh: ['Ha', '😂'] },
  }),
  person('thistle', 'Kaz Thistle', 'Community support officer', {
    called: ['Kaz', 'Thistle'],
    pushName: 'Kaz ✨',
    numbers: ['900533'],
    numberChange: null,
    facebook: null,
    facts: { kid: ['Jay'], hobby: ['baking', 'bingo'], pet: ['Dumbledog'] },
    talks: 7,
    voice: {
      ...PLAIN,
      lower: 30,
      noStop: 85,
      kiss: 8,
      emoji: 25,
      emojis: ['✨', '🎂', '😂', '❤️'],
      laugh: ['😂😂', 'hahaha'],
    },
  }),
  person('sorrel', 'Maya Sorrel', 'Constable (probation)', {
    called: ['Maya', 'Sorrel'],
    pushName: 'maya s',
    numbers: ['900386'],
    numberChange: null,
    facebook: null,
    facts: { hobby: ['netball', 'revision'], pet: ['the tortoise'] },
    talks: 7,
    voice: { ...PLAIN, lower: 12, noStop: 55, emoji: 9, emojis: ['🙏', '😅', '🙂'], laugh: ['haha', '😅'] },
  }),
  person('moss', 'Ollie Moss', 'not in the service', {
    called: ['Ollie', 'Mossy'],
    pushName: 'Ollie',
    numbers: [],
    numberChange: null,
    facebook: 'Ollie Moss',
    facts: { team: ['Town'], hobby: ['the pub'] },
    talks: 8,
    voice: {
      ...PLAIN,
      lower: 75,
      noStop: 95,
      shorthand: 30,
      emoji: 15,
      emojis: ['⚽', '🍺', '😂'],
      laugh: ['😂', 'haha'],
    },
  }),
  person('finch', 'Ravi Finch', 'not in the service', {
    called: ['Ravi', 'Finchy'],
    pushName: 'Ravi',
    numbers: [],
    numberChange: null,
    facebook: 'Ravi Finch',
    facts: { kid: ['the eldest'], team: ['Athletic'], hobby: ['five a side'] },
    talks: 9,
    voice: { ...PLAIN, lower: 35, noStop: 80, emoji: 14, emojis: ['⚽', '🧤', '😅'], laugh: ['😂', 'lol'] },
  }),
];

const BY_ID = new Map(PEOPLE.map((one) => [one.id, one]));

/** The person of an id; refuses an id that nobody has. */
export function personOf(id: PersonId): Person {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError(`nobody is called ${id}`);
  return found;
}

/** A number as phones print it: `+44 7700 900121`. */
export function fullNumber(local: string): string {
  return `+44 7700 ${local}`;
}

/** The handle (last six digits of the number) a person used at a time; null for people without one. */
export function handleAt(one: Person, utc: number, changedAt: number | null): string | null {
  const [first = null, second = null] = one.numbers;
  return changedAt !== null && utc >= changedAt && second !== null ? second : first;
}
