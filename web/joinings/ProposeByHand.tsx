import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { ExhibitView } from '../contract.ts';
import { announce } from '../shell/announce.tsx';
import { Answer, Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { formatName } from '../words/kind.ts';
import { counted } from '../words/number.ts';
import { span } from '../words/time.ts';
import { joiningsKey } from './queries.ts';

/** Where the machine saw nothing: a person chooses copies that may be one chat. */
export function ProposeByHand({ operation }: { operation: number }) {
  const exhibits = useQuery({ queryKey: ['operation', operation, 'exhibits'], queryFn: () => api.exhibits(operation) });
  return (
    <Answer query={exhibits} lines={6}>
      {(found) => <Choose operation={operation} exhibits={found.exhibits} />}
    </Answer>
  );
}

function Choose({ operation, exhibits }: { operation: number; exhibits: readonly ExhibitView[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [typed, setTyped] = useState('');
  const queries = useQueryClient();
  const propose = useMutation({
    mutationFn: () => api.propose(operation, { copies: [...chosen] }),
    onSuccess: async () => {
      setChosen(new Set());
      await queries.invalidateQueries({ queryKey: joiningsKey(operation) });
      announce('Proposed. It stands above, to be decided.');
    },
  });
  const words = typed.toLocaleLowerCase('en-GB');
  const copies = exhibits
    .flatMap((exhibit) => exhibit.copies.map((copy) => ({ copy, custodian: exhibit.custodian })))
    .filter(({ copy, custodian }) =>
      `${copy.title ?? ''} ${copy.exhibitRef} ${custodian}`.toLocaleLowerCase('en-GB').includes(words),
    );
  function toggle(id: number) {
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    propose.mutate();
  }
  return (
    <form className="propose" onSubmit={submit}>
      <TextInput
        type="search"
        label="Filter"
        placeholder="title, exhibit or person"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <fieldset className="propose-copies">
        <legend className="hidden-words">Copies</legend>
        {copies.map(({ copy, custodian }) => (
          <Checkbox
            key={copy.id}
            checked={chosen.has(copy.id)}
            onChange={() => toggle(copy.id)}
            label={`${copy.exhibitRef} ${custodian}: ${copy.title ?? 'no title'}`}
            description={`${formatName(copy.format)}, ${counted(copy.entries, 'entry', 'entries')}, ${span(copy.first, copy.last)}`}
          />
        ))}
        {copies.length === 0 ? <p className="soft">No copy matches.</p> : null}
      </fieldset>
      {propose.isError ? <Refusal error={propose.error} /> : null}
      <WorkButton type="submit" quiet busy={propose.isPending} disabled={chosen.size < 2}>
        {chosen.size < 2 ? 'Choose two copies or more' : `Propose that these ${chosen.size} are one chat`}
      </WorkButton>
    </form>
  );
}
