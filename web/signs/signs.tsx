/** Small signs used in every room. Colour never stands alone: each has a shape and words. */

import { type ReactNode, useId } from 'react';
import type { ProgressView } from '../contract.ts';
import { bytes, count, share } from '../words/number.ts';
import './signs.css';

/** A derived value with a caveat: dotted underline, the reason on hover and focus. */
export function Caveat({ why, focusable, children }: { why: string; focusable: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <span className="caveat" tabIndex={focusable ? 0 : -1} aria-describedby={id}>
      {children}
      <span role="tooltip" id={id} className="caveat-why">
        {why}
      </span>
    </span>
  );
}

/** Facts as a list of terms; the value is whatever the place needs (text, hash, link). */
export function Facts({ rows }: { rows: ReadonlyArray<readonly [string, ReactNode]> }) {
  return (
    <dl className="facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Long work: what is being done and how far. */
export function Progress({ progress }: { progress: ProgressView }) {
  const { step, done, total, unit } = progress;
  const amount = (value: number) => (unit === 'bytes' ? bytes(value) : `${count(value)} ${unit}`);
  const said = total === null ? amount(done) : `${amount(done)} of ${amount(total)}, ${share(done, total)}`;
  return (
    <div className="progress">
      <div aria-hidden="true">
        {step}: <span className="soft">{said}</span>
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={step}
        aria-valuetext={said}
        {...(total === null ? {} : { 'aria-valuenow': done, 'aria-valuemin': 0, 'aria-valuemax': Math.max(total, 1) })}
      >
        {total === null ? (
          <div className="progress-fill progress-fill-unknown" />
        ) : (
          <div
            className="progress-fill"
            style={{ width: `${total === 0 ? 0 : Math.min(100, (done / total) * 100)}%` }}
          />
        )}
      </div>
    </div>
  );
}

/** The key that does the same as the button it stands in; the button's words say what it does. */
export function KeyHint({ letter }: { letter: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{letter}</kbd>
    </span>
  );
}
