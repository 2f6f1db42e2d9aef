/** The ground truth beside the exports; its shape is described in samples/README.md. */
import { CHATS, membershipsOf } from './chats.ts';
import { isoUtc } from './clock.ts';
import { EVENTS } from './manifest.ts';
import type { ChatId, Content, CopyState, Item, RenderedCopy } from './model.ts';
import { SHOWN } from './model.ts';
import { namesOn, readName, shownName } from './names.ts';
import type { OwnDeletions } from './plant.ts';
import { PEOPLE } from './team.ts';

type Chats = ReadonlyMap<ChatId, readonly Item[]>;

/** Words of an item as its author sent them. */
function wordsOf(content: Content): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'media':
      return content.caption;
    case 'poll':
      return content.question;
    default:
      return '';
  }
}

function detailOf(content: Content): string | null {
  if (content.kind === 'media') return content.media;
  if (content.kind === 'notice') return content.event;
  return null;
}

/** `[state]` or, where the copy has an entry for it, `[state, index of the entry in time order]`. */
type Seen = readonly [CopyState] | readonly [CopyState, number];

function seenIn(copies: readonly RenderedCopy[]): Map<string, Record<string, Seen>> {
  const seen = new Map<string, Record<string, Seen>>();
  for (const copy of copies) {
    let index = 0;
    for (const { item, state } of copy.sightings) {
      const record = seen.get(item.id) ?? {};
      record[copy.spec.id] = SHOWN.has(state) ? [state, index++] : [state];
      seen.set(item.id, record);
    }
  }
  return seen;
}

function messageOf(item: Item, copies: Record<string, Seen>): object {
  const { content } = item;
  return {
    id: item.id,
    chat: item.chat,
    utc: isoUtc(item.at),
    author: item.author,
    ...(item.handle === null ? {} : { handle: item.handle }),
    kind: content.kind,
    ...(detailOf(content) === null ? {} : { detail: detailOf(content) }),
    text: wordsOf(content),
    labels: item.labels,
    ...(item.severity === 0 ? {} : { severity: item.severity }),
    ...(item.targets.length === 0 ? {} : { targets: item.targets }),
    ...(item.edit === null ? {} : { editedAt: isoUtc(item.edit.at), textAfter: item.edit.text }),
    ...(item.revokedAt === null ? {} : { deletedForEveryoneAt: isoUtc(item.revokedAt) }),
    ...(item.expiresAt === null ? {} : { disappearsAt: isoUtc(item.expiresAt) }),
    ...(item.onlyFor === null ? {} : { onlyFor: item.onlyFor }),
    source: item.source,
    copies,
  };
}

/** Languages that decide nothing: every day up to twelve, so that day and month cannot be told apart. */
function provesItsOrder(copy: RenderedCopy): boolean | null {
  if (copy.handset.dateOrder === null) return null;
  return copy.entries.some((entry) => Number(entry.time.slice(8, 10)) > 12);
}

function copyOf(copy: RenderedCopy): object {
  const { spec, handset, sightings } = copy;
  const shown = copy.entries;
  const cut = sightings.filter((one) => one.state === 'before-start').length;
  const senders = new Map<string, string>();
  for (const { item, state } of sightings) {
    if (!SHOWN.has(state) || item.author === null || item.content.kind === 'notice') continue;
    senders.set(readName(shownName(handset, item.author, item.handle)), item.author);
  }
  return {
    id: spec.id,
    exhibit: handset.ref,
    chat: spec.chat,
    custodian: handset.custodian,
    path: copy.path,
    member: copy.member,
    platform: handset.platform,
    language: handset.language,
    withMedia: spec.withMedia,
    zone: handset.zone,
    precision: handset.platform === 'android' ? 'minute' : 'second',
    secondsAheadOfLondon: handset.zone === 'Europe/Madrid' ? 3600 : 0,
    dateOrder: handset.dateOrder,
    dateOrderProvenByItself: provesItsOrder(copy),
    exportedAt: isoUtc(handset.exportedAt),
    exportLimit: spec.limit,
    cutByLimit: cut,
    entries: shown.length,
    first: shown[0]?.time ?? null,
    last: shown.at(-1)?.time ?? null,
    /** Shown name to person. */
    senders: Object.fromEntries(senders),
    missingMedia: copy.missingMedia,
  };
}

