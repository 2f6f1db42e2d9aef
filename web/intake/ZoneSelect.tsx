import { NativeSelect } from '@mantine/core';

/** All zones this browser knows; an empty value is "unknown". */
export function ZoneSelect(props: {
  label: string;
  description?: string;
  value: string;
  change: (zone: string) => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      description={props.description}
      value={props.value}
      onChange={(event) => props.change(event.currentTarget.value)}
      data={[{ value: '', label: 'unknown' }, ...Intl.supportedValuesOf('timeZone'), 'UTC']}
    />
  );
}
