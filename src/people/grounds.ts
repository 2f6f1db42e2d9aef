/** Grounds on which several handles may be one person's, each with how sure it is and a sentence. Pure. */

import { homeRegion, numberOf, type Region } from './numbers.ts';
import { compareNames, isCommonAlone, isWholeName, type PersonName, personName } from './person-names.ts';

/** A handle with what the evidence shows of it. */
export interface HandleSeen {
  readonly handleId: number;
  readonly shown: string;
  readonly copyId: number;
  readonly exhibitId: number;
  readonly exhibitRef: string;
  readonly custodian: string;
  readonly platform: string;
  readonly conversationId: number;
  readonly conversationTitle: string;
  /** In an aligned conversation: its sender; null in a conversation of one copy. */
  readonly senderId: number | null;
  /** It is the name of whoever exported the copy. */
  readonly exporter: boolean;
  readonly messages: number;
  /** First and last message as printed. */
  readonly first: string | null;
  readonly last: string | null;
}

/** A person entered before, by name: handles may be theirs. */
export interface PersonNamed {
  readonly personId: number;
  readonly name: string;
}

export type GroundKind = 'alignment' | 'number' | 'custodian' | 'name';

export interface Ground {
  readonly kind: GroundKind;
  /** 0 to 1, by kind: how often such a ground is right where nothing speaks against it. Judgement, not measured. */
  readonly confidence: number;
  readonly why: string;
  readonly handles: readonly number[];
  /** Persons whose name it is. */
  readonly persons: readonly number[];
}

/** The order says what is stronger; the figures are judgement and stand beside the sentence, never alone. */
const sure = {
  alignment: 0.97,
  /** The copies show little of this sender. */
  alignmentThin: 0.85,
  number: 0.95,
  custodian: 0.9,
  /** Two exports of one phone print one contact the same way. */
  samePhone: 0.8,
  nickname: 0.6,
  equalName: 0.6,
  containedName: 0.4,
};
const THIN = 3;
const NAMES_SAID = 6;

function grouped<T>(rows: readonly T[], key: (row: T) => string | null): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const at = key(row);
    if (at === null) continue;
    const group = groups.get(at);
    if (group === undefined) groups.set(at, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function listed(texts: readonly string[]): string {
  const once = [...new Set(texts)];
  const more = once.length - NAMES_SAID;
  return more > 0 ? `${once.slice(0, NAMES_SAID).join(', ')} and ${more} more` : once.join(', ');
}

function named(handles: readonly HandleSeen[]): string {
  return listed(handles.map(({ shown, exhibitRef }) => `“${shown}” (${exhibitRef})`));
}

const ids = (handles: readonly HandleSeen[]): number[] => handles.map(({ handleId }) => handleId);

/** One sender of an aligned conversation under several names. */
function alignmentGrounds(handles: readonly HandleSeen[]): Ground[] {
  return grouped(handles, ({ conversationId, senderId }) =>
    senderId === null ? null : `${conversationId} ${senderId}`,
  )
    .filter((group) => group.length > 1)
    .map((group) => ({
      kind: 'alignment' as const,
      confidence: group.every(({ messages }) => messages >= THIN) ? sure.alignment : sure.alignmentThin,
      why: `The aligned copies of “${group[0]?.conversationTitle ?? ''}” show one sender as ${named(group)}.`,
      handles: ids(group),
      persons: [],
    }));
}

function numberGrounds(handles: readonly HandleSeen[], region: Region): Ground[] {
  const numbers = new Map(handles.map(({ handleId, shown }) => [handleId, numberOf(shown, region)]));
  return grouped(handles, ({ handleId }) => numbers.get(handleId) ?? null)
    .filter((group) => group.length > 1)
    .map((group) => ({
      kind: 'number' as const,
      confidence: sure.number,
      why: `One telephone number, ${numbers.get(group[0]?.handleId ?? 0) ?? ''}, in ${listed(group.map(({ exhibitRef }) => exhibitRef))}.`,
      handles: ids(group),
      persons: [],
    }));
}

/** The exporting person of every copy of an exhibit is the one who used the phone. */
function custodianGrounds(handles: readonly HandleSeen[]): Ground[] {
  return grouped(handles, ({ exporter, exhibitId }) => (exporter ? String(exhibitId) : null))
    .filter((group) => group.length > 1)
    .map((group) => ({
      kind: 'custodian' as const,
      confidence: sure.custodian,
      why: `Whoever exported the ${group.length} chats of ${group[0]?.exhibitRef ?? ''} (custodian ${group[0]?.custodian ?? ''}) is ${named(group)}.`,
      handles: ids(group),
      persons: [],
    }));
}

const contactOf = ({ exhibitId, platform, shown }: Pick<HandleSeen, 'exhibitId' | 'platform' | 'shown'>): string =>
  `${exhibitId} ${platform} ${shown}`;

/** The same characters on the same phone: one contact, unless it is a given name of which there may be two. */
function contactGrounds(handles: readonly HandleSeen[], names: ReadonlyMap<number, PersonName>): Ground[] {
  return grouped(handles, ({ handleId, exhibitId, platform, shown }) => {
    const name = names.get(handleId);
    return name === undefined || isCommonAlone(name) ? null : contactOf({ exhibitId, platform, shown });
  })
    .filter((group) => group.length > 1)
    .map((group) => {
      const name = names.get(group[0]?.handleId ?? 0);
      return {
        kind: 'name' as const,
        confidence: name !== undefined && isWholeName(name) ? sure.samePhone : sure.nickname,
        why: `${group[0]?.exhibitRef ?? ''} shows “${group[0]?.shown ?? ''}” in ${group.length} chats: one contact of one phone.`,
        handles: ids(group),
        persons: [],
      };
    });
}

interface NameBearer {
  readonly name: PersonName;
  readonly says: string;
  /** One contact of one phone and nothing else: said by its own ground already. */
  readonly oneContact: boolean;
  readonly handles: readonly number[];
  readonly persons: readonly number[];
}

/** Everything that bears a whole name: handles, custodians of exporters, persons entered before; one row a name. */
function bearers(
  handles: readonly HandleSeen[],
  names: ReadonlyMap<number, PersonName>,
  persons: readonly PersonNamed[],
): NameBearer[] {
  const rows: (Omit<NameBearer, 'oneContact'> & { readonly contact: string })[] = [];
  for (const handle of handles) {
    const name = names.get(handle.handleId);
    const said = `“${handle.shown}” (${handle.exhibitRef})`;
    if (name !== undefined)
      rows.push({ name, says: said, contact: contactOf(handle), handles: [handle.handleId], persons: [] });
    if (handle.exporter) {
      const says = `the custodian of ${handle.exhibitRef}, ${handle.custodian}`;
      rows.push({ name: personName(handle.custodian), says, contact: says, handles: [handle.handleId], persons: [] });
    }
  }
  for (const { personId, name } of persons) {
    const says = `the person “${name}”`;
    rows.push({ name: personName(name), says, contact: says, handles: [], persons: [personId] });
  }
  return grouped(rows, ({ name }) => (isWholeName(name) ? name.words.join(' ') : null)).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return {
      name: first.name,
      says: listed(group.map(({ says }) => says)),
      oneContact: new Set(group.map(({ contact }) => contact)).size === 1,
      handles: [...new Set(group.flatMap((row) => row.handles))],
      persons: group.flatMap((row) => row.persons),
    };
  });
}

