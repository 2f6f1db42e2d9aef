/** Begins a review: what is wanted, how much of it must be found, how sure one must be. Nothing of it can be changed later. */

import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../api.ts';
import type { ReviewCreate } from '../contract.ts';
import { peopleQuery } from '../people/queries.ts';
import { Refusal } from '../signs/states.tsx';
import { WorkButton } from '../signs/WorkButton.tsx';
import { isLabel, labelName, labelNames } from '../triage/words.ts';
import { reviewsKey } from './queries.ts';
import { percent, ruleName, ruleNames, ruleSentence } from './words.ts';

const targets = [0.8, 0.9, 0.95, 0.98];
const confidences = [0.8, 0.9, 0.95, 0.99];

export function BeginReview({ operation }: { operation: number }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<ReviewCreate['kind']>('relevant');
  const [label, setLabel] = useState('racism');
  const [person, setPerson] = useState('');
  const [target, setTarget] = useState('0.95');
  const [confidence, setConfidence] = useState('0.95');
  const [rule, setRule] = useState<(typeof ruleNames)[number]>('model-assisted');
  const [seed, setSeed] = useState('');
  const people = useQuery({ ...peopleQuery(operation), enabled: kind === 'person' });
  const begin = useMutation({
    mutationFn: (given: ReviewCreate) => api.beginReview(operation, given),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: reviewsKey(operation) });
      await navigate({ to: '/operations/$operation/reviews/$review', params: { operation, review: id } });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    begin.mutate({
      kind,
      ...(kind === 'code' && isLabel(label) ? { label } : {}),
      ...(kind === 'person' && person !== '' ? { person: Number(person) } : {}),
      target: Number(target),
      confidence: Number(confidence),
      rule,
      ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
    });
  }
  return (
    <form className="form begin-review" onSubmit={submit}>
      <NativeSelect
        label="What is wanted"
        value={kind}
        data={[
          { value: 'relevant', label: 'Anything relevant' },
          { value: 'code', label: 'One code' },
          { value: 'person', label: 'Anything relevant by one person' },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setKind(chosen === 'code' || chosen === 'person' ? chosen : 'relevant');
        }}
      />
      {kind === 'code' ? (
        <NativeSelect
          label="Code"
          value={label}
          data={labelNames.map((name) => ({ value: name, label: labelName(name) }))}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
      ) : null}
      {kind === 'person' ? (
        <NativeSelect
          label="Person"
          required
          value={person}
          data={[
            { value: '', label: people.isError ? 'People are not open to this account' : 'Choose a person' },
            ...(people.data?.people ?? []).map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
      ) : null}
      <div className="begin-pair">
        <NativeSelect
          label="To be found, at least"
          value={target}
          data={targets.map((one) => ({ value: String(one), label: percent(one) }))}
          onChange={(event) => setTarget(event.currentTarget.value)}
        />
        <NativeSelect
          label="Confidence"
          value={confidence}
          data={confidences.map((one) => ({ value: String(one), label: percent(one) }))}
          onChange={(event) => setConfidence(event.currentTarget.value)}
        />
      </div>
      <NativeSelect
        label="How it may end"
        description={ruleSentence(rule)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={rule}
        data={ruleNames.map((name) => ({ value: name, label: ruleName(name) }))}
        onChange={(event) => setRule(ruleNames.find((name) => name === event.currentTarget.value) ?? 'model-assisted')}
      />
      <TextInput
        label="Seed of the random draws"
        description="Left empty, one is made up. A number from outside, a lottery draw say, cannot be thought to be chosen."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={100}
        value={seed}
        onChange={(event) => setSeed(event.currentTarget.value)}
      />
      <p className="soft small measure">
        All of it is written into the ledger and sealed before the first message is read, and nothing of it can be
        changed afterwards.
      </p>
      {begin.isError ? <Refusal error={begin.error} /> : null}
      <div>
        <WorkButton type="submit" busy={begin.isPending}>
          Begin the review
        </WorkButton>
      </div>
    </form>
  );
}
