/** How many messages have which relevance: twenty columns, each a door to its messages; the same as a table below. */

import { type KeyboardEvent, useRef, useState } from 'react';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { columnsOf } from './histogram.ts';
import { binWords } from './words.ts';

export function Histogram(props: {
  bins: readonly number[];
  threshold: number;
  /** The twentieth that is listed below, or null. */
  chosen: number | null;
  choose: (bin: number) => void;
}) {
  const { bins, threshold, chosen, choose } = props;
  const { columns, sentence } = columnsOf(bins, threshold);
  const buttons = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(bins.length - 1);
  const doors = columns.filter(({ messages }) => messages > 0);
  const active = doors.some(({ bin }) => bin === at) ? at : (doors.at(-1)?.bin ?? -1);
  function keyDown(event: KeyboardEvent) {
    const places = doors.map(({ bin }) => bin);
    const place = places.indexOf(active);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: places.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const bin = places[Math.min(places.length - 1, Math.max(0, to))];
    if (bin === undefined) return;
    setAt(bin);
    buttons.current?.querySelector<HTMLButtonElement>(`[data-bin="${bin}"]`)?.focus();
  }
  return (
    <figure className="histogram">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside */}
      <div className="histogram-picture" ref={buttons} onKeyDown={keyDown}>
        <svg width="100%" height="100%" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 200 100">
          {columns.map(({ bin, messages, height, above }) =>
            messages === 0 ? null : (
              <rect
                key={bin}
                className={above ? 'histogram-above' : 'histogram-below'}
                x={bin * 10 + 1}
                y={100 - height * 100}
                width={8}
                height={height * 100}
              />
            ),
          )}
          <line className="histogram-threshold" x1={threshold * 200} x2={threshold * 200} y1="0" y2="100" />
        </svg>
        {doors.map(({ bin, messages }) => (
          <button
            key={bin}
            type="button"
            data-bin={bin}
            className="histogram-door"
            style={{ left: `${bin * 5}%` }}
            tabIndex={bin === active ? 0 : -1}
            aria-label={`Relevance ${binWords(bin)}: ${counted(messages, 'message')}`}
            aria-pressed={bin === chosen}
            title={`${binWords(bin)}: ${counted(messages, 'message')}`}
            onClick={() => {
              setAt(bin);
              choose(bin);
            }}
          />
        ))}
      </div>
      <div className="histogram-axis soft small" aria-hidden="true">
        {['0', '0.25', '0.5', '0.75', '1'].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </div>
      <figcaption className="soft small">
        {sentence} Heights are logarithmic: small columns hold far fewer than they look. The dashed line is the review
        threshold.
      </figcaption>
      <details className="no-print">
        <summary>As a table</summary>
        <WideTable label="Messages by relevance">
          <table className="histogram-table">
            <caption>Messages by relevance.</caption>
            <thead>
              <tr>
                <th scope="col">Relevance</th>
                <th scope="col" className="number">
                  Messages
                </th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ bin, messages }) => (
                <tr key={bin}>
                  <th scope="row">{binWords(bin)}</th>
                  <td className="number">
                    {messages === 0 ? (
                      count(0)
                    ) : (
                      <button type="button" className="plain-button" onClick={() => choose(bin)}>
                        {count(messages)}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </figure>
  );
}
