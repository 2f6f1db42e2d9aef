import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { CaseEventView } from '../contract.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { monthName, shortDay } from '../words/time.ts';
import { eventLabels, everyMonth, type Month, monthRange, placeOfDay, yearTicks } from './months.ts';

const height = 120;
const axis = 22;
const head = 20;

const percent = (value: number) => `${(value * 100).toFixed(3)}%`;

/** Entries a month over all copies, with the case events as lines; the same as a table below, with doors. */
export function MonthsPicture(props: {
  operation: number;
  months: readonly Month[];
  events: readonly CaseEventView[];
}) {
  const { ref, width } = useElementSize<HTMLElement>();
  const months = everyMonth(props.months);
  const most = Math.max(1, ...months.map((one) => one.entries));
  const busiest = months.find((one) => one.entries === most);
  const drawn = months.reduce((sum, one) => sum + one.entries, 0);
  const left = props.months.reduce((sum, one) => sum + one.entries, 0) - drawn;
  const step = 1 / Math.max(1, months.length);
  const placed = props.events.flatMap((event, n) => {
    const at = placeOfDay(months, event.happened);
    return at === null ? [] : [{ event, at, number: n + 1 }];
  });
  const sentence =
    `Entries a month from ${monthName(months[0]?.month ?? '')} to ${monthName(months[months.length - 1]?.month ?? '')}. ` +
    `Most in ${monthName(busiest?.month ?? '')}: ${count(most)}. The table below has every month.`;
  return (
    <figure className="months" ref={ref}>
      <svg width="100%" height={head + height + axis} role="img" aria-label={sentence}>
        {months.map((one, n) => {
          const tall = one.entries === 0 ? 0 : Math.max(2, (one.entries / most) * height);
          return (
            <rect
              key={one.month}
              className="months-bar"
              x={percent(n * step + step * 0.12)}
              width={percent(step * 0.76)}
              y={head + height - tall}
              height={tall}
            />
          );
        })}
        <line className="months-axis" x1="0" x2="100%" y1={head + height} y2={head + height} />
        {yearTicks(months).map((tick) => (
          <text key={tick.year} className="months-year" x={percent(tick.index * step)} y={head + height + 16}>
            {tick.year}
          </text>
        ))}
        <g className="months-event">
          {placed.map(({ event, at }) => (
            <line key={event.id} x1={percent(at)} x2={percent(at)} y1={head - 4} y2={head + height} />
          ))}
          {eventLabels(placed, width === 0 ? 0.03 : 30 / width).map(({ at, label }) => (
            <text key={label} x={percent(at)} y={head - 8} textAnchor={at > 0.97 ? 'end' : 'middle'}>
              {label}
            </text>
          ))}
        </g>
      </svg>
      {left === 0 ? null : (
        <figcaption className="soft small">
          {counted(left, 'entry', 'entries')} with dates of more than thirty years earlier {left === 1 ? 'is' : 'are'}{' '}
          not drawn.
        </figcaption>
      )}
      <details className="months-table">
        <summary>As a table</summary>
        <WideTable label="Entries a month">
          <table>
            <caption>Entries a month. The number opens them.</caption>
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col" className="number">
                  Entries
                </th>
                <th scope="col">Case events</th>
              </tr>
            </thead>
            <tbody>
              {months.map((one) => (
                <tr key={one.month}>
                  <td>{monthName(one.month)}</td>
                  <td className="number">
                    {one.entries === 0 ? (
                      '0'
                    ) : (
                      <Link
                        to="/operations/$operation/search"
                        params={{ operation: props.operation }}
                        search={{ ...monthRange(one.month), order: 'oldest' }}
                        aria-label={`${counted(one.entries, 'entry', 'entries')} in ${monthName(one.month)}`}
                      >
                        {count(one.entries)}
                      </Link>
                    )}
                  </td>
                  <td>
                    {props.events
                      .filter((event) => event.happened.startsWith(one.month))
                      .map((event) => `${shortDay(event.happened.slice(0, 10))}: ${event.what}`)
                      .join('; ')}
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
