import { Link } from '@tanstack/react-router';
import type { EntryView, HitView } from '../contract.ts';
import { type Chosen, toggleChosen } from '../extract/basket.ts';
import { EntryContent } from '../reader/EntryContent.tsx';
import { EntryTime } from '../reader/EntryTime.tsx';
import type { Revealing } from '../reader/useRevealing.ts';
import { isWithheld } from '../reader/withheld.ts';
import { announce } from '../shell/announce.tsx';
import { tombstone } from '../words/kind.ts';
import { shortDay, timeParts } from '../words/time.ts';
import { excerpt, piecesOf } from './highlight.ts';

const longest = 600;

/** A hit in its place: the entry before and after, the words that matched, and why where it is not plain. */
export function Hit(props: {
  operation: number;
  hit: HitView;
  revealing: Revealing;
  selected: boolean;
  chosen: boolean;
  select: () => void;
}) {
  const { operation, hit, revealing, selected } = props;
  const { entry, spans } = hit;
  const part = excerpt(entry.body, spans, longest);
  const shown = { ...entry, body: part.text };
  const moved = spans.map((span) => ({ ...span, start: span.start - part.shift, end: span.end - part.shift }));
  const chosen: Chosen = {
    observation: entry.observation,
    conversation: hit.conversationId,
    position: entry.position,
    title: hit.conversationTitle,
    time: entry.time,
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the place select (j, k); the click is the mouse's way
    <article
      className={selected ? 'hit hit-selected' : 'hit'}
      aria-current={selected ? 'true' : undefined}
      onClick={props.select}
    >
      <p className="hit-where">
        <Link
          to="/operations/$operation/conversations/$conversation/at/$position"
          params={{ operation, conversation: hit.conversationId, position: entry.position }}
          search={{ o: entry.observation }}
        >
          {hit.conversationTitle}
        </Link>
        <span className="soft">
          {dayOf(entry)}, {hit.exhibitRef}
        </span>
        <button
          type="button"
          className="act no-print"
          onClick={() =>
            announce(toggleChosen(operation, chosen) ? 'Put into the extract.' : 'Taken out of the extract.')
          }
        >
          {props.chosen ? 'Take out of extract' : 'Into extract'}
        </button>
      </p>
      <Context entry={hit.before} covered={revealing.coverWords} />
      <div className="hit-entry">
        <div className="hit-said">
          {entry.kind === 'system' ? null : <p className="entry-who">{entry.sender ?? 'no sender named'}</p>}
          <EntryContent
            operation={operation}
            entry={shown}
            revealing={revealing}
            marked={(text) => (
              <>
                {part.shift > 0 ? <span className="soft">… </span> : null}
                <Marked text={text} spans={moved} />
                {part.shift + part.text.length < entry.body.length ? <span className="soft"> …</span> : null}
              </>
            )}
          />
        </div>
        <div className="entry-time">
          <EntryTime entry={entry} focusable />
        </div>
      </div>
      <Context entry={hit.after} covered={revealing.coverWords} />
    </article>
  );
}

function Marked({ text, spans }: { text: string; spans: HitView['spans'] }) {
  return piecesOf(text, spans).map((piece) =>
    piece.span === null ? (
      piece.text
    ) : (
      <span key={piece.start}>
        <mark>{piece.text}</mark>
        {piece.span.why === null ? null : <span className="hit-why">{piece.span.why}</span>}
      </span>
    ),
  );
}

function dayOf(entry: EntryView): string {
  const parts = timeParts(entry.time);
  return parts === null ? 'no time' : shortDay(parts.day);
}

/** The entry beside a hit, on one quiet line. */
function Context({ entry, covered }: { entry: EntryView | null; covered: boolean }) {
  if (entry === null) return null;
  const gone = tombstone(entry.state);
  const words = isWithheld(entry)
    ? 'Withheld from this account'
    : (gone ?? (entry.body === '' ? 'media' : covered && entry.kind !== 'system' ? 'words covered' : entry.body));
  return (
    <p className="hit-context" dir="auto">
      {entry.sender === null || entry.kind === 'system' ? '' : `${entry.sender}: `}
      {words.slice(0, 240)}
    </p>
  );
}
