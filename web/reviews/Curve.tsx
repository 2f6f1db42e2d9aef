/** How many were found after how many reads: a line, and the same as a table. */

import type { CertificateView } from '../contract.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { curveOf } from './curve.ts';

const width = 560;
const height = 160;

export function Curve({ points }: { points: CertificateView['curve'] }) {
  const { path, read, found, rows } = curveOf(points, width, height);
  if (points.length < 2) return null;
  const words = `${counted(found, 'relevant message')} found in ${counted(read, 'message')} read.`;
  return (
    <figure className="curve">
      <svg
        viewBox={`-4 -8 ${width + 8} ${height + 30}`}
        role="img"
        aria-label={`${words} The table below has the steps.`}
      >
        <line className="curve-axis" x1="0" x2={width} y1={height} y2={height} />
        <path className="curve-line" d={path} />
        <text className="curve-label" x="0" y={height + 16}>
          0 read
        </text>
        <text className="curve-label" x={width} y={height + 16} textAnchor="end">
          {count(read)} read
        </text>
        <text className="curve-label" x="0" y="4">
          {count(found)} found
        </text>
      </svg>
      <figcaption className="soft small">{words}</figcaption>
      <details className="no-print">
        <summary>As a table</summary>
        <WideTable label="Found after so many reads">
          <table className="curve-table">
            <caption>Found after so many reads.</caption>
            <thead>
              <tr>
                <th scope="col" className="number">
                  Read
                </th>
                <th scope="col" className="number">
                  Found
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.read}>
                  <td className="number">{count(row.read)}</td>
                  <td className="number">{count(row.found)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </figure>
  );
}
