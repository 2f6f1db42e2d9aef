import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../signs/Dialog.tsx';
import { counted } from '../words/number.ts';
import { longDay } from '../words/time.ts';
import { indexFrom, type Rail } from './rail.ts';

/** Jump to a date: says on which day one would land before one goes. */
export function DateDialog(props: {
  rail: Rail;
  today: string;
  opened: boolean;
  close: () => void;
  jump: (position: number) => void;
}) {
  const { rail, opened, close, jump } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? props.today;
  const landing = /^\d{4}-\d{2}-\d{2}$/.test(value) ? rail.days[indexFrom(rail, value)] : undefined;
  function leave() {
    setTyped(null);
    close();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (landing === undefined) return;
    jump(landing.position);
    leave();
  }
  return (
    <Dialog opened={opened} close={leave} title="Go to a date" size="sm">
      <form className="form" onSubmit={submit}>
        <TextInput
          type="date"
          label="Date"
          data-autofocus
          min={rail.days[0]?.day ?? ''}
          max={rail.days[rail.days.length - 1]?.day ?? ''}
          value={value}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <p className="soft" role="status">
          {landing === undefined
            ? 'Give a whole date.'
            : `${landing.day === value ? '' : 'Next day with something written: '}${longDay(landing.day)}, ${counted(landing.entries, 'entry', 'entries')}.`}
        </p>
        <div>
          <Button type="submit" disabled={landing === undefined}>
            Go there
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
