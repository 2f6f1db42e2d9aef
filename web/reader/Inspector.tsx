/** "How do we know?": for the selected entry, where its bytes are and what each value rests on. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import type { ComparisonView, EntryView, LaneView, ObservationView } from '../contract.ts';
import { Facts, KeyHint } from '../signs/signs.tsx';
import { Refusal, Skeleton } from '../signs/states.tsx';
import { dateOrderWords, hasInstants, zoneWords } from '../words/basis.ts';
import { doubtfulFlags, flagName, formatName, kindName } from '../words/kind.ts';
import { count } from '../words/number.ts';
import { actTime, evidenceTime, utcTime } from '../words/time.ts';
import { AsPhonesShowIt } from './AsPhonesShowIt.tsx';
import { comparisonQuery } from './comparison.ts';
import { GapParts } from './GapParts.tsx';
import { Originals } from './Originals.tsx';
import { isWithheld } from './withheld.ts';

export const observationKey = (operation: number, observation: number) =>
  ['operation', operation, 'observation', observation] as const;

export interface Acts {
  readonly flag: () => void;
  readonly note: () => void;
  readonly cite: () => void;
  readonly link: () => void;
  readonly choose: () => void;
  readonly raw: () => void;
  /** Two phones side by side; only where there are several. */
  readonly compare: () => void;
  readonly release: () => void;
}

export function Inspector(props: {
  operation: number;
  conversation: number;
  /** Phones of the conversation; empty where it is one copy. */
  lanes: readonly LaneView[];
  entry: EntryView | undefined;
  chosen: boolean;
  rawShown: boolean;
  acts: Acts;
  /** What the machine suggests of it. */
  suggestion: ReactNode;
}) {
  const { operation, conversation, lanes, entry } = props;
  const joined = lanes.length > 0;
  // Moving down a page with j asks for nothing: only the entry on which one rests is looked up, and logged.
  const rested = useRested(entry === undefined || isWithheld(entry) ? undefined : entry);
  const query = useQuery({
    queryKey: observationKey(operation, rested?.observation ?? -1),
    queryFn: ({ signal }) => api.observation(operation, rested?.observation ?? -1, signal),
    enabled: rested !== undefined,
    staleTime: 5 * 60_000,
  });
  const phones = useQuery({
    ...comparisonQuery(operation, conversation, rested?.position ?? -1),
    enabled: joined && rested !== undefined,
  });
  if (entry === undefined) return <Skeleton lines={8} />;
  if (isWithheld(entry)) {
    return (
      <>
        <h2>Withheld</h2>
        <p className="soft">
          This entry falls under privilege or outside the dates in scope. An independent reviewer decides about it; what
          it says is in no list, search or count of this account.
        </p>
      </>
    );
  }
  const failed = query.isError ? query : phones.isError ? phones : null;
  if (failed !== null) {
    return (
      <>
        <h2>How do we know?</h2>
        <Refusal error={failed.error} retry={() => void failed.refetch()} />
      </>
    );
  }
  const known = query.data?.entry.observation === entry.observation ? query.data : undefined;
  const comparison = joined && phones.data?.position === entry.position ? phones.data : undefined;
  if (known === undefined || (joined && comparison === undefined)) {
    return (
      <>
        <h2>How do we know?</h2>
        <Skeleton lines={11} />
      </>
    );
  }
  return (
    <>
      <GapParts operation={operation} gaps={comparison?.gaps ?? []} lanes={lanes} />
      <Known {...props} entry={entry} known={known} comparison={comparison} />
    </>
  );
}

/** The entry on which somebody has rested for a moment. */
function useRested(entry: EntryView | undefined): EntryView | undefined {
  const [rested, setRested] = useState<EntryView | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setRested(entry), 220);
    return () => clearTimeout(timer);
  }, [entry]);
  return rested;
}

function ActButton({ act, name, letter }: { act: () => void; name: string; letter: string }) {
  return (
    <button type="button" className="act" onClick={act}>
      {name} <KeyHint letter={letter} />
    </button>
  );
}

