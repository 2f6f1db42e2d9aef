/** What the machine noticed about names: that some seem to be one person. A person accepts or refuses each. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonRow } from '../contract.ts';
import { Answer } from '../signs/states.tsx';
import { count } from '../words/number.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { proposalsQuery } from './queries.ts';

const atOnce = 6;

export function Proposals({ operation, people }: { operation: number; people: readonly PersonRow[] }) {
  const query = useQuery(proposalsQuery(operation));
  const [all, setAll] = useState(false);
  return (
    <section className="no-print">
      <h2>To decide</h2>
      <p className="soft measure">
        The machine noticed that these names may be one person. Nothing is joined before you accept, and every decision
        can be taken back.
      </p>
      <Answer query={query} lines={8}>
        {({ proposals }) => {
          const surest = [...proposals].sort((a, b) => b.confidence - a.confidence);
          const shown = all ? surest : surest.slice(0, atOnce);
          return (
            <>
              <ul className="proposals">
                {shown.map((proposal) => (
                  <li key={proposal.key}>
                    <ProposalCard operation={operation} proposal={proposal} people={people} />
                  </li>
                ))}
              </ul>
              {shown.length === surest.length ? null : (
                <button type="button" className="plain-button" onClick={() => setAll(true)}>
                  Show {count(surest.length - shown.length)} more
                </button>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
