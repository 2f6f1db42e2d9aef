import { type ReactNode, useState } from 'react';

const longest = 3000;

/** Words of a message, exactly as they are: no links made active, lines kept, direction as the words have it. */
export function Body({ text, marked }: { text: string; marked?: (shown: string) => ReactNode }) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? text : text.slice(0, longest);
  return (
    <div className="body" dir="auto">
      {marked === undefined ? shown : marked(shown)}
      {text.length > shown.length ? (
        <>
          {'… '}
          <button type="button" className="plain-button" onClick={() => setWhole(true)}>
            Show all {text.length.toLocaleString('en-GB')} characters
          </button>
        </>
      ) : null}
    </div>
  );
}
