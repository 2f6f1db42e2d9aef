/** Signs of the people room: category, anonymity, how sure an attribution is. */

import type { Category } from '../contract.ts';
import { categoryName, doubtBelow, namelessName, sureness } from './words.ts';
import './people.css';

/** A quiet tag; what nobody has decided is plain grey words, so that it is no category of its own. */
export function CategoryTag({ category }: { category: Category }) {
  return category === 'unknown' ? (
    <span className="soft">{categoryName(category)}</span>
  ) : (
    <span className="tag">{categoryName(category)}</span>
  );
}

/** Hatched as everything hidden is: this name must not leave the room (R18). */
export function AnonymousTag() {
  return (
    <span className="tag tag-anonymous">
      <span className="hatch" aria-hidden="true" />
      anonymous
    </span>
  );
}

/** `very likely 0.97`; a weak one with the sign of a doubt. */
export function Sureness({ confidence }: { confidence: number | null }) {
  if (confidence === null) return <span className="soft">no name yet</span>;
  const doubt = confidence < doubtBelow;
  return (
    <span className={doubt ? 'sureness doubtful' : 'sureness'}>
      {doubt ? <span className="dot dot-doubt" aria-hidden="true" /> : null}
      {sureness(confidence)} <span className={doubt ? '' : 'soft'}>{confidence.toFixed(2)}</span>
    </span>
  );
}

/** A person's name; of somebody anonymous the printed page has a number instead. */
export function PersonName({ person }: { person: { id: number; name: string; anonymous: boolean } }) {
  if (!person.anonymous) return <span dir="auto">{person.name}</span>;
  return (
    <>
      <span className="no-print" dir="auto">
        {person.name}
      </span>
      <span className="print-only" aria-hidden="true">
        {namelessName(person.id)}
      </span>
    </>
  );
}
