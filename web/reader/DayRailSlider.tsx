/** The rail at the right: every day of the conversation along time, a slider for keyboard and screen reader. */

import { useElementSize } from '@mantine/hooks';
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { counted } from '../words/number.ts';
import { longDay, shortDay } from '../words/time.ts';
import { barsOf, indexAt, indexFrom, indexOfPosition, placeOf, type Rail, railYears, squaresOf } from './rail.ts';

const top = 14;

/** Days to move for a key; null for a key that is not the slider's. */
function moved(rail: Rail, index: number, key: string): number | null {
  const day = rail.days[index]?.day ?? '';
  const monthAway = (months: number) => {
    const [year = 0, month = 1] = day.split('-').map(Number);
    return indexFrom(rail, new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10));
  };
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return index + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return index - 1;
    case 'PageDown':
      return monthAway(1);
    case 'PageUp':
      return Math.min(index - 1, monthAway(-1));
    case 'Home':
      return 0;
    case 'End':
      return rail.days.length - 1;
    default:
      return null;
  }
}

export function DayRailSlider(props: {
  rail: Rail;
  /** Deletions by day; empty where the conversation is one copy. */
  gaps: ReadonlyMap<string, number>;
  position: number;
  jump: (to: number) => void;
}) {
  const { rail, gaps, position, jump } = props;
  const { ref, height } = useElementSize();
  const [pointed, setPointed] = useState<number | null>(null);
  const length = Math.max(0, height - 2 * top);
  const bars = useMemo(() => barsOf(rail, Math.max(2, Math.floor(length / 4))), [rail, length]);
  const squares = useMemo(
    () => squaresOf(rail, gaps.keys(), Math.max(2, Math.floor(length / 7))),
    [rail, gaps, length],
  );
  const years = useMemo(() => railYears(rail, Math.max(1, Math.floor(length / 34))), [rail, length]);
  const index = indexOfPosition(rail, position);
  const now = rail.days[index];
  const hover = pointed === null ? undefined : rail.days[pointed];

  /** `52 entries, 3 gaps` */
  const holds = (day: string, entries: number) => {
    const gone = gaps.get(day) ?? 0;
    return `${counted(entries, 'entry', 'entries')}${gone === 0 ? '' : `, ${counted(gone, 'gap')}`}`;
  };
  function go(to: number) {
    const day = rail.days[Math.min(rail.days.length - 1, Math.max(0, to))];
    if (day !== undefined) jump(day.position);
  }
  function keyDown(event: KeyboardEvent) {
    const to = moved(rail, index, event.key);
    if (to === null) return;
    event.preventDefault();
    go(to);
  }
  function pointedIndex(event: PointerEvent): number {
    const box = event.currentTarget.getBoundingClientRect();
    return indexAt(rail, (event.clientY - box.top - top) / Math.max(1, length));
  }
  return (
    <div className="rail no-print" ref={ref}>
      <div
        className="rail-slider"
        role="slider"
        tabIndex={0}
        aria-label="Day"
        aria-orientation="vertical"
        aria-valuemin={1}
        aria-valuemax={rail.days.length}
        aria-valuenow={index + 1}
        aria-valuetext={now === undefined ? '' : `${longDay(now.day)}, ${holds(now.day, now.entries)}`}
        onKeyDown={keyDown}
        onPointerMove={(event) => setPointed(pointedIndex(event))}
        onPointerLeave={() => setPointed(null)}
        onPointerDown={(event) => go(pointedIndex(event))}
      >
        <svg width="100%" height="100%" aria-hidden="true">
          {bars.map((bar) => (
            <rect
              key={bar.place}
              className="rail-bar"
              x={8}
              y={top + bar.place * length - 1}
              width={`${6 + bar.length * 50}%`}
              height={1.5}
            />
          ))}
          {squares.map((place) => (
            <rect
              key={place}
              className="rail-gap"
              x="100%"
              y={top + place * length - 3}
              width={6}
              height={6}
              rx={1}
              transform="translate(-14 0)"
            />
          ))}
          {now === undefined ? null : (
            <line
              className="rail-now"
              x1="0"
              x2="100%"
              y1={top + placeOf(rail, now.day) * length}
              y2={top + placeOf(rail, now.day) * length}
            />
          )}
          {years.map((one) => (
            <text key={one.year} className="rail-year" x={6} y={top + one.place * length + 4}>
              {one.year}
            </text>
          ))}
        </svg>
      </div>
      {hover === undefined ? null : (
        <div className="rail-hover" style={{ top: top + placeOf(rail, hover.day) * length - 14 }} aria-hidden="true">
          {shortDay(hover.day)} <span className="soft">{holds(hover.day, hover.entries)}</span>
        </div>
      )}
    </div>
  );
}
