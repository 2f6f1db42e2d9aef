import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../api.ts';
import type { ExhibitView } from '../contract.ts';
import { tellPlace } from '../shell/place.ts';
import { useOperation } from '../shell/session.ts';
import { Facts } from '../signs/signs.tsx';
import { Answer } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { WideTable } from '../signs/WideTable.tsx';
import { count, counted } from '../words/number.ts';
import { actTime, evidenceTime } from '../words/time.ts';
import { AccountingBar } from './AccountingBar.tsx';
import { CopiesTable } from './CopiesTable.tsx';
import { DoubtReadings } from './DoubtReadings.tsx';
import { FilesTable } from './FilesTable.tsx';
import { OpenDoubts } from './OpenDoubts.tsx';
import { isOpen } from './openDoubt.ts';
import { WarningList } from './WarningList.tsx';
import './exhibits.css';

/** An exhibit in full. */
export function ExhibitPage() {
  const { operation, exhibit } = useParams({ from: '/signed-in/operations/$operation/exhibits/$exhibit' });
  const query = useQuery({
    queryKey: ['operation', operation, 'exhibits', exhibit],
    queryFn: () => api.exhibit(operation, exhibit),
  });
  const ref = query.data?.ref;
  useTitle(ref ?? 'Exhibit', useOperation(operation)?.name);
  useEffect(() => (ref === undefined ? undefined : tellPlace(ref)), [ref]);
  return (
    <div className="page">
      <Answer query={query} lines={12} level={1}>
        {(data) => <Whole operation={operation} exhibit={data} />}
      </Answer>
    </div>
  );
}

const orDash = (text: string) => (text === '' ? <span className="soft">not given</span> : text);

function Whole({ operation, exhibit }: { operation: number; exhibit: ExhibitView }) {
  const open = exhibit.doubts.filter(isOpen);
  const decided = exhibit.doubts.filter((doubt) => !isOpen(doubt));
  return (
    <>
      <h1>
        {exhibit.ref} <span className="exhibit-who">{exhibit.custodian}</span>
      </h1>
      {exhibit.description === '' ? null : <p className="page-lead">{exhibit.description}</p>}
      <section>
        <Facts
          rows={[
            ['Custodian', exhibit.custodian],
            ['Device', orDash(exhibit.device)],
            ['Authority', orDash(exhibit.authority)],
            ['Seized', orDash(exhibit.seizedAt === '' ? '' : evidenceTime(exhibit.seizedAt))],
            ['Entered', actTime(exhibit.enteredAt)],
            ['Sealed', exhibit.sealedAt === null ? 'not sealed yet' : actTime(exhibit.sealedAt)],
            [
              'Scope',
              exhibit.scopeFrom === null && exhibit.scopeTo === null
                ? 'no date limits'
                : `${exhibit.scopeFrom ?? 'the beginning'} to ${exhibit.scopeTo ?? 'the end'}`,
            ],
            ['Withheld', exhibit.counts.held === 0 ? 'nothing' : `${counted(exhibit.counts.held, 'entry', 'entries')}`],
          ]}
        />
      </section>
      {exhibit.copies.length === 0 ? null : (
        <section>
          <h2>Where every byte went</h2>
          <AccountingBar accounting={exhibit.accounting} counts={exhibit.counts} />
          <CopiesTable operation={operation} copies={exhibit.copies} />
        </section>
      )}
      {exhibit.doubts.length === 0 ? null : (
        <section>
          <h2>Doubts</h2>
          <OpenDoubts doubts={open} />
          {decided.length === 0 ? null : (
            <details>
              <summary>{count(decided.length)} decided</summary>
              {decided.map((doubt) => (
                <DoubtReadings key={doubt.id} doubt={doubt} />
              ))}
            </details>
          )}
        </section>
      )}
      <WarningList copies={exhibit.copies} />
      <FilesTable files={exhibit.files} />
      <section>
        <h2>Custody</h2>
        {exhibit.custody.length === 0 ? (
          <p className="soft">Nothing recorded.</p>
        ) : (
          <WideTable label="Custody">
            <table className="stack">
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                </tr>
              </thead>
              <tbody>
                {exhibit.custody.map((entry) => (
                  <tr key={`${entry.at} ${entry.act} ${entry.note}`}>
                    <td data-label="When">{actTime(entry.at)}</td>
                    <td data-label="Who">{entry.who}</td>
                    <td data-label="What" className="break">
                      {entry.act}
                      {entry.note === '' ? '' : `: ${entry.note}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
        )}
      </section>
    </>
  );
}
