import type { DoubtView } from '../contract.ts';
import { counted, list } from '../words/number.ts';
import { DoubtReadings } from './DoubtReadings.tsx';
import { unknownZones } from './openDoubt.ts';

/** What nobody has decided: date orders with their readings; unknown zones in one line an exhibit. */
export function OpenDoubts({ doubts }: { doubts: readonly DoubtView[] }) {
  return (
    <>
      {doubts
        .filter((doubt) => doubt.kind === 'date-order')
        .map((doubt) => (
          <DoubtReadings key={doubt.id} doubt={doubt} />
        ))}
      {unknownZones(doubts).map(({ exhibit, chats }) => (
        <div key={exhibit} className="aside-note aside-doubt doubt">
          <p>
            The zone of {exhibit} is unknown for {counted(chats.length, 'chat')}:{' '}
            <span className="break">{list(chats.slice(0, 8))}</span>
            {chats.length > 8 ? ` and ${counted(chats.length - 8, 'other')}` : ''}. Their hours are as the phone printed
            them; they cannot be put beside another phone’s to the hour.
          </p>
        </div>
      ))}
    </>
  );
}
