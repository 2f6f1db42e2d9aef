/** Reading: thread, rail and inspector, and the keys that move between them. */

import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { ConversationView } from '../contract.ts';
import { useBasket } from '../extract/basket.ts';
import { KeyBar } from '../shell/KeyBar.tsx';
import { useKeys } from '../shell/keys.ts';
import { Sheet } from '../signs/Dialog.tsx';
import { hasInstants } from '../words/basis.ts';
import { count, counted } from '../words/number.ts';
import { timeParts } from '../words/time.ts';
import { About } from './About.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { DateDialog } from './DateDialog.tsx';
import { DayRailSlider } from './DayRailSlider.tsx';
import { Inspector, observationKey } from './Inspector.tsx';
import { LaneHead } from './LaneHead.tsx';
import { LanesDialog } from './LanesDialog.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { type RailDay, railOf } from './rail.ts';
import { Suggestion } from './Suggestion.tsx';
import { Thread } from './Thread.tsx';
import { useActs } from './useActs.ts';
import type { Entries } from './useEntries.ts';
import { useExplained } from './useExplained.ts';
import { useGaps } from './useGaps.ts';
import { usePlace } from './usePlace.ts';
import { useRevealing } from './useRevealing.ts';
import type { MarkAt } from './useSuggestions.ts';
import { isWithheld } from './withheld.ts';

