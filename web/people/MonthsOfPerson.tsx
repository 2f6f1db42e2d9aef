/** Messages of a person month by month, silent months included; the same as a table below. */

import { everyMonth, yearTicks } from '../overview/months.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count } from '../words/number.ts';
import { monthName } from '../words/time.ts';

const height = 126;
const foot = 22;
const percent = (value: number) => `${(value * 100).toFixed(3)}%`;

export function MonthsOfPerson({ months }: { months: ReadonlyArray<{ month: string; messages: number }> }) {
  const all = everyMonth(months.map(({ month, messages }) => ({ month, entries: messages })));
  const most = Math.max(1, ...all.map((one) => one.entries));
  const busiest = all.find((one) => one.entries === most);
  if (busiest === undefined) return null;
  const step = 1 / all.length;
  const sentence =
    `Messages a month from ${monthName(all[0]?.month ?? '')} to ${monthName(all[all.length - 1]?.month ?? '')}. ` +
    `Most in ${monthName(busiest.month)}: ${count(most)}.`;
  return (
    <figure className="person-months">
      <svg width="100%" height={height + foot} role="img" aria-label={`${sentence} The table below has every month.`}>
        {all.map((one, n) => {
          const tall = one.entries === 0 ? 0 : Math.max(2, (one.entries / most) * height);
          return (
            <rect
              key={one.month}
              className="person-bar"
              x={percent(n * step + step * 0.12)}
              width={percent(step * 0.76)}
              y={height - tall}
              height={tall}
            >
              <title>{`${monthName(one.month)}: ${count(one.entries)}`}</title>
            </rect>
          );
        })}
        <line className="person-axis" x1="0" x2="100%" y1={height} y2={height} />
        {yearTicks(all).map((tick) => (
          <text key={tick.year} className="hours-label" x={percent(tick.index * step)} y={height + 16}>
            {tick.year}
          </text>
        ))}
      </svg>
      <figcaption className="soft small">{sentence}</figcaption>
      <details>
        <summary>As a table</summary>
        <WideTable label="Messages a month">
          <table>
            <caption>Messages a month.</caption>
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col" className="number">
                  Messages
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.month}>
                  <td>{monthName(one.month)}</td>
                  <td className="number">{count(one.entries)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </figure>
  );
}
