/** Renders one copy of a WhatsApp chat as its phone exports it, and says what a parser should find in it. */
import { type ArchiveMember, archive } from './archive.ts';
import { chatOf, titleAt } from './chats.ts';
import { mediaFile, mediaNames } from './media-names.ts';
import type {
  CopySpec,
  ExpectedEntry,
  Handset,
  Item,
  MediaContent,
  RenderedCopy,
  RenderedFile,
  Sighting,
} from './model.ts';
import { SHOWN } from './model.ts';
import { readName, shownAt, shownName } from './names.ts';
import { APP_WORDS, noticeText } from './notices.ts';
import { readTime, stampOf } from './stamp.ts';

const MARK = '\u200e';

/** What the body line of an entry is made of. */
interface Body {
  readonly raw: string;
  readonly kind: ExpectedEntry['kind'];
  readonly text: string | null;
  readonly media: string | null;
  /** Stands behind a mark before the bracket on iOS. */
  readonly markedLine: boolean;
}

function said(text: string): Body {
  return { raw: text, kind: 'text', text, media: null, markedLine: false };
}

function placed(kind: ExpectedEntry['kind'], raw: string, media: string | null = null): Body {
  return { raw, kind, text: null, media, markedLine: true };
}

function deletedBody(item: Item, handset: Handset): Body {
  const words = APP_WORDS[handset.language];
  const text = item.author === handset.custodian ? words.deletedByOwner : words.deletedBySender;
  return placed('deleted', handset.platform === 'ios' ? `${MARK}${text}.` : text);
}

function iosMedia(media: MediaContent, caption: string, name: string, pages: number, file: string | null): Body {
  const label = media === 'document' ? `${name} • ${MARK}${pages} ${pages === 1 ? 'page' : 'pages'} ${MARK}` : MARK;
  if (file !== null) {
    const below = caption === '' ? '' : `\n${caption}`;
    return placed('media-attached', `${label}<attached: ${file}>${below}`, file);
  }
  const before = caption === '' ? '' : `${caption} `;
  const words = APP_WORDS.en.perKind[media];
  return placed(media === 'contact' ? 'contact-card' : 'media-omitted', `${before}${label}${words}`);
}

function androidMedia(caption: string, file: string | null, handset: Handset): Body {
  const words = APP_WORDS[handset.language];
  const below = caption === '' ? '' : `\n${caption}`;
  if (file !== null) return placed('media-attached', `${MARK}${words.attached(file)}${below}`, file);
  return placed('media-omitted', `${words.omitted}${below}`);
}

function callBody(item: Item, video: boolean, minutes: number, handset: Handset): Body {
  const words = APP_WORDS[handset.language];
  const mark = handset.platform === 'ios' ? MARK : '';
  if (minutes > 0) return placed('call', `${mark}${video ? 'Video' : 'Voice'} call, ${mark}${minutes} min`);
  if (handset.platform === 'ios' && item.author === handset.custodian) {
    return placed('call', `${MARK}${video ? 'Video' : 'Voice'} call. ${MARK}No answer`);
  }
  const missed = video ? words.missedVideo : words.missedVoice;
  return placed('call', handset.platform === 'ios' ? `${MARK}${missed}. ${MARK}Tap to call back` : missed);
}

function pollBody(question: string, options: readonly (readonly [string, number])[], ios: boolean): Body {
  const mark = ios ? MARK : '';
  const lines = options.map(
    ([option, votes]) => `${mark}OPTION: ${option} (${votes} ${votes === 1 ? 'vote' : 'votes'})`,
  );
  return placed('poll', [`${mark}POLL:`, question, ...lines].join('\n'));
}

