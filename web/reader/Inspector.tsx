/** "How do we know?": for the selected entry, where its bytes are and what each value rests on. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import type { EntryView, ObservationView } from '../contract.ts';
import { Facts, KeyHint } from '../signs/signs.tsx';
import { Refusal, Skeleton } from '../signs/states.tsx';
import { dateOrderWords, hasInstants, zoneWords } from '../words/basis.ts';
import { doubtfulFlags, flagName, formatName, kindName } from '../words/kind.ts';
import { count } from '../words/number.ts';
import { actTime, evidenceTime, utcTime } from '../words/time.ts';

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
  readonly release: () => void;
}

export function Inspector(props: {
  operation: number;
  entry: EntryView | undefined;
  chosen: boolean;
  rawShown: boolean;
  acts: Acts;
}) {
  const { operation, entry } = props;
  const observation = entry === undefined || isWithheld(entry) ? null : entry.observation;
  // Moving down a page with j asks for nothing: only the entry on which one rests is looked up, and logged.
  const [rested, setRested] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(observation), 220);
    return () => clearTimeout(timer);
  }, [observation]);
  const query = useQuery({
    queryKey: observationKey(operation, rested ?? -1),
    queryFn: ({ signal }) => api.observation(operation, rested ?? -1, signal),
    enabled: rested !== null,
    staleTime: 5 * 60_000,
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
  const known = query.data?.entry.observation === entry.observation ? query.data : undefined;
  return (
    <>
      <h2>How do we know?</h2>
      {query.isError ? <Refusal error={query.error} retry={() => void query.refetch()} /> : null}
      {known === undefined ? (
        query.isError ? null : (
          <Skeleton lines={11} />
        )
      ) : (
        <Known {...props} entry={entry} known={known} />
      )}
    </>
  );
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
  chosen: boolean;
  rawShown: boolean;
  acts: Acts;
}) {
  const { operation, entry, known, chosen, rawShown, acts } = props;
  const { exhibit, artefact } = known;
  const instant = hasInstants(entry.time);
  const order = dateOrderWords(known.dateOrder, known.dateOrderBasis);
  const doubts = [
    ...(entry.timeCaveat === null ? [] : [entry.timeCaveat]),
    ...entry.flags.filter((flag) => doubtfulFlags.has(flag)).map((flag) => `This entry: ${flagName(flag)}.`),
  ];
  return (
    <>
      <p className="soft">
        {exhibit.custodian}
        {exhibit.device === '' ? '' : `, ${exhibit.device}`}, exhibit{' '}
        <Link to="/operations/$operation/exhibits/$exhibit" params={{ operation, exhibit: exhibit.id }}>
          {exhibit.ref}
        </Link>
      </p>
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
      <h3 className="inspector-part">
        As the file has it{' '}
        <button type="button" className="act" aria-expanded={rawShown} onClick={acts.raw}>
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
      <Remarks known={known} />
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
