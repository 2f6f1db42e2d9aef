import { Link } from '@tanstack/react-router';
import type { ParticipationView } from '../contract.ts';
import { evidenceTime } from '../words/time.ts';
import { MarkSign } from './MarkSign.tsx';
import { authorOf, marks, reasons } from './marks.ts';
import { toMinute } from './rowTime.ts';

type Row = ParticipationView['rows'][number];
type Column = ParticipationView['columns'][number];

/** "How do we know?" for the cell in focus. */
export function Basis(props: {
  operation: number;
  conversation: number;
  row: Row | undefined;
  columns: readonly Column[];
  /** Index of the column; -1 on the message itself. */
  at: number;
}) {
  const { operation, conversation, row, columns, at } = props;
  const column = columns[at];
  return (
    <>
      <div className="basis-said" aria-live="polite">
        <h2>How do we know?</h2>
        {row === undefined ? null : row.held ? (
          <p className="soft">
            This message is withheld from this account, and so is what anybody had to do with it: privilege, or outside
            the dates in scope.
          </p>
        ) : (
          <Said row={row} author={authorOf(row, columns)} column={columns[at]} cell={row.cells[at] ?? []} />
        )}
      </div>
      {row === undefined || row.held ? null : (
        <p>
          <Link
            to="/operations/$operation/conversations/$conversation/at/$position"
            params={{ operation, conversation, position: row.position }}
            search={{ o: row.observation }}
          >
            Open the message
          </Link>
          {column?.personId == null ? null : (
            <>
              {' · '}
              <Link to="/operations/$operation/people/$person" params={{ operation, person: column.personId }}>
                {column.shown}
              </Link>
            </>
          )}
        </p>
      )}
    </>
  );
}

/** What the signs mean. */
export function Signs() {
  return (
    <section className="basis-signs" aria-label="Signs">
      <h2>Signs</h2>
      <ul className="legend legend-marks">
        {marks.map((mark) => (
          <li key={mark.code}>
            <MarkSign mark={mark} /> {mark.says}
          </li>
        ))}
        <li>
          <span className="mark-none" aria-hidden="true">
            ·
          </span>{' '}
          nothing known
        </li>
      </ul>
    </section>
  );
}

function Said(props: { row: Row; author: string | null; column: Column | undefined; cell: Row['cells'][number] }) {
  const { row, author, column, cell } = props;
  const shownAs = row.sender !== null && author !== row.sender ? ` (shown as ${row.sender})` : '';
  const message = `${author ?? 'a notice'}${shownAs}, ${evidenceTime(toMinute(row.time))}`;
  if (column === undefined) {
    return (
      <>
        <p>Message of {message}</p>
        <p className="soft">Go right to a person to see what is known of them and this message.</p>
      </>
    );
  }
  const known = reasons(cell);
  return (
    <>
      <p>
        <b dir="auto">{column.shown}</b> <span className="soft">and the message of {message}</span>
      </p>
      {known.length === 0 ? (
        <p className="soft">
          Nothing shows that {column.shown} could have seen it: not known to be a member at the time, and no later act
          in the chat that bears on it. That proves neither presence nor absence.
        </p>
      ) : (
        <dl className="basis-list">
          {known.map(({ mark, basis }) => (
            <div key={`${mark.code} ${basis}`}>
              <dt>
                <MarkSign mark={mark} /> {mark.says}
              </dt>
              {basis === mark.says ? null : <dd className="soft">{basis}</dd>}
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
