/** What the closed lists of the formats are called on the page. An unknown member is shown as it is, never dropped. */

const kinds: Readonly<Record<string, string>> = {
  text: 'words',
  'media-omitted': 'media left out by the export',
  'media-attached': 'media',
  deleted: 'deleted message',
  poll: 'poll',
  event: 'event',
  location: 'location',
  'live-location': 'live location',
  'contact-card': 'contact card',
  share: 'shared link or post',
  call: 'call',
  empty: 'empty message',
  unavailable: 'not available to the app',
  'unknown-marked': 'marked, of no known kind',
  system: 'notice',
};

/** Kinds in the order in which a reader looks for them. */
export const kindNames: ReadonlyArray<readonly [string, string]> = Object.entries(kinds);

export function kindName(kind: string): string {
  return kinds[kind] ?? kind;
}

const media: Readonly<Record<string, string>> = {
  image: 'Picture',
  video: 'Video',
  audio: 'Recording',
  voice: 'Voice message',
  gif: 'GIF',
  sticker: 'Sticker',
  document: 'Document',
  contact: 'Contact card',
  'video-note': 'Video note',
  file: 'File',
  unknown: 'Media',
};

export function mediaName(kind: string): string {
  return media[kind] ?? kind;
}

const flags: Readonly<Record<string, string>> = {
  edited: 'edited',
  forwarded: 'forwarded',
  'inverted-order': 'earlier than the entry before it',
  'possible-quoted-export': 'may be a chat pasted into a message',
  unsent: 'unsent',
  'view-once': 'view once',
  'invalid-text': 'holds bytes that are no text',
  'odd-time': 'a time no phone prints',
  'future-time': 'a time in the future',
  'truncated-body': 'shown in part, the bytes are whole',
  'unmarked-placeholder': 'placeholder without its mark',
  'repeated-hour': 'an hour that came twice when the clocks went back',
  'missing-hour': 'an hour that never was when the clocks went forward',
};

export function flagName(flag: string): string {
  return flags[flag] ?? flag;
}

/** Flags that put a value in doubt, as against those that only describe it. */
export const doubtfulFlags: ReadonlySet<string> = new Set([
  'inverted-order',
  'possible-quoted-export',
  'invalid-text',
  'odd-time',
  'future-time',
  'truncated-body',
  'unmarked-placeholder',
  'repeated-hour',
  'missing-hour',
]);

const formats: Readonly<Record<string, string>> = {
  'whatsapp-text': 'WhatsApp export',
  'messenger-json': 'Messenger download',
  'messenger-e2ee-json': 'Messenger download, end-to-end',
  'messenger-html': 'Messenger download, HTML',
  'instagram-json': 'Instagram download',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  instagram: 'Instagram',
};

export function formatName(format: string): string {
  return formats[format] ?? format;
}

const tombstones: Readonly<Record<string, string>> = {
  'deleted-by-author': 'Deleted for everyone by its sender.',
  'deleted-by-exporter': 'Deleted by the person whose phone this is.',
  'deleted-by-admin': 'Deleted by an administrator of the group.',
};

/** The sentence in place of words that are gone; null while they are there. */
export function tombstone(state: string): string | null {
  return tombstones[state] ?? null;
}

const dateOrders: Readonly<Record<string, string>> = {
  DMY: 'day, month, year',
  MDY: 'month, day, year',
  YMD: 'year, month, day',
  AMBIGUOUS: 'undecided',
  AMBIGUOUS_SAME_VALUE: 'the same either way',
  MIXED: 'mixed',
};

export function dateOrderName(order: string): string {
  return dateOrders[order] ?? order;
}

const acts: Readonly<Record<string, string>> = {
  collection: 'collection',
  alteration: 'alteration',
  consultation: 'consultation',
  disclosure: 'disclosure',
  combination: 'combination',
  erasure: 'erasure',
};

export function ledgerTypeName(type: string): string {
  return acts[type] ?? type;
}

/** `exhibit.sealed` as `exhibit sealed`. */
export function actName(act: string): string {
  return act.replaceAll('.', ' ').replaceAll('-', ' ');
}
