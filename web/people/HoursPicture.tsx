/** Weekdays by hours as squares whose size grows with the count; the same as a table below. */

import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { hourName, sideOf, weekdays, weekOf } from './hours.ts';

const cell = 18;
const left = 34;
const top = 4;
const foot = 20;

export function HoursPicture({ hours }: { hours: readonly (readonly number[])[] }) {
  const { most, sentence } = weekOf(hours);
  const width = left + 24 * cell;
  const height = top + 7 * cell + foot;
  return (
    <figure className="hours">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${sentence} The table below has every hour.`}>
        {weekdays.map((day, row) => (
          <g key={day}>
            <text className="hours-label" x={0} y={top + row * cell + 13}>
              {day.slice(0, 3)}
            </text>
            {Array.from({ length: 24 }, (_, hour) => hour).map((hour) => {
              const messages = hours[row]?.[hour] ?? 0;
              const side = sideOf(messages, most) * (cell - 2);
              const x = left + hour * cell + cell / 2;
              const y = top + row * cell + cell / 2;
              return messages === 0 ? (
                <circle key={hour} className="hours-none" cx={x} cy={y} r={0.9} />
              ) : (
                <rect
                  key={hour}
                  className="hours-some"
                  x={x - side / 2}
                  y={y - side / 2}
                  width={side}
                  height={side}
                  rx={1.5}
                >
                  <title>{`${day}, ${hourName(hour)}: ${count(messages)}`}</title>
                </rect>
              );
            })}
          </g>
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} className="hours-label" x={left + hour * cell + 2} y={height - 4}>
            {String(hour).padStart(2, '0')}:00
          </text>
        ))}
      </svg>
      <figcaption className="soft small">{sentence} The clock is the one that the phones printed.</figcaption>
      <details>
        <summary>As a table</summary>
        <WideTable label="Messages by weekday and hour">
          <table className="hours-table">
            <caption>Messages by weekday and hour.</caption>
            <thead>
              <tr>
                <th scope="col">Hour</th>
                {weekdays.map((day) => (
                  <th key={day} scope="col" className="number">
                    {day.slice(0, 3)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: 24 }, (_, hour) => hour).map((hour) => (
                <tr key={hour}>
                  <th scope="row" className="no-wrap">
                    {hourName(hour)}
                  </th>
                  {weekdays.map((day, row) => (
                    <td key={day} className="number">
                      {count(hours[row]?.[hour] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </figure>
  );
}
