import type { EntryView } from '../contract.ts';
import { Caveat } from '../signs/signs.tsx';
import { timeParts } from '../words/time.ts';

/** The clock time beside an entry; a dotted line where the value carries a doubt. */
export function EntryTime({ entry, focusable }: { entry: EntryView; focusable: boolean }) {
  const parts = timeParts(entry.time);
  if (entry.time === null || parts === null) return <span className="soft">{entry.time ?? 'no time'}</span>;
  const clock = (
    <time dateTime={entry.time}>
      {parts.clock}
      {parts.utc ? ' UTC' : ''}
    </time>
  );
  if (entry.timeCaveat === null) return clock;
  return (
    <Caveat why={entry.timeCaveat} focusable={focusable}>
      {clock}
    </Caveat>
  );
}
