/** The codes as a map of keys: pressed or clicked, one by one, before the decision. */

import type { LabelName } from '../contract.ts';
import { KeyHint } from '../signs/signs.tsx';
import { labelName, labelNames } from '../triage/words.ts';

const letters = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'q', 'w', 'e'] as const;

export const codeKeys: ReadonlyArray<readonly [key: string, label: LabelName]> = labelNames.map((label, n) => [
  letters[n] ?? '',
  label,
]);

export function CodeKeys({ chosen, toggle }: { chosen: ReadonlySet<LabelName>; toggle: (code: LabelName) => void }) {
  return (
    <fieldset className="code-keys">
      <legend>Codes</legend>
      <ul>
        {codeKeys.map(([key, label]) => (
          <li key={label}>
            <button type="button" className="code-key" aria-pressed={chosen.has(label)} onClick={() => toggle(label)}>
              <KeyHint letter={key} /> {labelName(label)}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
