import { Link } from '@tanstack/react-router';
import { Fragment, useEffect, useRef } from 'react';
import type { ParticipationView } from '../contract.ts';
import { EntryContent } from '../reader/EntryContent.tsx';
import { useKeys } from '../shell/keys.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { evidenceTime, longDay, timeParts } from '../words/time.ts';
import { MarkSign } from './MarkSign.tsx';
import { authorOf, cellWords, drawn } from './marks.ts';
import { dayBegun, toMinute } from './rowTime.ts';
import { type Spot, useRoving } from './useRoving.ts';
import { useWords, type Words } from './useWords.ts';

type Row = ParticipationView['rows'][number];

/** The grid itself: one tab stop, moved by the arrow keys; over an edge it goes to the next window. */
export function Matrix(props: {
  operation: number;
  view: ParticipationView;
  /** Where the focus goes when a new window has come. */
  arrive: 'first' | 'last' | null;
  arrived: () => void;
  spot: Spot;
  select: (spot: Spot) => void;
  past: (direction: -1 | 1) => void;
}) {
  const { operation, view, arrive, arrived, select, past } = props;
  const { rows, columns } = view;
  const table = useRef<HTMLTableElement>(null);
  const { spot, go, setSpot, keyDown } = useRoving(table, rows.length, columns.length + 1, past);
  const words = useWords(operation);
  const row = rows[spot.row];

  useEffect(() => select(spot), [spot, select]);
  // A new window: the focus goes on where the reader came from, at its top or its foot.
  const shown = useRef(view.from);
  useEffect(() => {
    if (shown.current === view.from) return;
    shown.current = view.from;
    if (arrive !== null) go({ row: arrive === 'last' ? rows.length - 1 : 0, column: spot.column });
    arrived();
  }, [view.from, arrive, arrived, go, rows.length, spot.column]);

  const step = (by: number) => {
    const to = spot.row + by;
    if (to < 0) past(-1);
    else if (to >= rows.length) past(1);
    else go({ ...spot, row: to });
  };
  useKeys([
    {
      key: ' ',
      label: 'reveal',
      bar: true,
      run: () => row !== undefined && !row.held && words.toggle(row.observation),
    },
    { key: 'k', label: 'message before', bar: true, run: () => step(-1) },
    { key: 'j', label: 'next message', bar: true, run: () => step(1) },
  ]);
  return (
    <WideTable label="Messages and people">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table moved in with the arrow keys is a grid; its cells then are grid cells */}
      <table ref={table} className="matrix" role="grid" aria-label="Messages and people" onKeyDown={keyDown}>
        <thead>
          <tr>
            <th scope="col" className="matrix-message">
              Message
            </th>
            {columns.map((column, n) => (
              <th key={column.key} scope="col" className={n + 1 === spot.column ? 'matrix-on' : ''}>
                <span className="matrix-name" dir="auto">
                  {column.personId === null ? (
                    column.shown
                  ) : (
                    <Link
                      to="/operations/$operation/people/$person"
                      params={{ operation, person: column.personId }}
                      tabIndex={-1}
                    >
                      {column.shown}
                    </Link>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one, n) => (
            <Fragment key={one.position}>
              <Day day={dayBegun(rows, n)} columns={columns.length + 1} />
              <tr className={n === spot.row ? 'matrix-row matrix-row-on' : 'matrix-row'}>
                <th
                  scope="row"
                  className="matrix-message"
                  data-spot={`${n} 0`}
                  tabIndex={spot.row === n && spot.column === 0 ? 0 : -1}
                  onFocus={() => setSpot({ row: n, column: 0 })}
                >
                  <Message operation={operation} row={one} author={authorOf(one, columns)} words={words} />
                </th>
                {columns.map((column, c) => (
                  <td
                    key={column.key}
                    data-spot={`${n} ${c + 1}`}
                    tabIndex={spot.row === n && spot.column === c + 1 ? 0 : -1}
                    className={c + 1 === spot.column ? 'matrix-on' : ''}
                    onFocus={() => setSpot({ row: n, column: c + 1 })}
                  >
                    <Cell cell={one.cells[c] ?? []} held={one.held} />
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Day({ day, columns }: { day: string | null; columns: number }) {
  if (day === null) return null;
  return (
    <tr className="matrix-day">
      <th scope="rowgroup" colSpan={columns}>
        {longDay(day)}
      </th>
    </tr>
  );
}

function Message(props: { operation: number; row: Row; author: string | null; words: Words }) {
  const { operation, row, author, words } = props;
  if (row.held) {
    return (
      <span className="soft">
        <span className="dot dot-withheld" aria-hidden="true" /> Withheld from this account
      </span>
    );
  }
  const entry = words.of(row.observation);
  const clock = timeParts(toMinute(row.time))?.clock;
  return (
    <>
      <span className="matrix-head">
        <time className="matrix-time">{clock ?? evidenceTime(row.time)}</time>
        <span className="matrix-sender" dir="auto">
          {author ?? <span className="soft">Notice</span>}
        </span>
        <button
          type="button"
          className="cover matrix-cover"
          tabIndex={-1}
          aria-expanded={entry !== undefined}
          onClick={() => words.toggle(row.observation)}
        >
          Words
        </button>
      </span>
      {entry === undefined ? null : (
        <div className="matrix-words">
          <EntryContent operation={operation} entry={entry} revealing={words.revealing} />
        </div>
      )}
    </>
  );
}

function Cell({ cell, held }: { cell: Row['cells'][number]; held: boolean }) {
  if (held) return <span className="hidden-words">withheld</span>;
  const signs = drawn(cell);
  return (
    <>
      <span className="hidden-words">{cellWords(cell)}</span>
      {signs.length === 0 ? (
        <span className="mark-none" aria-hidden="true">
          ·
        </span>
      ) : (
        signs.map((mark) => <MarkSign key={mark.code} mark={mark} />)
      )}
    </>
  );
}
