/** For tests: an entry as one short line of JSON, so that a fixture's expected entries can be read beside it. */
import type { Entry, EntryTime } from '../entry.ts';

type Outline = Readonly<Record<string, unknown>>;

function timeText(time: EntryTime | null): string | null {
  if (time === null) {
    return null;
  }
  if (time.kind === 'utc') {
    return new Date(time.ms).toISOString();
  }
  return time.kind === 'local' ? `${time.local}${time.zone === null ? '' : ` ${time.zone}`}` : time.raw;
}

/** What of an entry a reader of the fixture would write down; empty parts are left out. */
export function outline(entry: Entry): Outline {
  const { kind, event, sender, body, time, line, flags, media, reactions, deletedBy, callSeconds } = entry;
  const parts = { kind, event, sender, body, time: timeText(time), line, deletedBy, callSeconds };
  const lists = {
    flags: flags.length > 0 ? flags : undefined,
    media: media?.map((ref) => `${ref.kind} ${ref.state} ${ref.name ?? '-'}`),
    reactions: reactions?.map(
      ({ actor, reaction, at }) => `${reaction} ${actor ?? '-'}${at === undefined ? '' : ` ${at}`}`,
    ),
  };
  return JSON.parse(JSON.stringify({ ...parts, ...lists }));
}
