/** One part of a filter that reads as a sentence: an ordinary list of choices, set into the words. */

import './sentence.css';

/** What is chosen, and what it is called. The empty value is what one comes with. */
export type Option = readonly [value: string, words: string];

export function Choice(props: {
  label: string;
  options: readonly Option[];
  value: string;
  change: (value: string) => void;
}) {
  return (
    <select
      className={props.value === '' ? 'sentence-part' : 'sentence-part sentence-set'}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.change(event.currentTarget.value)}
    >
      {props.options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
