import { Link } from '@tanstack/react-router';
import type { ExhibitView } from '../contract.ts';
import { bytes, count, counted } from '../words/number.ts';
import { actTime } from '../words/time.ts';
import { AccountingBar } from './AccountingBar.tsx';
import { CopiesTable } from './CopiesTable.tsx';
import { OpenDoubts } from './OpenDoubts.tsx';
import { isOpen } from './openDoubt.ts';

/** An exhibit in the list; the whole of it (files, custody, warnings line by line) is behind its reference. */
export function ExhibitCard({ operation, exhibit }: { operation: number; exhibit: ExhibitView }) {
  const undecided = exhibit.doubts.filter(isOpen);
  const warnings = exhibit.copies.flatMap((copy) => copy.parts.flatMap((part) => part.warnings)).length;
  const size = exhibit.files.reduce((sum, file) => sum + file.bytes, 0);
  const only = exhibit.files.length === 1 ? exhibit.files[0] : undefined;
  return (
    <article className="exhibit" aria-labelledby={`exhibit-${exhibit.id}`}>
      <div className="page-head">
        <h2 id={`exhibit-${exhibit.id}`}>
          <Link to="/operations/$operation/exhibits/$exhibit" params={{ operation, exhibit: exhibit.id }}>
            {exhibit.ref}
          </Link>
          <span className="exhibit-who">
            {exhibit.custodian}
            {exhibit.device === '' ? '' : `, ${exhibit.device}`}
          </span>
        </h2>
        <p className="soft">{exhibit.sealedAt === null ? 'Not sealed yet' : `Sealed ${actTime(exhibit.sealedAt)}`}</p>
      </div>
      {exhibit.copies.length === 0 ? (
        <p className="soft">Sealed as it is; no chat was read from it.</p>
      ) : (
        <AccountingBar accounting={exhibit.accounting} counts={exhibit.counts} />
      )}
      {exhibit.counts.held === 0 ? null : (
        <p>{counted(exhibit.counts.held, 'entry', 'entries')} withheld from this account.</p>
      )}
      <OpenDoubts doubts={undecided} />
      <CopiesTable operation={operation} copies={exhibit.copies} />
      <p className="soft small exhibit-foot">
        {counted(exhibit.files.length, 'file')}, {bytes(size)}
        {only === undefined ? null : (
          <>
            , SHA-256 <span className="hash">{only.sha256}</span>
          </>
        )}
        {'. '}
        {counted(exhibit.custody.length, 'entry', 'entries')} of custody.{' '}
        {warnings === 0 ? null : (
          <Link to="/operations/$operation/exhibits/$exhibit" params={{ operation, exhibit: exhibit.id }}>
            {count(warnings)} {warnings === 1 ? 'warning' : 'warnings'}
          </Link>
        )}
      </p>
    </article>
  );
}
