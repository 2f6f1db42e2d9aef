/** The gaps that the filters leave, in pages; their words covered until asked for. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type GapAsked } from '../api.ts';
import type { GapKind, GapView } from '../contract.ts';
import { LaneMark } from '../signs/LaneMarks.tsx';
import { Empty, Refusal, Skeleton } from '../signs/states.tsx';
import { WideTable } from '../signs/WideTable.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { nearWords, verdict } from '../words/gap.ts';
import { confidenceNumber } from '../words/likelihood.ts';
import { counted } from '../words/number.ts';
import { evidenceTime } from '../words/time.ts';
import { gapsKey } from './queries.ts';
import { useGapWords } from './useGapWords.ts';

const pageSize = 100;

/** The mark that the lane of the phone shows at this place. */
const marks: Readonly<Record<GapKind, string>> = {
  missing: 'q',
  tombstone: 't',
  edited: 'e',
  'text-differs': 'd',
  'order-differs': 'm',
  'extra-run': 'q',
};

export function GapTable(props: {
  operation: number;
  asked: GapAsked;
  sort: (by: 'time' | 'confidence') => void;
  showAll: () => void;
}) {
  const { operation, asked, sort, showAll } = props;
  const words = useGapWords(operation);
  const query = useInfiniteQuery({
    queryKey: [...gapsKey(operation), 'rows', asked],
    queryFn: ({ pageParam, signal }) => api.gaps(operation, { ...asked, after: pageParam, limit: pageSize }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    staleTime: 5 * 60_000,
  });
  if (query.data === undefined) {
    return query.isError ? <Refusal error={query.error} retry={() => void query.refetch()} /> : <Skeleton lines={12} />;
  }
  const gaps = query.data.pages.flatMap((page) => page.gaps);
  const total = query.data.pages[0]?.total ?? 0;
  const withheld = query.data.pages[0]?.withheld ?? 0;
  if (gaps.length === 0) {
    return (
      <Empty title="No gap like this">
        <button type="button" className="plain-button" onClick={showAll}>
          Show all gaps
        </button>
      </Empty>
    );
  }
  const by = asked.sort ?? 'time';
  return (
    <>
      <WideTable label="Gaps">
        <table className="gap-table stack">
          <caption role="status">
            {gaps.length === total
              ? counted(total, 'gap')
              : `The first ${counted(gaps.length, 'gap')} of ${counted(total, 'gap')}`}
          </caption>
          <thead>
            <tr>
              <SortHead label="When" by="time" now={by} sort={sort} />
              <th scope="col">Phone</th>
              <th scope="col">By</th>
              <SortHead label="What it is called" by="confidence" now={by} sort={sort} />
              <th scope="col">Words</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map((gap) => (
              <Row
                key={gap.id}
                operation={operation}
                gap={gap}
                revealed={words.revealed.has(gap.id)}
                reveal={() => void words.reveal(gap)}
              />
            ))}
          </tbody>
        </table>
      </WideTable>
      {withheld === 0 ? null : (
        <p className="soft">{counted(withheld, 'gap')} of withheld messages left out: in no list and no count here.</p>
      )}
      {query.hasNextPage ? (
        <div className="gap-more no-print">
          <WorkButton quiet busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show {Math.min(pageSize, total - gaps.length)} more
          </WorkButton>
        </div>
      ) : null}
    </>
  );
}

function SortHead(props: {
  label: string;
  by: 'time' | 'confidence';
  now: 'time' | 'confidence';
  sort: (by: 'time' | 'confidence') => void;
}) {
  const { label, by, now, sort } = props;
  const sorted = by === now;
  return (
    <th scope="col" aria-sort={sorted ? (by === 'time' ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => sort(by)}>
        {label}
        {by === 'confidence' ? ', surest first' : ''}
        <span aria-hidden="true">{sorted ? (by === 'time' ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </th>
  );
}

function Row({
  operation,
  gap,
  revealed,
  reveal,
}: {
  operation: number;
  gap: GapView;
  revealed: boolean;
  reveal: () => void;
}) {
  return (
    <tr>
      <td className="stack-title">
        <Link
          to="/operations/$operation/conversations/$conversation/at/$position"
          params={{ operation, conversation: gap.conversationId, position: gap.position }}
          className="no-wrap"
        >
          {evidenceTime(gap.time ?? gap.common)}
        </Link>
        <div className="soft small break">{gap.conversationTitle}</div>
      </td>
      <td data-label="Phone">
        <span className="no-wrap">
          {gap.letter} · {gap.exhibitRef}
        </span>
        <div className="soft small">{gap.custodian}</div>
      </td>
      <td data-label="By" className="break">
        {gap.sender?.shown ?? ''}
      </td>
      <td data-label="What it is called">
        <span className="gap-called">
          <LaneMark state={gap.deletion ? 'x' : marks[gap.kind]} />
          <span>
            {verdict(gap)}{' '}
            {gap.deletion ? <span className="gap-number">{confidenceNumber(gap.confidence)}</span> : null}
            {gap.near === null ? null : <span className="soft small gap-event">{nearWords(gap.near)}</span>}
          </span>
        </span>
      </td>
      <td className="gap-words break">
        <Words gap={gap} revealed={revealed} reveal={reveal} />
      </td>
    </tr>
  );
}

function Words({ gap, revealed, reveal }: { gap: GapView; revealed: boolean; reveal: () => void }) {
  if (gap.held && gap.text === '') return <span className="soft">Withheld from this account</span>;
  if (gap.text === '') return <span className="soft">no words</span>;
  if (revealed) return <span dir="auto">{gap.text}</span>;
  return (
    <button type="button" className="cover" onClick={reveal}>
      {counted(gap.text.length, 'character')} <span className="cover-how">reveal</span>
    </button>
  );
}
