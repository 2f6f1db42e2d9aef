import type { EntryView } from '../contract.ts';
import { Caveat } from '../signs/signs.tsx';
import { evidenceTime, timeParts } from '../words/time.ts';
import { readingTime } from './readingTime.ts';

/** The clock time beside an entry; a dotted line where the value carries a doubt. */
export function EntryTime({ entry, focusable }: { entry: EntryView; focusable: boolean }) {
  const read = readingTime(entry);
  const parts = timeParts(read);
  if (entry.time === null || parts === null) return <span className="soft">{entry.time ?? 'no time'}</span>;
  const clock = (
    <time dateTime={read ?? entry.time}>
      {parts.clock}
      {parts.utc ? ' UTC' : ''}
    </time>
  );
  // On the clock of phone A; the phone that leads shows another time.
  const moved =
    read === entry.time ? null : `The phone shows ${evidenceTime(entry.time)}; this is on the clock of phone A.`;
  const why = [moved, entry.timeCaveat].filter((one) => one !== null).join(' ');
  if (why === '') return clock;
  return (
    <Caveat why={why} focusable={focusable}>
      {clock}
    </Caveat>
  );
}