/** The body of one item in one state; `file` is the name it has in an export with media. */
function bodyOf({ item, state }: Sighting, handset: Handset, file: string | null): Body {
  const ios = handset.platform === 'ios';
  if (state === 'tombstone') return deletedBody(item, handset);
  const { content } = item;
  switch (content.kind) {
    case 'text':
      return said(state === 'edited' && item.edit !== null ? item.edit.text : content.text);
    case 'media':
      return ios
        ? iosMedia(content.media, content.caption, content.name, content.size, file)
        : androidMedia(content.caption, file, handset);
    case 'view-once':
      return placed('empty', ios ? '' : 'null');
    case 'location': {
      const link = `https://maps.google.com/?q=${content.latitude},${content.longitude}`;
      return placed('location', ios ? `${MARK}Location: ${link}` : `location: ${link}`);
    }
    case 'live-location':
      return placed('live-location', ios ? `${MARK}Live location shared` : 'live location shared');
    case 'poll':
      return pollBody(content.question, content.options, ios);
    case 'call':
      return callBody(item, content.video, content.minutes, handset);
    case 'notice':
      return placed('system', `${ios ? MARK : ''}${noticeText(item, handset)}`);
  }
}

/** Name before the colon as printed; null where the line has none (Android notices). */
function senderOf(item: Item, handset: Handset, chatTitle: string): string | null {
  if (item.content.kind !== 'notice') return item.author === null ? null : shownName(handset, item.author, item.handle);
  if (handset.platform === 'android') return null;
  const actor = handset.actorNotices && chatOf(item.chat).kind === 'group' ? item.author : null;
  // A person who changes numbers is still named by the old one.
  return actor === null ? chatTitle : shownAt(handset, actor, item.at - 1000);
}

/** What the chat is called in this export: the group's name, or the other person's. */
function titleOn(handset: Handset, chatId: string): string {
  const chat = chatOf(chatId);
  if (chat.kind === 'group') return titleAt(chat, handset.exportedAt);
  const other = chat.founders.find((person) => person !== handset.custodian) ?? '';
  return shownAt(handset, other, handset.exportedAt);
}

/** Renders a copy; `withheld` names items whose file the archive lost. */
export function renderWhatsApp(
  spec: CopySpec,
  handset: Handset,
  sightings: readonly Sighting[],
  folder: string,
  withheld: ReadonlySet<string>,
): RenderedCopy {
  const ios = handset.platform === 'ios';
  const title = titleOn(handset, spec.chat);
  const names = spec.withMedia ? mediaNames(sightings, handset) : new Map<string, string>();
  const members: ArchiveMember[] = [];
  const missingMedia: string[] = [];
  const entries: ExpectedEntry[] = [];
  let text = '';
  for (const sighting of sightings) {
    if (!SHOWN.has(sighting.state)) continue;
    const { item, state } = sighting;
    const file = names.get(item.id) ?? null;
    const body = bodyOf(sighting, handset, file);
    const sender = senderOf(item, handset, title);
    const edited = state === 'edited';
    const flag = edited ? ` ${ios ? MARK : ''}${APP_WORDS[handset.language].edited}` : '';
    const mark = ios && body.markedLine && entries.length > 0 ? MARK : '';
    const name = sender === null ? '' : `${sender}: `;
    text += `${mark}${stampOf(handset, item.at)}${name}${body.raw}${flag}${ios ? '\r\n' : '\n'}`;
    entries.push({
      item: item.id,
      kind: body.kind,
      sender: sender === null ? null : readName(sender),
      text: body.text,
      time: readTime(handset, item.at),
      edited,
      media: body.media,
    });
    if (file === null) continue;
    if (withheld.has(item.id)) missingMedia.push(file);
    else if (!members.some((member) => member.name === file)) members.push({ name: file, bytes: mediaFile(item) });
  }
  const chatBytes = new TextEncoder().encode(text);
  const label = readName(title);
  const prefix = APP_WORDS[handset.language].fileWith;
  const files: RenderedFile[] = [];
  let member: string | null = null;
  if (ios || spec.withMedia) {
    member = ios ? '_chat.txt' : `${prefix}${label}.txt`;
    const path = `${folder}/${ios ? `WhatsApp Chat - ${label}` : `${prefix}${label}`}.zip`;
    files.push({ path, bytes: archive([{ name: member, bytes: chatBytes }, ...members], handset.exportedAt) });
  } else {
    files.push({ path: `${folder}/${prefix}${label}.txt`, bytes: chatBytes });
  }
  return { spec, handset, sightings, path: files[0]?.path ?? '', member, entries, files, missingMedia };
}
