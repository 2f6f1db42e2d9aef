/** The filter as a sentence made of controls: "deleted, very likely, by Alder, on JM/2, 14 to 17 Oct". */

import { type KeyboardEvent, useEffect, useState } from 'react';
import type { ConversationView, GapSummary } from '../contract.ts';
import { Choice, type Option } from '../signs/Choice.tsx';
import { gapKindName, gapKinds } from '../words/gap.ts';
import { leastConfidences } from '../words/likelihood.ts';
import { type GapFilters, whatOf, withWhat } from './filters.ts';

const whats: readonly Option[] = [
  ['deleted', 'what was deleted there'],
  ['explained', 'what is absent and explained'],
  ...gapKinds.filter((kind) => kind !== 'missing').map((kind): Option => [kind, gapKindName(kind)]),
  ['all', 'all gaps'],
];

export function GapSentence(props: {
  filters: GapFilters;
  sender: string;
  /** Everything there is to choose from: the summary over no filter. */
  all: GapSummary;
  conversations: readonly ConversationView[];
  days: { readonly first: string; readonly last: string } | null;
  change: (filters: GapFilters, sender: string) => void;
}) {
  const { filters, sender, all, conversations, days, change } = props;
  const { copy, run, ...rest } = filters;
  const numbered = (name: 'exhibit' | 'conversation' | 'minConfidence') => (value: string) => {
    const { [name]: _before, ...others } = filters;
    change(value === '' ? others : { ...others, [name]: Number(value) }, sender);
  };
  return (
    <search className="sentence no-print" aria-label="Filter">
      Show{' '}
      <Choice
        label="What"
        options={whats}
        value={whatOf(filters)}
        change={(what) => change(withWhat(filters, what), sender)}
      />
      ,{' '}
      <Choice
        label="How sure"
        options={[['', 'however sure'], ...leastConfidences.map(([value, words]): Option => [String(value), words])]}
        value={filters.minConfidence === undefined ? '' : String(filters.minConfidence)}
        change={numbered('minConfidence')}
      />
      , by{' '}
      <Choice
        label="By whom"
        options={[
          ['', 'anybody'],
          ...withChosen(
            all.senders.map((one): Option => [one.shown, one.shown]),
            sender,
          ),
        ]}
        value={sender}
        change={(who) => change(filters, who)}
      />
      , on{' '}
      <Choice
        label="On which phone"
        options={[
          ['', 'any phone'],
          ...all.handsets.map((one): Option => [String(one.exhibitId), `${one.exhibitRef} ${one.custodian}`]),
        ]}
        value={filters.exhibit === undefined ? '' : String(filters.exhibit)}
        change={numbered('exhibit')}
      />
      , in{' '}
      <Choice
        label="In which conversation"
        options={[['', 'any conversation'], ...conversations.map((one): Option => [String(one.id), one.title])]}
        value={filters.conversation === undefined ? '' : String(filters.conversation)}
        change={numbered('conversation')}
      />
      , <Days filters={filters} days={days} change={(dated) => change(dated, sender)} />
      {copy === undefined && run === undefined ? null : (
        <>
          , {run === undefined ? 'of one copy' : 'of one run'}{' '}
          <button type="button" className="act" onClick={() => change(rest, sender)}>
            {run === undefined ? 'Any copy' : 'Any run'}
          </button>
        </>
      )}
      .
    </search>
  );
}

/** A name that no gap is by any more stays to be seen and taken away. */
function withChosen(options: readonly Option[], chosen: string): readonly Option[] {
  return chosen === '' || options.some(([value]) => value === chosen) ? options : [...options, [chosen, chosen]];
}

/** Any day, or from one to another. */
function Days(props: {
  filters: GapFilters;
  days: { readonly first: string; readonly last: string } | null;
  change: (filters: GapFilters) => void;
}) {
  const { filters, days, change } = props;
  const { from, to, ...undated } = filters;
  const dated = from !== undefined || to !== undefined;
  const [opened, setOpened] = useState(dated);
  const day = (name: 'from' | 'to') => (value: string) => {
    const { [name]: _before, ...others } = filters;
    change(value === '' ? others : { ...others, [name]: value });
  };
  return (
    <span className="sentence-days">
      <Choice
        label="When"
        options={[
          ['', 'on any day'],
          ['between', 'from'],
        ]}
        value={opened || dated ? 'between' : ''}
        change={(when) => {
          setOpened(when !== '');
          if (when === '' && dated) change(undated);
        }}
      />
      {opened || dated ? (
        <>
          {' '}
          <Day label="From" value={from ?? ''} days={days} change={day('from')} /> to{' '}
          <Day label="To" value={to ?? ''} days={days} change={day('to')} />
        </>
      ) : null}
    </span>
  );
}

/** A day takes effect when it is left or confirmed: half a year typed is not a year. */
function Day(props: {
  label: string;
  value: string;
  days: { readonly first: string; readonly last: string } | null;
  change: (value: string) => void;
}) {
  const { label, value, days, change } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const apply = () => {
    if (typed !== value) change(typed);
  };
  return (
    <input
      type="date"
      className={value === '' ? 'sentence-part' : 'sentence-part sentence-set'}
      aria-label={label}
      min={days?.first}
      max={days?.last}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}
