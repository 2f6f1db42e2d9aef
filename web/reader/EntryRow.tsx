/** One entry of the thread: a message with its sender and time, a notice as a quiet line, or a withheld stub. */

import { memo, useEffect, useRef } from 'react';
import type { EntryView } from '../contract.ts';
import { LaneMarks } from '../signs/LaneMarks.tsx';
import { CarriedWords } from '../triage/CarriedWords.tsx';
import { laneNote, seenOn } from '../words/lanes.ts';
import { count } from '../words/number.ts';
import { evidenceTime } from '../words/time.ts';
import { EntryContent } from './EntryContent.tsx';
import { EntryTime } from './EntryTime.tsx';
import type { Revealing } from './useRevealing.ts';
import type { SuggestionMark } from './useSuggestions.ts';
import { isWithheld } from './withheld.ts';

export interface RowProps {
  readonly operation: number;
  readonly entry: EntryView;
  readonly total: number;
  /** Letters of the phones; empty where the conversation is one copy. */
  readonly letters: readonly string[];
  /** Who stands behind the name shown, with their posting then; '' where nobody is known to. */
  readonly person: string;
  readonly heading: string | null;
  /** The entry before is by the same person within the same stretch: the name is not said again. */
  readonly continues: boolean;
  readonly selected: boolean;
  readonly focus: boolean;
  readonly chosen: boolean;
  readonly revealing: Revealing;
  /** What the machine suggests of it. */
  readonly mark: SuggestionMark | undefined;
  /** Spans of its words that carried the suggestion, while it is explained. */
  readonly spans: ReadonlyArray<{ readonly start: number; readonly end: number }> | undefined;
  readonly select: (position: number) => void;
}

export const EntryRow = memo(function EntryRow(props: RowProps) {
  const { entry, heading, selected, focus, chosen, select } = props;
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focus) article.current?.focus({ preventScroll: true });
  }, [focus]);
  const notice = entry.kind === 'system';
  const who = isWithheld(entry) ? 'Withheld entry' : notice ? 'Notice' : (entry.sender ?? 'Unknown sender');
  const names = [
    'entry',
    notice ? 'entry-notice' : '',
    selected ? 'entry-selected' : '',
    chosen ? 'entry-chosen' : '',
    props.continues ? 'entry-continues' : '',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the place select (j, k); the click is the mouse's way
    <article
      ref={article}
      className={names.filter((name) => name !== '').join(' ')}
      tabIndex={selected ? 0 : -1}
      aria-label={`${who}, ${evidenceTime(entry.time)}`}
      aria-posinset={entry.position + 1}
      aria-setsize={props.total}
      aria-current={selected ? 'true' : undefined}
      data-position={entry.position}
      onClick={() => select(entry.position)}
    >
      {heading === null ? null : <h2 className="day">{heading}</h2>}
      <div className="entry-line">
        {props.letters.length === 0 ? null : (
          <div className="entry-lanes">
            {entry.lanes === null ? null : <LaneMarks lanes={entry.lanes} letters={props.letters} />}
          </div>
        )}
        <div className="entry-marks" aria-hidden="true">
          {entry.flagged ? <span className="entry-flag" /> : null}
        </div>
        <div className="entry-said">{isWithheld(entry) ? <Withheld /> : <Said {...props} notice={notice} />}</div>
        <div className="entry-time">
          {isWithheld(entry) ? null : <EntryTime entry={entry} focusable={selected} />}
          {chosen ? <div className="entry-chosen-sign">chosen</div> : null}
        </div>
      </div>
    </article>
  );
});

function Withheld() {
  return (
    <p className="soft">
      <span className="dot dot-withheld" aria-hidden="true" /> Withheld from this account
    </p>
  );
}

function Said(props: RowProps & { notice: boolean }) {
  const { entry, notice, continues, letters, mark, spans } = props;
  const note = entry.lanes === null ? null : notice ? seenOn(entry.lanes) : laneNote(entry.lanes, letters);
  return (
    <>
      {notice || continues ? null : (
        <p className="entry-who" dir="auto">
          {entry.sender ?? <span className="soft">no sender named</span>}
          {props.person === '' ? null : <span className="entry-person"> {props.person}</span>}
        </p>
      )}
      <EntryContent
        operation={props.operation}
        entry={entry}
        revealing={props.revealing}
        mark={mark}
        {...(spans === undefined ? {} : { marked: (text: string) => <CarriedWords text={text} spans={spans} /> })}
      />
      {note === null ? null : <p className="entry-note">{note}</p>}
    </>
  );
}

/** The height of an entry, while it is on its way. */
export function EntryPlace({ position, lanes }: { position: number; lanes: boolean }) {
  return (
    <div className="entry entry-place" aria-hidden="true">
      <div className="entry-line">
        {lanes ? <div /> : null}
        <div />
        <div className="entry-said">
          <span className="skeleton" style={{ width: `${18 + (position % 5) * 4}%` }} />
          <span className="skeleton" style={{ width: `${40 + (position % 7) * 7}%` }} />
        </div>
        <div className="entry-time soft">{count(position + 1)}</div>
      </div>
    </div>
  );
}
