/** The original lines of two phones: what one has, and what the other has in its place. */

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ComparisonView, OriginalView } from '../contract.ts';
import { LaneMark } from '../signs/LaneMarks.tsx';
import { count, shortHash } from '../words/number.ts';
import { firstPair } from './comparison.ts';

type Lane = ComparisonView['lanes'][number];

/** Side by side where there is room, one over the other where there is none. */
export function Originals({ comparison }: { comparison: ComparisonView }) {
  const [pair, setPair] = useState(() => firstPair(comparison));
  return (
    <div className="originals">
      <Phone comparison={comparison} copy={pair.left} choose={(left) => setPair({ ...pair, left })} label="Phone" />
      <Phone comparison={comparison} copy={pair.right} choose={(right) => setPair({ ...pair, right })} label="Beside" />
    </div>
  );
}

function Phone(props: { comparison: ComparisonView; copy: number; choose: (copy: number) => void; label: string }) {
  const { comparison, copy, choose, label } = props;
  const lane = comparison.lanes.find((one) => one.copyId === copy);
  return (
    <section className="original" aria-label={lane === undefined ? label : `Phone ${lane.letter}`}>
      <NativeSelect
        aria-label={label}
        size="xs"
        data={comparison.lanes.map((one) => ({
          value: String(one.copyId),
          label: `${one.letter} · ${one.exhibitRef} ${one.custodian}`,
        }))}
        value={String(copy)}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      />
      {lane === undefined ? null : <Lines lane={lane} />}
    </section>
  );
}

function Lines({ lane }: { lane: Lane }) {
  if (lane.original !== null) return <Line original={lane.original} />;
  return (
    <>
      {lane.before === null ? (
        <p className="soft small">Nothing of this copy stands before.</p>
      ) : (
        <Line original={lane.before} quiet />
      )}
      <p className="original-absent">
        <LaneMark state={lane.state} /> {lane.says}
      </p>
      {lane.after === null ? (
        <p className="soft small">Nothing of this copy stands after.</p>
      ) : (
        <Line original={lane.after} quiet />
      )}
    </>
  );
}

function Line({ original, quiet = false }: { original: OriginalView; quiet?: boolean }) {
  return (
    <figure className={quiet ? 'original-line original-quiet' : 'original-line'}>
      <figcaption className="small soft">
        Line {count(original.line)}, bytes {count(original.byteStart)}–{count(original.byteEnd)}{' '}
        <span className="hash" title={original.sha256}>
          {shortHash(original.sha256)}
        </span>
      </figcaption>
      <pre className="raw" dir="auto">
        {original.raw}
      </pre>
      {original.rawTruncated ? <p className="soft small">The first part; the byte range is whole.</p> : null}
    </figure>
  );
}
