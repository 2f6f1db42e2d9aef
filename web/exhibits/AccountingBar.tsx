import type { AccountingView } from '../contract.ts';
import { bytes, count, share } from '../words/number.ts';
import { accountParts, sumHolds } from './accounting.ts';
import './accounting.css';

/** Where every byte went. The bar is for the eye; the numbers under it say the same. */
export function AccountingBar(props: {
  accounting: AccountingView;
  counts: { messages: number; notices: number; calls: number };
}) {
  const { accounting, counts } = props;
  const parts = accountParts(accounting, counts);
  return (
    <div className="accounting">
      <div className="accounting-bar" aria-hidden="true">
        {parts.map((part) =>
          part.width === 0 ? null : (
            <span key={part.key} className={`accounting-${part.key}`} style={{ flexGrow: part.width }} />
          ),
        )}
      </div>
      <ul className="accounting-legend">
        {parts.map((part) => (
          <li key={part.key}>
            <span className={`accounting-key accounting-${part.key}`} aria-hidden="true" />
            {part.key === 'unparsed'
              ? `${bytes(part.amount)} unparsed, ${share(part.amount, accounting.bytes)}`
              : `${count(part.amount)} ${part.label}`}
          </li>
        ))}
      </ul>
      <p className="small soft">
        {sumHolds(accounting)
          ? `${count(accounting.inEntries)} bytes in entries + ${count(accounting.unparsed)} unparsed = ${count(accounting.bytes)} bytes of chat`
          : null}
      </p>
      {sumHolds(accounting) ? null : (
        <p className="accounting-fault" role="alert">
          The sum does not hold: {count(accounting.inEntries)} + {count(accounting.unparsed)} is not{' '}
          {count(accounting.bytes)} bytes. Do not rely on this exhibit; run Verify.
        </p>
      )}
    </div>
  );
}
