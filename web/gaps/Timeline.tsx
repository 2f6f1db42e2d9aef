/** One line a handset, from its first entry to its last: what is gone by day, runs as clusters, case events across. */

import { useElementSize } from '@mantine/hooks';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import type { GapRunView, GapSummary } from '../contract.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { dayRange, shortDay } from '../words/time.ts';
import {
  type Axis,
  axisOf,
  endsThere,
  isOn,
  levelsOf,
  type Mark,
  marksOf,
  placeOf,
  squareSide,
  ticksOf,
} from './timeline.ts';

type Handset = GapSummary['handsets'][number];
export interface Chosen {
  readonly exhibit: number;
  readonly from: string;
  readonly to: string;
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
const line = 17;

export function Timeline(props: {
  /** All handsets, so that the picture stays in its place while it is filtered. */
  handsets: readonly Handset[];
  days: { readonly first: string; readonly last: string };
  shown: GapSummary;
  choose: (chosen: Chosen) => void;
}) {
  const { handsets, days, shown, choose } = props;
  const { ref, width } = useElementSize<HTMLDivElement>();
  const axis = axisOf(days);
  const events = [...shown.events]
    .filter((event) => isOn(axis, event.happened))
    .sort((a, b) => (a.happened < b.happened ? -1 : 1));
  // Before it is measured, and where it is narrow, a label is its number alone.
  const letters = width < 480 ? 0 : 30;
  const labels = events.map((event, n) => ({
    id: event.id,
    text: letters === 0 ? String(n + 1) : clipped(event.what, letters),
    place: placeOf(axis, event.happened),
  }));
  const widths = labels.map(({ place, text }) => ({ place, width: (text.length * 6.9 + 12) / Math.max(1, width) }));
  const levels = levelsOf(widths, 7);
  const most = levels.reduce<number>((sum, level) => Math.max(sum, (level ?? -1) + 1), 0);
  const head = most * line + 6;
  return (
    <figure className="timeline">
      <div className="timeline-rows" style={{ paddingTop: head }}>
        <div className="timeline-over" ref={ref}>
          <svg width="100%" height="100%" aria-hidden="true">
            {labels.map(({ id, place }, n) => (
              <line
                key={id}
                className="timeline-event"
                x1={percent(place)}
                x2={percent(place)}
                y1={(levels[n] ?? most) * line + 4}
                y2="100%"
              />
            ))}
            {labels.map(({ id, place, text }, n) => {
              const level = levels[n] ?? null;
              const ends = endsThere(widths[n] ?? { place, width: 0 });
              return level === null ? null : (
                <text
                  key={id}
                  className="timeline-label"
                  x={percent(place)}
                  y={level * line + 12}
                  dx={ends ? -5 : 5}
                  textAnchor={ends ? 'end' : 'start'}
                >
                  {text}
                </text>
              );
            })}
          </svg>
        </div>
        {handsets.map((handset) => {
          const found = shown.handsets.find((one) => one.exhibitId === handset.exhibitId);
          return (
            <Fragment key={handset.exhibitId}>
              <div className="timeline-name">
                <b>{handset.exhibitRef}</b> {handset.custodian}{' '}
                <span className="soft">{counted(found?.deletions ?? 0, 'deletion')}</span>
              </div>
              <Track
                axis={axis}
                handset={handset}
                marks={marksOf(axis, found?.days ?? [], Math.max(12, Math.floor(width / 9)))}
                runs={shown.runs.filter((run) => run.exhibitRef === handset.exhibitRef)}
                choose={choose}
              />
            </Fragment>
          );
        })}
        <div />
        <div className="timeline-ticks" aria-hidden="true">
          {ticksOf(axis, Math.max(2, Math.floor(width / 84))).map((tick) => (
            <span key={tick.label} style={{ left: percent(tick.place) }}>
              {tick.label}
            </span>
          ))}
        </div>
      </div>
      {events.length === 0 ? null : (
        <figcaption className="small soft timeline-events">
          {events.map((event, n) => (
            <span key={event.id}>
              {letters === 0 ? <b>{n + 1} </b> : null}
              {shortDay(event.happened.slice(0, 10))}: {event.what}
            </span>
          ))}
        </figcaption>
      )}
      <AsTable shown={shown} />
    </figure>
  );
}

function clipped(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}

/** `14 to 16 Oct 2017: 3 deletions, 1 other gap` */
function markWords(mark: Mark): string {
  const parts = [
    mark.deletions === 0 ? '' : counted(mark.deletions, 'deletion'),
    mark.others === 0 ? '' : counted(mark.others, 'other gap'),
  ];
  return `${dayRange(mark.from, mark.to)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** The marks of one handset: one stop of the tab key, arrows along the line, Enter shows the gaps of these days. */
function Track(props: {
  axis: Axis;
  handset: Handset;
  marks: readonly Mark[];
  runs: readonly GapRunView[];
  choose: (chosen: Chosen) => void;
}) {
  const { axis, handset, marks, runs, choose } = props;
  const [at, setAt] = useState(0);
  const buttons = useRef<HTMLDivElement>(null);
  const active = Math.min(at, Math.max(0, marks.length - 1));
  function keyDown(event: KeyboardEvent) {
    const to = { ArrowRight: active + 1, ArrowLeft: active - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(marks.length - 1, Math.max(0, to));
    setAt(next);
    buttons.current?.querySelectorAll('button')[next]?.focus();
  }
  return (
    <div className="timeline-track">
      <svg width="100%" height="100%" aria-hidden="true">
        {handset.first === null || handset.last === null ? null : (
          <line
            className="timeline-span"
            x1={percent(placeOf(axis, handset.first))}
            x2={percent(placeOf(axis, handset.last))}
            y1="50%"
            y2="50%"
          />
        )}
        {runs.map((run) => {
          const from = placeOf(axis, run.from);
          return (
            <rect
              key={run.run}
              className="timeline-run"
              x={percent(from)}
              y="86%"
              width={percent(Math.max(0.006, placeOf(axis, run.to) - from))}
              height={3}
            />
          );
        })}
      </svg>
      {marks.length === 0 ? null : (
        <div
          ref={buttons}
          className="timeline-marks"
          role="toolbar"
          aria-label={`${handset.exhibitRef}, ${handset.custodian}: days with gaps`}
          onKeyDown={keyDown}
        >
          {marks.map((mark, n) => {
            const side = squareSide(mark.deletions);
            return (
              <button
                key={mark.from}
                type="button"
                tabIndex={n === active ? 0 : -1}
                className={mark.deletions > 0 ? 'timeline-mark timeline-gone' : 'timeline-mark'}
                style={
                  mark.deletions > 0
                    ? { left: percent(mark.place), width: side, height: side }
                    : { left: percent(mark.place) }
                }
                aria-label={markWords(mark)}
                title={markWords(mark)}
                onFocus={() => setAt(n)}
                onClick={() => choose({ exhibit: handset.exhibitId, from: mark.from, to: mark.to })}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The same in rows. Drawn when it is opened: a year of gaps on eight phones is a long table. */
function AsTable({ shown }: { shown: GapSummary }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="timeline-table" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>As a table</summary>
      {opened ? (
        <WideTable label="Gaps by handset and day">
          <table>
            <caption>Gaps by handset and day, with the case events of the day.</caption>
            <thead>
              <tr>
                <th scope="col">Handset</th>
                <th scope="col">Day</th>
                <th scope="col" className="number">
                  Deletions
                </th>
                <th scope="col" className="number">
                  Others
                </th>
                <th scope="col">Case events</th>
              </tr>
            </thead>
            <tbody>
              {shown.handsets.flatMap((handset) =>
                handset.days.map(({ day, deletions, others }) => (
                  <tr key={`${handset.exhibitId} ${day}`}>
                    <td className="no-wrap">
                      {handset.exhibitRef} {handset.custodian}
                    </td>
                    <td className="no-wrap">{shortDay(day)}</td>
                    <td className="number">{count(deletions)}</td>
                    <td className="number">{count(others)}</td>
                    <td>
                      {shown.events
                        .filter((event) => event.happened.startsWith(day))
                        .map((event) => event.what)
                        .join('; ')}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </WideTable>
      ) : null}
    </details>
  );
}
