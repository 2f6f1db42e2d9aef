/** One message with what the machine says of it, and its neighbours once somebody has looked. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EntryView, ScoredMessage } from '../contract.ts';
import { coverKey } from '../reader/covers.ts';
import { EntryContent } from '../reader/EntryContent.tsx';
import { EntryTime } from '../reader/EntryTime.tsx';
import type { Revealing } from '../reader/useRevealing.ts';
import { isWithheld } from '../reader/withheld.ts';
import { SuggestionTags } from '../signs/SuggestionTags.tsx';
import { KeyHint } from '../signs/signs.tsx';
import { tombstone } from '../words/kind.ts';
import { shortDay, timeParts } from '../words/time.ts';
import { CarriedWords } from './CarriedWords.tsx';
import { Explanation } from './Explanation.tsx';
import { explanationQuery } from './queries.ts';
import { reasonName } from './words.ts';

export function SuggestionItem(props: {
  operation: number;
  message: ScoredMessage;
  revealing: Revealing;
  selected: boolean;
  explained: boolean;
  select: () => void;
  explain: () => void;
}) {
  const { operation, message, revealing, selected, explained } = props;
  const { entry, relevance } = message;
  const uncovered = revealing.revealed.has(coverKey(entry.observation, { what: 'text' }));
  const why = useQuery({ ...explanationQuery(operation, entry.observation), enabled: explained });
  const spans = explained ? (why.data?.spans ?? []) : [];
  const day = timeParts(entry.time);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the place select (j, k); the click is the mouse's way
    <article
      className={selected ? 'suggestion suggestion-selected' : 'suggestion'}
      aria-current={selected ? 'true' : undefined}
      data-suggestion={entry.observation}
      onClick={props.select}
    >
      <p className="suggestion-where">
        <Link
          to="/operations/$operation/conversations/$conversation/at/$position"
          params={{ operation, conversation: message.conversationId, position: entry.position }}
          search={{ o: entry.observation }}
        >
          {message.conversationTitle}
        </Link>
        <span className="soft">
          {day === null ? 'no time' : shortDay(day.day)}, {message.exhibitRef}
        </span>
        {relevance === null ? null : (
          <button type="button" className="act no-print" aria-expanded={explained} onClick={props.explain}>
            {explained ? 'Hide why' : 'Why?'} <KeyHint letter="e" />
          </button>
        )}
      </p>
      {uncovered ? <Beside entry={message.before} /> : null}
      <div className="suggestion-entry">
        <div className="suggestion-said">
          <p className="entry-who">{entry.sender ?? 'no sender named'}</p>
          <EntryContent
            operation={operation}
            entry={entry}
            revealing={revealing}
            {...(spans.length === 0 ? {} : { marked: (text: string) => <CarriedWords text={text} spans={spans} /> })}
          />
          <p className="tags">
            {relevance !== null ? (
              <SuggestionTags mark={{ relevance, suggested: message.suggested }} />
            ) : message.unjudged === null ? null : (
              <span className="tag">not judged: {reasonName(message.unjudged)}</span>
            )}
          </p>
          {explained && relevance !== null ? (
            <Explanation operation={operation} observation={entry.observation} words={uncovered ? entry.body : null} />
          ) : null}
        </div>
        <div className="entry-time">
          <EntryTime entry={entry} focusable />
        </div>
      </div>
      {uncovered ? <Beside entry={message.after} /> : null}
    </article>
  );
}

/** The message before or after, on one quiet line: it too is covered until the one between is revealed. */
function Beside({ entry }: { entry: EntryView | null }) {
  if (entry === null) return null;
  const gone = tombstone(entry.state);
  const words = isWithheld(entry) ? 'Withheld from this account' : (gone ?? (entry.body === '' ? 'media' : entry.body));
  return (
    <p className="suggestion-beside" dir="auto">
      {entry.sender === null || entry.kind === 'system' ? '' : `${entry.sender}: `}
      {words.slice(0, 240)}
    </p>
  );
}
