import { type Suggested, suggestionWords } from '../triage/words.ts';
import './machine.css';

/** What the machine suggests, in the machine's sign: dashed and violet. It is a reason to look, never a code. */
export function SuggestionTags({ mark }: { mark: Suggested }) {
  return suggestionWords(mark).map((words) => (
    <span key={words} className="tag tag-machine">
      {words}
    </span>
  ));
}
