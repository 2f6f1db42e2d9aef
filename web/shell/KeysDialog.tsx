import { Checkbox } from '@mantine/core';
import { Dialog } from '../signs/Dialog.tsx';
import { keyList, keyName, useActiveKeys } from './keys.ts';
import { prefer, usePreferences } from './preferences.ts';

/** All keys of the place one is in, and the switch that turns single letters off (WCAG 2.1.4). */
export function KeysDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const bindings = useActiveKeys();
  const { singleKeys } = usePreferences();
  return (
    <Dialog opened={opened} close={close} title="Keys of this place" size="md">
      <table className="keys-table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {keyList(bindings).map(({ label, keys }) => (
            <tr key={label}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{keyName(key)}</kbd>
                ))}
              </td>
              <td>{label}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Checkbox
        mt={16}
        checked={singleKeys}
        onChange={(event) => prefer({ singleKeys: event.currentTarget.checked })}
        label="Single keys work"
        description="Turn off if you speak to your computer or press keys by accident. Buttons do the same."
      />
    </Dialog>
  );
}
