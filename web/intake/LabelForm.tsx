import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { DayInput } from '../signs/DayInput.tsx';
import type { Label } from './label.ts';
import { ZoneSelect } from './ZoneSelect.tsx';

/** The exhibit's label: what it is, whose, under which power, and the limits under which it may be read. */
export function LabelForm(props: {
  label: Label;
  faults: Partial<Record<keyof Label, string>>;
  change: (change: Partial<Label>) => void;
}) {
  const { label, faults, change } = props;
  const text = (field: keyof Label) => ({
    value: label[field],
    error: faults[field] ?? null,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  return (
    <div className="form">
      <div className="form-pair">
        <TextInput label="Reference" description="As on the bag: JM/1" required maxLength={60} {...text('ref')} />
        <TextInput
          label="Custodian"
          description="From whom it came"
          required
          maxLength={120}
          autoComplete="off"
          {...text('custodian')}
        />
      </div>
      <div className="form-pair">
        <TextInput label="Device" description="Make, model, IMEI" maxLength={200} {...text('device')} />
        <TextInput
          label="Seized or handed in"
          type="datetime-local"
          description="As on the label"
          {...text('seizedAt')}
        />
      </div>
      <Textarea
        label="Authority"
        description="Warrant, consent, statutory power"
        maxLength={2000}
        rows={2}
        {...text('authority')}
      />
      <details className="form-more">
        <summary>Times, limits, privilege and the laboratory’s hash</summary>
        <div className="form">
          <div className="form-pair">
            <ZoneSelect
              label="Zone of the phone"
              none="unknown"
              description="Only if you know it; unknown is an answer"
              value={label.zone}
              change={(zone) => change({ zone })}
            />
            <NativeSelect
              label="Order of dates"
              description="Only if you know it; else the file is asked"
              data={[
                { value: '', label: 'as the file proves' },
                { value: 'DMY', label: 'day, month, year' },
                { value: 'MDY', label: 'month, day, year' },
                { value: 'YMD', label: 'year, month, day' },
              ]}
              value={label.dateOrder}
              onChange={(event) => change({ dateOrder: orderOf(event.currentTarget.value) })}
            />
          </div>
          <div className="form-pair">
            <DayInput
              label="May be read from"
              description="What lies outside is withheld"
              value={label.scopeFrom}
              change={(scopeFrom) => change({ scopeFrom })}
            />
            <DayInput
              label="May be read to"
              value={label.scopeTo}
              error={faults.scopeTo}
              change={(scopeTo) => change({ scopeTo })}
            />
          </div>
          <Textarea
            label="Privilege terms"
            description="Names, firms, words, one a line. Every message they hit is withheld until an independent reviewer has seen it."
            rows={3}
            {...text('privilegeTerms')}
          />
          <TextInput
            label="SHA-256 on the laboratory’s label"
            description="Compared with the file as it arrives"
            spellCheck={false}
            autoComplete="off"
            {...text('expectSha256')}
          />
          <Textarea label="Description" maxLength={2000} rows={2} {...text('description')} />
        </div>
      </details>
    </div>
  );
}

function orderOf(value: string): Label['dateOrder'] {
  return value === 'DMY' || value === 'MDY' || value === 'YMD' ? value : '';
}