export function Reading(props: {
  operation: number;
  conversation: ConversationView;
  days: readonly RailDay[];
  position: number;
  observation: number | null;
}) {
  const { operation, conversation, days } = props;
  const total = conversation.entries;
  const { lanes } = conversation;
  const joined = lanes.length > 0;
  const letters = useMemo(() => lanes.map((lane) => lane.letter), [lanes]);
  const rail = useMemo(() => railOf(days), [days]);
  const starts = useMemo(() => new Set(days.map((day) => day.position)), [days]);
  const startsDay = useCallback((position: number) => starts.has(position), [starts]);
  const [entries, setEntries] = useState<Entries | null>(null);
  const [markAt, setMarkAt] = useState<MarkAt | null>(null);
  const lendMarks = useCallback((marks: MarkAt) => setMarkAt(() => marks), []);
  const [seen, setSeen] = useState({ first: props.position, last: props.position });
  const see = useCallback((first: number, last: number) => setSeen({ first, last }), []);
  const [rawShown, setRawShown] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [dating, setDating] = useState(false);
  const [noting, setNoting] = useState<number | null>(null);
  const [releasing, setReleasing] = useState<number | null>(null);
  const [explaining, setExplaining] = useState(false);
  const [comparing, setComparing] = useState(false);
  const wide = useMediaQuery('(min-width: 1150px)') ?? true;
  const queries = useQueryClient();
  const revealing = useRevealing(operation);
  const basket = useBasket(operation);
  const chosen = useMemo(() => new Set(basket.map((one) => one.observation)), [basket]);
  const place = usePlace({ operation, conversation: conversation.id, total, entries, seen, start: props });
  const { selected } = place;
  const zone = conversation.zone ?? (hasInstants(conversation.first) ? 'UTC' : 'zone unknown');
  const entry = entries?.at(selected);
  const mark = markAt?.(selected);
  const why = useExplained(operation, entry, mark);
  const acts = useActs({ operation, conversation, entry, entries, note: setNoting, release: setReleasing });
  const gaps = useGaps({ operation, conversation, selected, entry, jump: place.jump });
  const toggleRaw = () => {
    const shown = !rawShown || (!wide && !sheet);
    setRawShown(shown);
    if (shown && entry !== undefined) revealing.revealWords(entry);
    if (!wide) setSheet(true);
  };
  const compare = () => {
    if (entry === undefined || isWithheld(entry)) return;
    revealing.revealWords(entry);
    setComparing(true);
  };

  useKeys([
    { key: 'Escape', label: 'back to the message', run: () => place.select(selected) },
    { key: 'i', label: 'how do we know?', run: () => setSheet(true) },
    { key: 'e', label: 'why is it suggested?', run: why.toggle },
    { key: 'c', label: 'copy link to the message', run: acts.link },
    { key: 'x', label: 'into or out of the extract', run: acts.choose },
    ...(joined
      ? [
          { key: 'l', label: 'phones and signs', run: () => setExplaining(true) },
          { key: 'v', label: 'two phones side by side', run: compare },
        ]
      : []),
    { key: 'r', label: 'raw line', run: toggleRaw, bar: true },
    { key: 'y', label: 'cite', run: acts.cite, bar: true },
    { key: 'n', label: 'note', run: acts.note },
    { key: 'f', label: 'flag', run: acts.flag, bar: true },
    { key: 'd', label: 'go to date', run: () => setDating(rail !== null), bar: true },
    ...(joined
      ? [
          { key: 'G', label: 'gap before', run: () => gaps.move('before') },
          { key: 'g', label: 'next gap', run: () => gaps.move('next'), bar: true },
        ]
      : []),
    { key: 'End', label: 'last message', run: () => place.jump(total - 1) },
    { key: 'Home', label: 'first message', run: () => place.jump(0) },
    { key: 'ArrowUp', label: 'message before', run: () => place.move(-1) },
    { key: 'ArrowDown', label: 'next message', run: () => place.move(1) },
    { key: 'PageUp', label: 'ten messages before', run: () => place.move(-10) },
    { key: 'PageDown', label: 'ten messages on', run: () => place.move(10) },
    { key: ' ', label: 'reveal', run: () => entry !== undefined && revealing.toggle(entry), bar: true },
    { key: 'k', label: 'message before', run: () => place.move(-1), bar: true },
    { key: 'j', label: 'next message', run: () => place.move(1), bar: true },
  ]);

  const inspector = (
    <>
      <Inspector
        operation={operation}
        entry={entry}
        chosen={entry !== undefined && chosen.has(entry.observation)}
        rawShown={rawShown}
        lanes={lanes}
        conversation={conversation.id}
        acts={{ ...acts, raw: toggleRaw, compare }}
        suggestion={
          entry === undefined || mark === undefined ? null : (
            <Suggestion operation={operation} entry={entry} mark={mark} revealing={revealing} explaining={why} />
          )
        }
      />
      <About operation={operation} conversation={conversation} />
    </>
  );
  return (
    <div className={joined ? 'reader reader-lanes' : 'reader'} style={{ '--lanes': lanes.length }}>
      <h1 className="hidden-words">{conversation.title}</h1>
      {joined ? <LaneHead lanes={lanes} explain={() => setExplaining(true)} /> : null}
      <Thread
        operation={operation}
        conversation={conversation.id}
        title={conversation.title}
        total={total}
        letters={letters}
        target={place.target}
        selected={selected}
        focused={place.focused}
        chosen={chosen}
        startsDay={startsDay}
        revealing={revealing}
        select={place.select}
        seen={see}
        lend={setEntries}
        lendMarks={lendMarks}
        explained={why.explained}
      />
      {rail === null ? null : (
        <DayRailSlider
          rail={rail}
          gaps={gaps.days}
          position={place.inSight ? selected : seen.first}
          jump={place.jump}
        />
      )}
      {wide ? (
        <aside className="inspector no-print" aria-label="How do we know?">
          {inspector}
        </aside>
      ) : (
        <Sheet opened={sheet} close={() => setSheet(false)} from="bottom" size="70%" title="This message">
          {inspector}
        </Sheet>
      )}
      <KeyBar>
        {wide ? null : (
          <span className="bar-acts">
            <button type="button" className="act" onClick={() => entry !== undefined && revealing.toggle(entry)}>
              Reveal
            </button>
            <button type="button" className="act" onClick={() => setDating(rail !== null)}>
              Date
            </button>
            {joined ? (
              <button type="button" className="act" onClick={() => gaps.move('next')}>
                Next gap
              </button>
            ) : null}
            <button type="button" className="act" onClick={() => setSheet(true)}>
              How do we know?
            </button>
          </span>
        )}
        <span>
          {count(selected + 1)} of {count(total)}
        </span>
        {basket.length === 0 ? null : (
          <Link to="/operations/$operation/extract" params={{ operation }}>
            {counted(basket.length, 'message')} in the extract
          </Link>
        )}
        {wide ? <span>Times: {zone}</span> : null}
      </KeyBar>
      {rail === null ? null : (
        <DateDialog
          rail={rail}
          today={timeParts(entry?.time ?? null)?.day ?? rail.days[0]?.day ?? ''}
          opened={dating}
          close={() => setDating(false)}
          jump={place.jump}
        />
      )}
      {joined ? (
        <>
          <LanesDialog operation={operation} lanes={lanes} opened={explaining} close={() => setExplaining(false)} />
          <CompareDialog
            operation={operation}
            conversation={conversation.id}
            position={comparing ? selected : null}
            close={() => setComparing(false)}
          />
        </>
      ) : null}
      <ReleaseDialog
        operation={operation}
        observation={releasing}
        close={() => setReleasing(null)}
        released={() => {
          entries?.change(selected, (before) => ({ ...before, held: false }));
          void queries.invalidateQueries({ queryKey: observationKey(operation, releasing ?? -1) });
        }}
      />
      <NoteDialog
        operation={operation}
        observation={noting}
        close={() => setNoting(null)}
        noted={() => {
          entries?.change(selected, (before) => ({ ...before, notes: before.notes + 1 }));
          void queries.invalidateQueries({ queryKey: observationKey(operation, noting ?? -1) });
        }}
      />
    </div>
  );
}
