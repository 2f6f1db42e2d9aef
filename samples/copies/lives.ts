/** What becomes of messages after they were sent: unsent, edited, under a timer; and entries that somebody makes up. */
import type { Random } from '../larch/random.ts';
import { altered } from './alter.ts';
import type { TimerWindow } from './events.ts';
import { isMember, type Membership } from './membership.ts';
import type { Message, Phone } from './model.ts';
import type { CopySettings } from './settings.ts';
import type { Talk } from './talk.ts';
import type { Said } from './timeline.ts';
import { DAY, instantWithin, MINUTE, SECOND } from './zones.ts';

type Life = Omit<Message, 'id'>;

/** Messages before an early export that are unsent or edited after it, of a hundred: there the words survive. */
const AFTER_EXPORT_PERCENT = 10;

/** The phone that is exported within two days after a message, if one is; binary search would be no gain for so few. */
function nextExport(early: readonly Phone[], at: number): number | null {
  let next = Number.POSITIVE_INFINITY;
  for (const { exportedAt } of early) {
    if (exportedAt > at && exportedAt - at < 2 * DAY && exportedAt < next) next = exportedAt;
  }
  return Number.isFinite(next) ? next : null;
}

/** The messages with what became of them. Only WhatsApp has edits, timers and kept messages here. */
export function livesOf(
  said: readonly Said[],
  settings: CopySettings,
  phones: readonly Phone[],
  windows: readonly TimerWindow[],
  talk: Talk,
  random: Random,
): Life[] {
  const last = said.at(-1)?.at ?? 0;
  const early = phones.filter(({ exportedAt }) => exportedAt < last);
  return said.map(({ at, author, content }): Life => {
    const window = windows.find(({ from, to }) => from <= at && at < to);
    const timed = window === undefined ? {} : { timer: window.timer, ...(random.chance(1) ? { kept: true } : {}) };
    const plain: Life = { at, author, content, ...timed };
    if (content.kind !== 'text' && content.kind !== 'media') return plain;
    const exported = nextExport(early, at);
    const survives = exported !== null && random.chance(AFTER_EXPORT_PERCENT);
    if (random.chance(settings.unsentPercent) || (survives && settings.unsentPercent > 0 && random.chance(50))) {
      const after = survives && exported !== null ? exported : at;
      return { ...plain, unsentAt: after + random.between(10 * SECOND, survives ? 4 * 60 * MINUTE : 2 * DAY) };
    }
    const editing = random.chance(settings.editedPercent) || (survives && settings.editedPercent > 0);
    if (!editing || content.kind !== 'text') return plain;
    const after = survives && exported !== null ? exported : at;
    const text = altered(content.text, random, talk);
    return { ...plain, edit: { at: after + random.between(20 * SECOND, 15 * MINUTE), text } };
  });
}

/** Blocks of entries that nobody sent, each in one copy, by people who were members, within the time the copy covers. */
export function fabricatedIn(
  phone: Phone,
  settings: CopySettings,
  membership: Membership,
  span: { readonly from: number; readonly to: number },
  talk: Talk,
  random: Random,
): Life[] {
  const lives: Life[] = [];
  const joined = membership.intervals[phone.owner]?.[0]?.from ?? span.from;
  const from = Math.max(span.from, phone.clearedAt, joined);
  const to = Math.min(span.to, phone.exportedAt);
  for (let run = 0; run < settings.fabricatedRuns; run++) {
    let at = instantWithin({ from, to }, 10, 85, random);
    const writers = membership.intervals.flatMap((own, i) => (isMember(own, at) ? i : []));
    for (let left = random.between(10, 60); left > 0; left--) {
      const author = random.pick(writers);
      const content = { kind: 'text', text: talk.line('en') } as const;
      if (isMember(membership.intervals[phone.owner], at) && isMember(membership.intervals[author], at) && at < to) {
        lives.push({ at, author, content, only: [phone.copy], fabricated: true });
      }
      at += random.between(2 * SECOND, 90 * SECOND);
    }
  }
  return lives;
}
