import type { CopyView, WarningView } from '../contract.ts';
import './doubts.css';
import { lineList } from '../words/number.ts';

/** A warning as a sentence, with the lines that cause it. */
export function WarningLine({ warning, where }: { warning: WarningView; where: string }) {
  const lines = lineList(warning.lines ?? []);
  return (
    <li className="warning">
      <span className="dot dot-doubt" aria-hidden="true" />
      <span>
        {warning.message}{' '}
        <span className="soft break">
          {where}
          {lines === '' ? '' : `, ${lines}`}
        </span>
      </span>
    </li>
  );
}

export function WarningList({ copies }: { copies: readonly CopyView[] }) {
  const rows = copies.flatMap((copy) =>
    copy.parts.flatMap((part) =>
      part.warnings.map((warning, n) => ({
        key: `${copy.id} ${part.sha256} ${part.member ?? ''} ${n}`,
        where: part.member ?? part.path,
        warning,
      })),
    ),
  );
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>Warnings</h2>
      <ul>
        {rows.map((row) => (
          <WarningLine key={row.key} warning={row.warning} where={row.where} />
        ))}
      </ul>
    </section>
  );
}
