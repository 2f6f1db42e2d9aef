/** What a chat and its copies are to be like; presets, and a mix drawn by chance for long series of trials. */
import type { Random } from '../larch/random.ts';
import type { App } from './model.ts';

export interface CopySettings {
  readonly app: App;
  readonly kind: 'group' | 'pair';
  /** Messages, notices not counted; about. */
  readonly messages: number;
  readonly copies: number;
  /** People of a group. */
  readonly people: number;
  readonly messagesPerDay: number;
  /** Of a hundred messages, very short ones that are said again and again. */
  readonly shortPercent: number;
  readonly locales: 'english' | 'mixed';
  readonly zones: 'one' | 'mixed';
  readonly zipPercent: number;
  /** Phones, of a hundred, exported with media. */
  readonly withMediaPercent: number;
  readonly mediaPercent: number;
  /** Of a hundred messages of each phone, deleted for oneself one by one. */
  readonly deletedPercent: number;
  /** Groups of deletions a phone: runs, one sender over two days, own messages on severe days. */
  readonly deletedClusters: number;
  readonly lateStarts: number;
  readonly earlyEnds: number;
  readonly joins: number;
  readonly leaves: number;
  readonly removals: number;
  /** The newest entries that the export of a limited phone keeps. */
  readonly exportLimit: number;
  /** Phones whose export has the limit. */
  readonly limited: number;
  readonly disappearing: '24h' | '7d' | '90d' | null;
  readonly viewOncePercent: number;
  readonly blocks: number;
  readonly unsentPercent: number;
  readonly editedPercent: number;
  /** In one copy: messages whose words were changed, of a thousand. */
  readonly tamperedPerMille: number;
  /** In one copy: messages moved to another place. */
  readonly moved: number;
  /** In one copy: blocks of 10 to 60 messages that nobody sent. */
  readonly fabricatedRuns: number;
  /** In one copy: lines longer than this are cut; null: none. */
  readonly truncateAt: number | null;
  /** Bursts of talk in the hours in which clocks go back somewhere. */
  readonly repeatedHours: number;
  /** Of a hundred messages, texts that go round from chat to chat. */
  readonly forwardedPercent: number;
  /** Seconds by which single times differ between phones. */
  readonly jitter: 0 | 1 | 2;
  /** Seconds that one phone's clock is wrong for what it sent. */
  readonly clockError: number;
  /** People with a new number from some day on (in Messenger: with a new name). */
  readonly changedNumbers: number;
  readonly sameNames: boolean;
  /** One copy holds days up to the twelfth only, so that it does not prove which number is the day. */
  readonly ambiguousDate: boolean;
  /** Phones that never learned of deletions for everyone or of edits, of a hundred. */
  readonly missesPercent: number;
}

const DEFAULTS: CopySettings = {
  app: 'whatsapp',
  kind: 'group',
  messages: 2_000,
  copies: 3,
  people: 8,
  messagesPerDay: 22,
  shortPercent: 30,
  locales: 'mixed',
  zones: 'mixed',
  zipPercent: 40,
  withMediaPercent: 15,
  mediaPercent: 4,
  deletedPercent: 2,
  deletedClusters: 2,
  lateStarts: 1,
  earlyEnds: 1,
  joins: 2,
  leaves: 2,
  removals: 1,
  exportLimit: 40_000,
  limited: 0,
  disappearing: null,
  viewOncePercent: 0.4,
  blocks: 0,
  unsentPercent: 1,
  editedPercent: 1,
  tamperedPerMille: 0,
  moved: 0,
  fabricatedRuns: 0,
  truncateAt: null,
  repeatedHours: 1,
  forwardedPercent: 0.7,
  jitter: 0,
  clockError: 0,
  changedNumbers: 0,
  sameNames: false,
  ambiguousDate: false,
  missesPercent: 10,
};

