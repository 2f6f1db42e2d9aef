import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../api.ts';
import { useOperation } from '../shell/session.ts';
import { Answer, Empty } from '../signs/states.tsx';
import { useTitle } from '../signs/title.ts';
import { ExhibitCard } from './ExhibitCard.tsx';
import './exhibits.css';

/** One card a handset: what it is, whose, where every byte went, what is in doubt. */
export function ExhibitsPage() {
  const { operation } = useParams({ from: '/signed-in/operations/$operation/exhibits' });
  useTitle('Exhibits', useOperation(operation)?.name);
  const list = useQuery({ queryKey: ['operation', operation, 'exhibits'], queryFn: () => api.exhibits(operation) });
  const door = (
    <Button component={Link} to={`/operations/${operation}/import`} variant="default">
      Import an exhibit
    </Button>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>Exhibits</h1>
        {list.data?.exhibits.length === 0 ? null : door}
      </div>
      <Answer query={list} lines={10}>
        {({ exhibits }) =>
          exhibits.length === 0 ? (
            <Empty title="No exhibit yet" actions={door}>
              An exhibit is what was seized or handed in: the export of a phone, a download, a statement. Its files are
              kept as they came, under their SHA-256.
            </Empty>
          ) : (
            <ol className="exhibits">
              {exhibits.map((exhibit) => (
                <li key={exhibit.id}>
                  <ExhibitCard operation={operation} exhibit={exhibit} />
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </div>
  );
}
