/** What the machine suggests of the selected message, and why, on demand. */

import type { EntryView } from '../contract.ts';
import { SuggestionTags } from '../signs/SuggestionTags.tsx';
import { KeyHint } from '../signs/signs.tsx';
import { Explanation } from '../triage/Explanation.tsx';
import { coverKey, coversOf } from './covers.ts';
import type { Explaining } from './useExplained.ts';
import type { Revealing } from './useRevealing.ts';
import type { SuggestionMark } from './useSuggestions.ts';

export function Suggestion(props: {
  operation: number;
  entry: EntryView;
  mark: SuggestionMark;
  revealing: Revealing;
  explaining: Explaining;
}) {
  const { operation, entry, mark, revealing, explaining } = props;
  const covered =
    coversOf(entry, revealing.coverWords).some(({ what }) => what === 'text') &&
    !revealing.revealed.has(coverKey(entry.observation, { what: 'text' }));
  return (
    <>
      <h3 className="inspector-part">
        What the machine suggests{' '}
        <button type="button" className="act" aria-expanded={explaining.open} onClick={explaining.toggle}>
          {explaining.open ? 'Hide why' : 'Why?'} <KeyHint letter="e" />
        </button>
      </h3>
      <p className="tags">
        <SuggestionTags mark={mark} />
      </p>
      {explaining.open ? (
        <Explanation operation={operation} observation={entry.observation} words={covered ? null : entry.body} />
      ) : null}
    </>
  );
}
