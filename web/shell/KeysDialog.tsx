import { Checkbox, Modal } from '@mantine/core';
import { keyName, useActiveKeys } from './keys.ts';
import { prefer, usePreferences } from './preferences.ts';

/** All keys of the place one is in, and the switch that turns single letters off (WCAG 2.1.4). */
export function KeysDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const keys = useActiveKeys();
  const { singleKeys } = usePreferences();
  return (
    <Modal opened={opened} onClose={close} title="Keys of this place" size="md">
      <table className="keys-table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {[...keys].reverse().map((binding) => (
            <tr key={binding.key}>
              <td>
                <kbd>{keyName(binding.key)}</kbd>
              </td>
              <td>{binding.label}</td>
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
    </Modal>
  );
}
