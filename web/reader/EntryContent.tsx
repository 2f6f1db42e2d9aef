import type { ReactNode } from 'react';
import { api } from '../api.ts';
import type { EntryView } from '../contract.ts';
import { SuggestionTags } from '../signs/SuggestionTags.tsx';
import type { Suggested } from '../triage/words.ts';
import { doubtfulFlags, flagName, kindName, tombstone } from '../words/kind.ts';
import { counted, list } from '../words/number.ts';
import { Body } from './Body.tsx';
import { type Covered, coverKey, coversOf } from './covers.ts';
import { Media } from './Media.tsx';
import type { Revealing } from './useRevealing.ts';

const described = new Set(['poll', 'event', 'location', 'live-location', 'contact-card', 'share', 'call', 'empty']);

/** Reactions with their actors: one sign, all who chose it. */
function reactionsOf(entry: EntryView): ReadonlyArray<{ reaction: string; actors: string }> {
  const actors = new Map<string, string[]>();
  for (const { reaction, actor } of entry.reactions) {
    actors.set(reaction, [...(actors.get(reaction) ?? []), actor ?? 'somebody']);
  }
  return [...actors].map(([reaction, names]) => ({ reaction, actors: list(names) }));
}

/** What an entry holds: words, media, tombstone, marks and tags. */
export function EntryContent(props: {
  operation: number;
  entry: EntryView;
  revealing: Revealing;
  /** What the machine suggests of it: marked beside what people said, in the machine's own sign. */
  mark?: Suggested | undefined;
  marked?: (shown: string) => ReactNode;
}) {
  const { operation, entry, revealing, mark, marked } = props;
  const isRevealed = (covered: Covered) => revealing.revealed.has(coverKey(entry.observation, covered));
  const gone = tombstone(entry.state);
  const wordsCovered =
    coversOf(entry, revealing.coverWords).some((one) => one.what === 'text') && !isRevealed({ what: 'text' });
  const tags = [
    ...(described.has(entry.kind) || entry.kind === 'unavailable' || entry.kind === 'unknown-marked'
      ? [kindName(entry.kind)]
      : []),
    ...entry.flags.filter((flag) => flag !== 'edited' && !doubtfulFlags.has(flag)).map(flagName),
  ];
  if (entry.held) tags.push('held back from others');
  const doubts = entry.flags.filter((flag) => doubtfulFlags.has(flag)).map(flagName);
  return (
    <>
      {gone === null ? null : (
        <p className="tombstone">
          <span className="dot dot-tombstone" aria-hidden="true" /> {gone}
        </p>
      )}
      {wordsCovered ? (
        <p>
          <button type="button" className="cover" onClick={() => revealing.reveal(entry, { what: 'text' })}>
            Words, {counted(entry.body.length, 'character')} <span className="cover-how">reveal</span>
          </button>
        </p>
      ) : entry.body === '' ? null : (
        <Body text={entry.body} {...(marked === undefined ? {} : { marked })} />
      )}
      {entry.media.map((media) => (
        <Media
          key={media.n}
          operation={operation}
          media={media}
          path={api.mediaPath(operation, entry.observation, media.n)}
          revealed={isRevealed({ what: 'media', n: media.n })}
          reveal={() => revealing.reveal(entry, { what: 'media', n: media.n })}
        />
      ))}
      {entry.reactions.length === 0 ? null : (
        <ul className="reactions" aria-label="Reactions">
          {reactionsOf(entry).map(({ reaction, actors }) => (
            <li key={reaction}>
              {reaction} <span className="soft">{actors}</span>
            </li>
          ))}
        </ul>
      )}
      {entry.state === 'edited' ||
      entry.flags.includes('edited') ||
      tags.length + doubts.length > 0 ||
      entry.flagged ||
      entry.notes > 0 ||
      mark !== undefined ? (
        <p className="tags">
          {entry.state === 'edited' || entry.flags.includes('edited') ? (
            <span className="edited">
              <span className="dot dot-edited" aria-hidden="true" /> edited
            </span>
          ) : null}
          {tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
          {doubts.map((doubt) => (
            <span key={doubt} className="tag tag-doubt">
              {doubt}
            </span>
          ))}
          {entry.flagged ? <span className="tag tag-flag">flagged</span> : null}
          {entry.notes > 0 ? <span className="tag">{counted(entry.notes, 'note')}</span> : null}
          {mark === undefined ? null : <SuggestionTags mark={mark} />}
        </p>
      ) : null}
    </>
  );
}