function Known(props: {
  operation: number;
  entry: EntryView;
  known: ObservationView;
  comparison: ComparisonView | undefined;
  lanes: readonly LaneView[];
  chosen: boolean;
  rawShown: boolean;
  acts: Acts;
  suggestion: ReactNode;
}) {
  const { operation, entry, known, comparison, chosen, rawShown, acts } = props;
  const doubts = [
    ...(entry.timeCaveat === null ? [] : [entry.timeCaveat]),
    ...entry.flags.filter((flag) => doubtfulFlags.has(flag)).map((flag) => `This entry: ${flagName(flag)}.`),
  ];
  return (
    <>
      {comparison === undefined ? <Whose operation={operation} known={known} /> : null}
      {doubts.length === 0 ? null : (
        <div className="aside-note aside-doubt">
          {doubts.map((doubt) => (
            <p key={doubt}>{doubt}</p>
          ))}
        </div>
      )}
      {entry.held ? (
        <div className="aside-note">
          <p>Held back from everybody without the grant to read it: privilege, or outside the dates in scope.</p>
          <button type="button" className="act" onClick={acts.release}>
            Release…
          </button>
        </div>
      ) : null}
      <div className="acts">
        <ActButton act={acts.cite} name="Cite" letter="y" />
        <ActButton act={acts.flag} name={entry.flagged ? 'Take my flag off' : 'Flag'} letter="f" />
        <ActButton act={acts.note} name="Note" letter="n" />
        <ActButton act={acts.choose} name={chosen ? 'Take out of extract' : 'Into extract'} letter="x" />
        <ActButton act={acts.link} name="Copy link" letter="c" />
      </div>
      {props.suggestion}
      {comparison === undefined ? (
        <>
          <WhatItRestsOn entry={entry} known={known} />
          <AsTheFileHasIt known={known} rawShown={rawShown} toggle={acts.raw} />
        </>
      ) : (
        <>
          <h3 className="inspector-part">As the phones show it</h3>
          <AsPhonesShowIt operation={operation} comparison={comparison} lanes={props.lanes} />
          <h3 className="inspector-part">
            Original lines{' '}
            <span className="acts-inline">
              <button type="button" className="act" onClick={acts.compare}>
                Side by side <KeyHint letter="v" />
              </button>{' '}
              <button type="button" className="act" aria-expanded={rawShown} onClick={acts.raw}>
                {rawShown ? 'Hide' : 'Show'} <KeyHint letter="r" />
              </button>
            </span>
          </h3>
          {rawShown ? <Shown key={comparison.position} comparison={comparison} /> : null}
          <h3 className="inspector-part">What {known.exhibit.ref} rests on</h3>
          <WhatItRestsOn entry={entry} known={known} />
        </>
      )}
      <Remarks known={known} />
    </>
  );
}

/** The lines, brought into sight when they are shown: above them stands what the gap is. */
function Shown({ comparison }: { comparison: ComparisonView }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box}>
      <Originals comparison={comparison} />
    </div>
  );
}

/** Whose phone it is, and the exhibit. */
function Whose({ operation, known }: { operation: number; known: ObservationView }) {
  const { exhibit } = known;
  return (
    <p className="soft">
      {exhibit.custodian}
      {exhibit.device === '' ? '' : `, ${exhibit.device}`}, exhibit{' '}
      <Link to="/operations/$operation/exhibits/$exhibit" params={{ operation, exhibit: exhibit.id }}>
        {exhibit.ref}
      </Link>
    </p>
  );
}

function WhatItRestsOn({ entry, known }: { entry: EntryView; known: ObservationView }) {
  const { artefact } = known;
  const instant = hasInstants(entry.time);
  const order = dateOrderWords(known.dateOrder, known.dateOrderBasis);
  return (
    <Facts
      rows={[
        ['Time', evidenceTime(entry.time)],
        ...(instant ? [] : [['In UTC', utcTime(entry.utc, entry.timePrecision)] as const]),
        ['Zone', zoneWords(known.zone, known.zoneBasis, instant)],
        ...(order === null ? [] : [['Dates', `${order}. ${known.dateOrderBasis}`] as const]),
        ['Kind', `${kindName(entry.kind)}, ${formatName(known.format)}`],
        ['File', artefact.member === null ? artefact.path : `${artefact.member} in ${artefact.path}`],
        ['Line', known.lines > 1 ? `${count(known.line)}, ${count(known.lines)} lines` : count(known.line)],
        ['Bytes', `${count(known.byteStart)}–${count(known.byteEnd)}`],
        [
          'SHA-256',
          <span key="hash" className="hash">
            {artefact.sha256}
          </span>,
        ],
        ...(artefact.containerSha256 === null
          ? []
          : [
              [
                'of archive',
                <span key="container" className="hash">
                  {artefact.containerSha256}
                </span>,
              ] as const,
            ]),
      ]}
    />
  );
}

function AsTheFileHasIt({
  known,
  rawShown,
  toggle,
}: {
  known: ObservationView;
  rawShown: boolean;
  toggle: () => void;
}) {
  return (
    <>
      <h3 className="inspector-part">
        As the file has it{' '}
        <button type="button" className="act" aria-expanded={rawShown} onClick={toggle}>
          {rawShown ? 'Hide' : 'Show'} <KeyHint letter="r" />
        </button>
      </h3>
      {rawShown ? (
        <>
          <pre className="raw" dir="auto">
            {known.raw}
          </pre>
          {known.rawTruncated ? <p className="soft small">The first 64 KiB; the byte range is whole.</p> : null}
        </>
      ) : null}
    </>
  );
}

function Remarks({ known }: { known: ObservationView }) {
  if (known.flags.length + known.notes.length === 0) return null;
  return (
    <>
      <h3 className="inspector-part">What people did with it</h3>
      <ul className="remarks">
        {known.flags.map((flag) => (
          <li key={`flag ${flag.id}`}>
            Flagged{' '}
            <span className="soft">
              by {flag.by}, {actTime(flag.at)}
            </span>
          </li>
        ))}
        {known.notes.map((note) => (
          <li key={`note ${note.id}`}>
            <span className="remark-text">{note.text}</span>
            <span className="soft">
              {note.by}, {actTime(note.at)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
