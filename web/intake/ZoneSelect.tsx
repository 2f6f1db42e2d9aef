import { NativeSelect } from '@mantine/core';

/** All zones this browser knows; an empty value is none of them. */
export function ZoneSelect(props: {
  label: string;
  description?: string;
  /** What the empty value is called. */
  none: string;
  value: string;
  change: (zone: string) => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      description={props.description}
      value={props.value}
      onChange={(event) => props.change(event.currentTarget.value)}
      data={[{ value: '', label: props.none }, ...Intl.supportedValuesOf('timeZone'), 'UTC']}
    />
  );
}