/** Whole names that are the same in other order, or of which one holds the other. */
function nameGrounds(rows: readonly NameBearer[]): Ground[] {
  const grounds: Ground[] = [];
  const withWord = new Map<string, NameBearer[]>();
  for (const row of rows) {
    if (row.handles.length + row.persons.length > 1 && !row.oneContact) {
      grounds.push({
        kind: 'name',
        confidence: sure.equalName,
        why: `One name: ${row.says}.`,
        handles: row.handles,
        persons: row.persons,
      });
    }
    for (const word of new Set(row.name.words)) withWord.set(word, [...(withWord.get(word) ?? []), row]);
  }
  for (const row of rows) {
    // The rarest word of the name narrows down what may hold it.
    const lists = row.name.words.map((word) => withWord.get(word) ?? []);
    const [fewest = []] = lists.sort((a, b) => a.length - b.length);
    for (const other of fewest) {
      if (other === row || other.name.words.length <= row.name.words.length) continue;
      if (compareNames(row.name, other.name) !== 'contains') continue;
      grounds.push({
        kind: 'name',
        confidence: sure.containedName,
        why: `One name holds the other: ${row.says}; ${other.says}.`,
        handles: [...new Set([...row.handles, ...other.handles])],
        persons: [...row.persons, ...other.persons],
      });
    }
  }
  return grounds;
}

/**
 * All grounds, strongest first.
 *
 * @param handles those that write; a handle that two persons share over time is left out by the caller
 * @param region for numbers without a country
 */
export function groundsOf(
  handles: readonly HandleSeen[],
  persons: readonly PersonNamed[] = [],
  region: Region = homeRegion,
): Ground[] {
  const names = new Map<number, PersonName>();
  for (const { handleId, shown } of handles) {
    if (numberOf(shown, region) === null) names.set(handleId, personName(shown));
  }
  return [
    ...alignmentGrounds(handles),
    ...numberGrounds(handles, region),
    ...custodianGrounds(handles),
    ...contactGrounds(handles, names),
    ...nameGrounds(bearers(handles, names, persons)),
  ].sort((a, b) => b.confidence - a.confidence);
}
