import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import { api } from '../api.ts';
import type { Category, PersonRow, ProposalView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { count, counted } from '../words/number.ts';
import { peopleChanged } from './queries.ts';
import { sightingsOf } from './sightings.ts';
import { Why } from './Why.tsx';
import { categoryChoices, categoryOf, sureness } from './words.ts';

const kinds: Readonly<Record<ProposalView['kind'], string>> = {
  alignment: 'same messages',
  number: 'same number',
  name: 'same name',
  custodian: 'whose phone it is',
};

/** One proposal: which names, why, how sure; accept with a name and a category, or refuse. */
export function ProposalCard(props: { operation: number; proposal: ProposalView; people: readonly PersonRow[] }) {
  const { operation, proposal, people } = props;
  const queries = useQueryClient();
  const heading = useId();
  // The server says in one text what speaks for it and then, sentence by sentence, what speaks against it.
  const [reasons = '', ...against] = proposal.why.split(/\s*Against it: /);
  const known = people.find((person) => person.id === proposal.personId);
  const [name, setName] = useState(proposal.suggestedName);
  const typed = name.trim().toLocaleLowerCase('en-GB');
  const namesake =
    known === undefined ? people.find((one) => one.name.toLocaleLowerCase('en-GB') === typed) : undefined;
  const [category, setCategory] = useState<Category>('unknown');
  const answer = useMutation({
    mutationFn: (given: 'accept' | 'refuse') =>
      api.answerProposal(operation, proposal.key, {
        answer: given,
        ...(given === 'refuse' || known !== undefined ? {} : { name: name.trim(), category }),
      }),
    onSuccess: async (_, given) => {
      const who = known?.name ?? name.trim();
      announce(given === 'accept' ? `${counted(proposal.handles.length, 'name')} now ${who}.` : 'Refused.');
      await peopleChanged(queries, operation);
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    answer.mutate('accept');
  }
  return (
    <article className="proposal" aria-labelledby={heading}>
      <div>
        <h3 id={heading}>
          {known?.name ?? proposal.suggestedName}
          <span className="proposal-asks">
            {known === undefined
              ? `${counted(proposal.handles.length, 'name')}, one person?`
              : `${counted(proposal.handles.length, 'name')}, theirs?`}
          </span>
        </h3>
        <p>
          <span className="tag tag-machine">
            machine: {kinds[proposal.kind]}, {sureness(proposal.confidence)} {proposal.confidence.toFixed(2)}
          </span>
        </p>
        {against.map((sentence) => (
          <p key={sentence} className="proposal-against measure">
            <span className="dot dot-doubt" aria-hidden="true" />
            <span>Against it: {sentence}</span>
          </p>
        ))}
        <Handles operation={operation} proposal={proposal} people={people} />
        <Why text={reasons} />
      </div>
      <form className="proposal-answer" onSubmit={submit}>
        {known === undefined ? (
          <div className="form-pair">
            <TextInput
              label="Name of the person"
              required
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <NativeSelect
              label="Category"
              data={[...categoryChoices]}
              value={category}
              onChange={(event) => setCategory(categoryOf(event.currentTarget.value))}
            />
          </div>
        ) : null}
        {namesake === undefined ? null : (
          <p className="small soft">
            There is a {namesake.name} in the table already. If it is the same person, merge the two on that page
            afterwards.
          </p>
        )}
        {answer.isError ? <Refusal error={answer.error} /> : null}
        <div className="proposal-acts">
          <WorkButton
            type="submit"
            busy={answer.isPending && answer.variables === 'accept'}
            disabled={known === undefined && name.trim() === ''}
          >
            Accept
          </WorkButton>
          <Button variant="default" disabled={answer.isPending} onClick={() => answer.mutate('refuse')}>
            Refuse
          </Button>
        </div>
      </form>
    </article>
  );
}

function Handles(props: { operation: number; proposal: ProposalView; people: readonly PersonRow[] }) {
  const { operation, proposal, people } = props;
  return (
    <dl className="proposal-chats">
      {sightingsOf(proposal.handles).map((chat) => (
        <div key={chat.conversationId}>
          <dt>
            <Link
              to="/operations/$operation/conversations/$conversation"
              params={{ operation, conversation: chat.conversationId }}
            >
              {chat.title}
            </Link>
          </dt>
          <dd>
            {chat.names.map((name) => {
              const other = people.find((one) => one.id === name.personId && one.id !== proposal.personId);
              return (
                <span key={name.handleId} className="proposal-name">
                  <b dir="auto">{name.shown}</b>{' '}
                  <span className="soft">
                    {name.exhibitRef}, {count(name.messages)}
                  </span>
                  {other === undefined ? null : <span className="doubtful"> now {other.name}</span>}
                </span>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
