import { Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { DoubtDecision, DoubtView } from '../contract.ts';
import { DoubtWhere, ReadingSpan } from '../exhibits/DoubtReadings.tsx';
import { decisionWords } from '../exhibits/openDoubt.ts';
import { WorkButton } from '../signs/WorkButton.tsx';
import { actTime } from '../words/time.ts';
import { ZoneSelect } from './ZoneSelect.tsx';

/** One doubt to decide: both readings side by side, why, and who decided. */
export function Decide(props: { doubt: DoubtView; busy: boolean; decide: (decision: DoubtDecision) => void }) {
  const { doubt } = props;
  const [value, setValue] = useState(doubt.decided?.value ?? '');
  const [basis, setBasis] = useState(doubt.decided?.basis ?? '');
  const [changing, setChanging] = useState(false);
  const where = <DoubtWhere doubt={doubt} />;
  const name = (of: string) => doubt.choices.find((choice) => choice.value === of)?.label ?? of;

  if (doubt.decided !== null && !changing) {
    return (
      <div className="aside-note doubt">
        <p>
          <b>{doubt.chatTitle ?? 'A chat without a title'}</b>: decided as {name(doubt.decided.value)}.{' '}
          <span className="soft">{decisionWords(doubt.decided, actTime)}</span>{' '}
          <button type="button" className="plain-button" onClick={() => setChanging(true)}>
            Decide again<span className="hidden-words"> about {doubt.chatTitle ?? doubt.path}</span>
          </button>
        </p>
        {where}
      </div>
    );
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (value === '') return;
    const reason = basis.trim();
    props.decide({ doubt: doubt.id, value, ...(reason === '' ? {} : { basis: reason }) });
    setChanging(false);
  }
  const known = doubt.choices.some((choice) => choice.value === value);
  return (
    <form className="aside-note aside-doubt doubt" onSubmit={submit}>
      <fieldset className="decide">
        <legend>
          <b>{doubt.chatTitle ?? 'A chat without a title'}</b>: {doubt.sentence}
          {doubt.blocking ? null : <span className="soft"> May stay undecided.</span>}
        </legend>
        {where}
        <Radio.Group value={value} onChange={setValue} aria-label={`Readings of ${doubt.chatTitle ?? doubt.path}`}>
          <div className="doubt-readings">
            {doubt.choices.map((choice) => (
              <div key={choice.value} className="decide-choice">
                <Radio
                  value={choice.value}
                  label={choice.label}
                  description={
                    doubt.kind === 'date-order' && choice.value !== 'undecided' ? <ReadingSpan choice={choice} /> : null
                  }
                />
              </div>
            ))}
          </div>
        </Radio.Group>
        {doubt.kind === 'zone' ? (
          <ZoneSelect label="Another zone" none="choose" value={known ? '' : value} change={setValue} />
        ) : null}
        <div className="decide-foot">
          <TextInput
            label="Why"
            placeholder="how you know"
            maxLength={500}
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
          <WorkButton type="submit" disabled={value === ''} busy={props.busy}>
            Decide
          </WorkButton>
        </div>
      </fieldset>
    </form>
  );
}
