import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../signs/Dialog.tsx';
import { Answer } from '../signs/states.tsx';
import { comparisonQuery } from './comparison.ts';
import { Originals } from './Originals.tsx';

/** Two phones side by side, wide enough for their lines. `position`: null while it is closed. */
export function CompareDialog(props: {
  operation: number;
  conversation: number;
  position: number | null;
  close: () => void;
}) {
  const { operation, conversation, position, close } = props;
  const query = useQuery({
    ...comparisonQuery(operation, conversation, position ?? -1),
    enabled: position !== null,
  });
  return (
    <Dialog opened={position !== null} close={close} title="Two phones side by side" size="xl">
      <Answer query={query} lines={8}>
        {(comparison) => <Originals key={comparison.position} comparison={comparison} />}
      </Answer>
    </Dialog>
  );
}
