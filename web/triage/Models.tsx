/** Which model says it, with which threshold, and who decided to show it; other versions beside it. */

import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import type { ModelView, TriageView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Dialog } from '../signs/Dialog.tsx';
import { Facts } from '../signs/signs.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { actTime } from '../words/time.ts';
import { triageKey } from './queries.ts';
import { probability } from './words.ts';

export function Models({ operation, view, model }: { operation: number; view: TriageView; model: ModelView }) {
  const { chosen, loaded, models } = view;
  const others = models.filter(({ shown }) => !shown);
  const isNew = loaded !== null && !models.some(({ name }) => name === loaded.name);
  return (
    <section>
      <h2>The model</h2>
      <Facts
        rows={[
          [
            'Shown',
            <span key="name" className="break">
              {model.name}
            </span>,
          ],
          ['Review threshold', probability(model.threshold)],
          ['Scored since', `${actTime(model.begunAt)}, begun by ${model.begunBy}`],
          ...(chosen === null
            ? []
            : [
                [
                  'Shown since',
                  `${actTime(chosen.at)}, by ${chosen.by}${chosen.reason === '' ? '' : `: ${chosen.reason}`}`,
                ] as const,
              ]),
        ]}
      />
      <p className="soft measure">
        It reads English words and the three messages before them, on this computer alone, and learns nothing from this
        operation for any other. A number is how often a careful reviewer would agree where such messages are as rare as
        in ordinary chats. It is often wrong about quotations, irony and words reclaimed by those they were made
        against, and knows nothing of what was meant. Its data, its figures and its limits are in the model card
        (docs/model-card.md in the package).
      </p>
      {isNew && loaded !== null ? (
        <Acted
          operation={operation}
          title="Another version"
          words={`This program brings ${loaded.name}. What is shown was scored with another version.`}
          button="Score with this version"
          act={(reason) => api.scoreAgain(operation, reason)}
          done="Scoring begins; what is shown stays until you change it."
        />
      ) : null}
      {others.map((other) => (
        <Acted
          key={other.id}
          operation={operation}
          title="Also scored"
          words={`${other.name}, begun ${actTime(other.begunAt)} by ${other.begunBy}${other.complete ? '' : '; not scored to the end'}.`}
          button="Show this version"
          act={(reason) => api.showModel(operation, other.id, reason)}
          done="This version is shown from now on."
        />
      ))}
    </section>
  );
}

/** An act about a version, with the reason for it: both stand in the ledger. */
function Acted(props: {
  operation: number;
  title: string;
  words: string;
  button: string;
  act: (reason: string) => Promise<unknown>;
  done: string;
}) {
  const { operation, title, words, button, act, done } = props;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const work = useMutation({
    mutationFn: () => act(reason.trim()),
    onSuccess: async () => {
      setAsking(false);
      announce(done);
      await queries.invalidateQueries({ queryKey: triageKey(operation) });
      await queries.invalidateQueries({ queryKey: ['operation', operation, 'scoring'] });
    },
  });
  return (
    <div className="aside-note">
      <h3>{title}</h3>
      <p className="break">{words}</p>
      <button type="button" className="act" onClick={() => setAsking(true)}>
        {button}…
      </button>
      <Dialog title={button} opened={asking} close={() => setAsking(false)} size="md">
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            work.mutate();
          }}
        >
          <p className="break">{words}</p>
          <TextInput
            label="Reason"
            description="It stands in the ledger with your name."
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {work.isError ? <Refusal error={work.error} /> : null}
          <div>
            <WorkButton type="submit" busy={work.isPending}>
              {button}
            </WorkButton>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
