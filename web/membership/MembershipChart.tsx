/**
 * One line a person over time: intervals with how each end is known, what they wrote each month under it, case events as
 * vertical lines. The arrow keys go from person to person; the line below the chart says the same in words.
 */

import { useElementSize } from '@mantine/hooks';
import { useRef } from 'react';
import type { CaseEventView, MembershipView } from '../contract.ts';
import { eventLabels, type Month, placeOfDay, yearTicks } from '../overview/months.ts';
import { memberFor } from '../people/posting.ts';
import { count, counted } from '../words/number.ts';
import { monthName } from '../words/time.ts';
import { axisOf, placeOfInterval } from './axis.ts';
import type { Member } from './person.ts';
import { useRoving } from './useRoving.ts';

const line = 8;
const foot = 38;
const barHeight = 20;
const percent = (value: number) => `${(value * 100).toFixed(3)}%`;

export function MembershipChart(props: {
  view: MembershipView;
  rows: readonly Member[];
  events: readonly CaseEventView[];
}) {
  const { view, rows, events } = props;
  const months = axisOf(view);
  const list = useRef<HTMLUListElement>(null);
  const { ref, width } = useElementSize();
  const { spot, setSpot, keyDown } = useRoving(list, rows.length, 1);
  const most = Math.max(1, ...rows.flatMap((row) => row.months.map((one) => one.messages)));
  const placed = events.flatMap((event, n) => {
    const at = placeOfDay(months, event.happened);
    return at === null ? [] : [{ event, at, number: n + 1 }];
  });
  const selected = rows[spot.row];
  return (
    <figure className="chart">
      <div className="chart-head" aria-hidden="true">
        <span />
        <svg ref={ref} width="100%" height={18} aria-hidden="true">
          <g className="chart-event">
            {eventLabels(placed, width === 0 ? 0.03 : 30 / width).map(({ at, label }) => (
              <text key={label} x={percent(at)} y={13} textAnchor={at > 0.97 ? 'end' : 'middle'}>
                {label}
              </text>
            ))}
          </g>
        </svg>
      </div>
      <ul ref={list} className="chart-rows" aria-label="Members over time" onKeyDown={keyDown}>
        {rows.map((row, n) => (
          <li
            key={row.sender}
            className={n === spot.row ? 'chart-row chart-row-on' : 'chart-row'}
            data-spot={`${n} 0`}
            tabIndex={n === spot.row ? 0 : -1}
            aria-label={memberSentence(row)}
            onFocus={() => setSpot({ row: n, column: 0 })}
            onPointerEnter={() => setSpot({ row: n, column: 0 })}
          >
            <span className="chart-who" aria-hidden="true">
              <b dir="auto">{row.name}</b>
              <span className="soft small chart-count">{count(row.messages)}</span>
              <span className="soft small chart-posting">{row.person?.posting}</span>
            </span>
            <svg width="100%" height={foot} aria-hidden="true">
              {placed.map(({ event, at }) => (
                <line key={event.id} className="chart-event-line" x1={percent(at)} x2={percent(at)} y1={0} y2={foot} />
              ))}
              <Activity months={months} written={row.months} most={most} />
              {row.intervals.map((interval) => (
                <IntervalLine
                  key={`${interval.from} ${interval.to} ${interval.basis}`}
                  months={months}
                  interval={interval}
                />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      <div className="chart-head" aria-hidden="true">
        <span />
        <svg width="100%" height={20} aria-hidden="true">
          <line className="chart-axis" x1="0" x2="100%" y1={0.5} y2={0.5} />
          {yearTicks(months).map((tick) => (
            <text key={tick.year} className="chart-year" x={percent(tick.index / months.length)} y={15}>
              {tick.year}
            </text>
          ))}
        </svg>
      </div>
      <figcaption>
        <p className="chart-said" aria-hidden="true">
          {selected === undefined ? ' ' : memberSentence(selected)}
        </p>
        <Legend />
      </figcaption>
    </figure>
  );
}

/** `Colin Alder: 1 Mar 2022 to 4 May 2023, created the group; 120 messages.` */
function memberSentence(row: Member): string {
  const held = row.intervals.map((interval) =>
    [memberFor(interval), interval.basis].filter((part) => part !== '').join(', '),
  );
  const when = held.length === 0 ? 'no interval known' : held.join('; then ');
  return `${row.name}: ${when}. Wrote ${counted(row.messages, 'message')}.`;
}

function Activity(props: {
  months: readonly Month[];
  written: ReadonlyArray<{ month: string; messages: number }>;
  most: number;
}) {
  const { months, written, most } = props;
  const step = 1 / Math.max(1, months.length);
  const at = new Map(months.map((one, n) => [one.month, n]));
  return written.map(({ month, messages }) => {
    const n = at.get(month);
    if (n === undefined || messages === 0) return null;
    // The root: who writes ten a month stays to be seen beside who writes a thousand. The table has the numbers.
    const tall = Math.max(2, Math.sqrt(messages / most) * barHeight);
    return (
      <rect
        key={month}
        className="chart-bar"
        x={percent(n * step + step * 0.14)}
        width={percent(step * 0.72)}
        y={foot - 1 - tall}
        height={tall}
      >
        <title>{`${monthName(month)}: ${count(messages)}`}</title>
      </rect>
    );
  });
}

/** A known end is closed by a stroke, an unknown one by a ring: shape, not colour, says which. */
function IntervalLine({ months, interval }: { months: readonly Month[]; interval: Member['intervals'][number] }) {
  const { start, end, startKnown, endKnown } = placeOfInterval(months, interval);
  return (
    <g className="chart-interval">
      <line x1={percent(start)} x2={percent(end)} y1={line} y2={line} />
      <End at={start} known={startKnown} />
      <End at={end} known={endKnown} />
    </g>
  );
}

function End({ at, known }: { at: number; known: boolean }) {
  return known ? (
    <line className="chart-end" x1={percent(at)} x2={percent(at)} y1={line - 6} y2={line + 6} />
  ) : (
    <circle className="chart-open" cx={percent(at)} cy={line} r={3.5} />
  );
}

function Legend() {
  return (
    <ul className="legend chart-legend" aria-label="Signs">
      <li>
        <svg width="34" height="16" aria-hidden="true" className="chart-interval">
          <line x1="3" x2="34" y1={line} y2={line} />
          <line className="chart-end" x1="3" x2="3" y1={line - 6} y2={line + 6} />
        </svg>
        an end that is known
      </li>
      <li>
        <svg width="34" height="16" aria-hidden="true" className="chart-interval">
          <line x1="5" x2="34" y1={line} y2={line} />
          <circle className="chart-open" cx="5" cy={line} r={3.5} />
        </svg>
        an end that nobody knows: the copies begin or stop there
      </li>
      <li>
        <svg width="18" height="16" aria-hidden="true">
          <rect className="chart-bar" x="2" y="4" width="5" height="12" />
          <rect className="chart-bar" x="9" y="9" width="5" height="7" />
        </svg>
        messages of a month (heights by the square root)
      </li>
      <li>
        <svg width="10" height="16" aria-hidden="true">
          <line className="chart-event-line" x1="5" x2="5" y1="0" y2="16" />
        </svg>
        a case event
      </li>
    </ul>
  );
}