function plantedOf(chats: Chats, copies: readonly RenderedCopy[], own: OwnDeletions): object {
  const all = [...chats.values()].flat();
  const states = (item: Item, state: CopyState): string[] =>
    copies
      .filter((copy) => copy.sightings.some((one) => one.item === item && one.state === state))
      .map((c) => c.spec.id);
  const deletedForSelf = [...own].flatMap(([copy, ids]) =>
    all
      .filter((item) => ids.has(item.id))
      .map((item) => ({
        message: item.id,
        copy,
        author: item.author,
        seenIn: [...states(item, 'present'), ...states(item, 'edited')],
      })),
  );
  const deletedForEveryone = all
    .filter((item) => item.revokedAt !== null)
    .map((item) => ({
      message: item.id,
      tombstoneIn: states(item, 'tombstone'),
      wordsSurviveIn: states(item, 'present'),
    }));
  const edited = all
    .filter((item) => item.edit !== null)
    .map((item) => ({ message: item.id, editedIn: states(item, 'edited'), originalIn: states(item, 'present') }));
  return {
    deletedForSelf,
    deletedForEveryone,
    edited,
    disappeared: all.filter((item) => item.expiresAt !== null).map((item) => item.id),
    blocked: all.filter((item) => item.blockedFor !== null).map((item) => item.id),
  };
}

function peopleOf(copies: readonly RenderedCopy[]): object[] {
  return PEOPLE.map((one) => ({
    id: one.id,
    name: one.name,
    rank: one.rank,
    pushName: one.pushName,
    handles: one.numbers.map((number, i) => ({
      handle: number,
      number: `+44 7700 ${number}`,
      ...(one.numberChange === null ? {} : i === 0 ? { to: one.numberChange } : { from: one.numberChange }),
    })),
    facebook: one.facebook,
    shownAs: Object.fromEntries(
      [...new Map(copies.map((copy) => [copy.handset.id, copy.handset])).values()]
        .filter((handset) => handset.platform !== 'messenger' && one.numbers.length > 0)
        .map((handset) => {
          const names = namesOn(handset);
          return [handset.ref, [...new Set(one.numbers.map((number) => names[number] ?? ''))]];
        }),
    ),
  }));
}

function listed(rows: readonly object[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
}

/** The truth as JSON, one record a line in its long lists. */
export function truthOf(chats: Chats, copies: readonly RenderedCopy[], own: OwnDeletions): string {
  const seen = seenIn(copies);
  const all = [...chats.values()].flat();
  const chatRows = CHATS.map((chat) => ({
    id: chat.id,
    app: chat.app,
    kind: chat.kind,
    titles: [
      { title: chat.startTitle, from: isoUtc(chat.from) },
      ...chat.history.filter((e) => e.event === 'subject-changed').map((e) => ({ title: e.title, from: isoUtc(e.at) })),
    ].filter((row) => row.title !== ''),
    membership: membershipsOf(chat).map((one) => ({
      person: one.person,
      from: isoUtc(one.from),
      to: one.to === null ? null : isoUtc(one.to),
    })),
  }));
  const parts = [
    `"version": 1`,
    `"operation": "Larch"`,
    `"homeZone": "Europe/London"`,
    `"people": ${listed(peopleOf(copies))}`,
    `"chats": ${listed(chatRows)}`,
    `"events": ${listed(EVENTS)}`,
    `"copies": ${listed(copies.map(copyOf))}`,
    `"planted": ${JSON.stringify(plantedOf(chats, copies, own))}`,
    `"messages": ${listed(all.map((item) => messageOf(item, seen.get(item.id) ?? {})))}`,
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}