export const PRESETS: Readonly<Record<string, Partial<CopySettings>>> = {
  /** Nothing difficult but the messages: what must never go wrong. */
  plain: {
    locales: 'english',
    zones: 'one',
    lateStarts: 0,
    earlyEnds: 0,
    joins: 0,
    leaves: 0,
    removals: 0,
    missesPercent: 0,
    unsentPercent: 0,
    editedPercent: 0,
    viewOncePercent: 0,
  },
  mixed: { copies: 4, disappearing: '7d', changedNumbers: 1, tamperedPerMille: 2, truncateAt: 300, jitter: 1 },
  small: { messages: 200, copies: 3, people: 5 },
  pairs: { kind: 'pair', people: 2, copies: 2, blocks: 1, joins: 0, leaves: 0, removals: 0 },
  'pairs-many': { kind: 'pair', people: 2, copies: 4, blocks: 1, joins: 0, leaves: 0, removals: 0 },
  limits: { exportLimit: 700, limited: 1 },
  disappearing: { disappearing: '7d', copies: 4, earlyEnds: 2 },
  'disappearing-day': { disappearing: '24h', copies: 3, earlyEnds: 2 },
  'disappearing-quarter': { disappearing: '90d', copies: 4, earlyEnds: 1, messagesPerDay: 8 },
  zones: {
    copies: 5,
    zones: 'mixed',
    locales: 'mixed',
    jitter: 1,
    clockError: 35,
    messagesPerDay: 6,
    repeatedHours: 6,
  },
  'ambiguous-date': { ambiguousDate: true, copies: 3, messagesPerDay: 30 },
  names: { people: 12, copies: 4, changedNumbers: 3, sameNames: true },
  many: { copies: 8, people: 25, joins: 6, leaves: 6, removals: 3, messagesPerDay: 60 },
  tampered: { tamperedPerMille: 6, moved: 8, fabricatedRuns: 1, truncateAt: 200 },
  media: { withMediaPercent: 60, mediaPercent: 12, zipPercent: 80 },
  messenger: { app: 'messenger', locales: 'english', joins: 1, leaves: 1 },
  'messenger-encrypted': {
    app: 'messenger-e2ee',
    kind: 'pair',
    people: 2,
    copies: 2,
    joins: 0,
    leaves: 0,
    removals: 0,
  },
  instagram: { app: 'instagram', locales: 'english', joins: 0, leaves: 0, removals: 0 },
  harsh: {
    copies: 5,
    people: 14,
    shortPercent: 45,
    deletedPercent: 3,
    deletedClusters: 4,
    lateStarts: 2,
    earlyEnds: 2,
    joins: 4,
    leaves: 4,
    removals: 2,
    exportLimit: 900,
    limited: 1,
    disappearing: '7d',
    tamperedPerMille: 4,
    moved: 6,
    fabricatedRuns: 1,
    truncateAt: 250,
    jitter: 2,
    clockError: 45,
    changedNumbers: 2,
    sameNames: true,
    messagesPerDay: 40,
    unsentPercent: 2,
    editedPercent: 2,
  },
};

/** Defaults with a preset and single settings over them. */
export function settingsOf(own: Partial<CopySettings>, preset?: string): CopySettings {
  const named = preset === undefined ? {} : PRESETS[preset];
  if (named === undefined) throw new RangeError(`no preset ${preset}; there are ${Object.keys(PRESETS).join(', ')}`);
  const merged = { ...DEFAULTS, ...named, ...own };
  const possible =
    merged.app === 'whatsapp'
      ? merged
      : // The downloads give the server's time, and nothing of edits, timers or limits.
        ({
          ...merged,
          editedPercent: 0,
          viewOncePercent: 0,
          jitter: 0,
          clockError: 0,
          disappearing: null,
          limited: 0,
          ambiguousDate: false,
          sameNames: false,
          blocks: 0,
        } as const);
  return forPairs(possible);
}

function forPairs(merged: CopySettings): CopySettings {
  return merged.kind === 'pair' ? { ...merged, people: 2, joins: 0, leaves: 0, removals: 0, sameNames: false } : merged;
}

/** A varied mix for series of trials: what the years of one chat on several phones may bring. */
export function randomSettings(random: Random, messages: number): CopySettings {
  const app = random.weighted(['whatsapp', 'messenger', 'messenger-e2ee', 'instagram'] as const, (one) =>
    one === 'whatsapp' ? 86 : one === 'messenger' ? 8 : 3,
  );
  const pair = app === 'messenger-e2ee' || random.chance(25);
  const whatsapp = app === 'whatsapp';
  const copies = random.weighted([2, 3, 4, 5, 6, 8], (k) => 12 - k);
  const some = (percent: number): number => (random.chance(percent) ? random.between(1, 2) : 0);
  const limited = whatsapp && random.chance(15);
  return settingsOf({
    app,
    kind: pair ? 'pair' : 'group',
    messages,
    copies: pair ? random.pick([2, 2, 2, 3, 4]) : copies,
    people: random.between(3, 25),
    messagesPerDay: random.pick([4, 8, 15, 22, 30, 50, 90]),
    shortPercent: random.between(24, 40),
    locales: whatsapp && random.chance(60) ? 'mixed' : 'english',
    zones: random.chance(45) ? 'mixed' : 'one',
    deletedPercent: random.between(10, 30) / 10,
    deletedClusters: random.between(0, 3),
    lateStarts: some(45),
    earlyEnds: some(45),
    joins: random.between(0, 4),
    leaves: random.between(0, 3),
    removals: random.between(0, 2),
    exportLimit: Math.min(40_000, Math.trunc(messages * 0.4)),
    limited: limited ? random.between(1, 2) : 0,
    disappearing: whatsapp && random.chance(25) ? random.pick(['24h', '7d', '90d'] as const) : null,
    blocks: pair ? some(40) : 0,
    unsentPercent: random.between(0, 20) / 10,
    editedPercent: whatsapp ? random.between(0, 20) / 10 : 0,
    tamperedPerMille: random.chance(25) ? random.between(1, 4) : 0,
    moved: random.chance(15) ? random.between(2, 8) : 0,
    fabricatedRuns: random.chance(12) ? 1 : 0,
    truncateAt: random.chance(12) ? random.between(150, 400) : null,
    jitter: random.pick([0, 0, 0, 1, 2] as const),
    clockError: random.chance(15) ? random.between(10, 59) * (random.chance(50) ? 1 : -1) : 0,
    changedNumbers: some(20),
    sameNames: whatsapp && random.chance(10),
    ambiguousDate: whatsapp && random.chance(8),
    withMediaPercent: random.chance(30) ? 30 : 0,
  });
}
