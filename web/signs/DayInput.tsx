import { TextInput } from '@mantine/core';
import { longDay, timeParts } from '../words/time.ts';

/**
 * A date field that says in words which day it holds: browsers print dates in the order of their own language, and an
 * order of dates must never be guessed here of all places.
 */
export function DayInput(props: {
  label: string;
  value: string;
  change: (day: string) => void;
  required?: boolean;
  error?: string | undefined;
  description?: string;
}) {
  const day = timeParts(props.value)?.day;
  return (
    <TextInput
      type="date"
      label={props.label}
      required={props.required ?? false}
      value={props.value}
      error={props.error ?? null}
      description={day === undefined ? (props.description ?? '\u00a0') : longDay(day)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => props.change(event.currentTarget.value)}
    />
  );
}
