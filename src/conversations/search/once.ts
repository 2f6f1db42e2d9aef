/**
 * Each message once: in a joined conversation several phones' observations of it may all be hits. The leading one is
 * shown where it is a hit itself, else the first that is, in the order of the lanes; so pages follow on from each other
 * without a memory of what was shown.
 */

import type { Consultation } from '../consult.ts';
import { textsByIds } from '../entry-store.ts';
import { isJoinedAnywhere, type MessagePlace, observationsOf, placesOf } from '../joining/message-store.ts';
import type { IdRange } from './port.ts';
import type { WalkSource } from './walk.ts';

/** Hits looked up together. A page needs some dozens. */
const AT_ONCE = 128;

export interface Asked {
  /** The ids that the query's dates let through: an observation outside is no hit. */
  readonly whole: IdRange;
  /** Neither dates nor names are asked for: of two observations with the same words both are hits, or neither. */
  readonly byWordsAlone: boolean;
}

/** The source itself where nothing is joined. */
export async function eachMessageOnce(
  reading: Consultation,
  source: WalkSource,
  { whole, byWordsAlone }: Asked,
): Promise<WalkSource> {
  const { db, operationId, mayReadHeld } = reading;
  if (!(await isJoinedAnywhere(db, operationId))) return source;
  const compare = async (ids: readonly number[]) => (source.compare ? await source.compare(ids) : ids);

  async function isHit(id: number): Promise<boolean> {
    if (id < whole.from || id >= whole.to) return false;
    const [found] = await source.within({ from: id, to: id + 1 }, 1);
    return found !== undefined && (await compare([found])).length > 0;
  }

  /** Those whose leading observation has the very words: it is a hit as they are. */
  async function ledBySameWords(ids: readonly number[], places: ReadonlyMap<number, MessagePlace>) {
    if (!byWordsAlone || ids.length === 0) return new Set<number>();
    const leads = ids.flatMap((id) => places.get(id)?.lead ?? []);
    const rows = new Map(
      (await textsByIds(db, operationId, [...ids, ...leads])).map((row) => [row.observation_id, row]),
    );
    return new Set(
      ids.filter((id) => {
        const [own, lead] = [rows.get(id), rows.get(places.get(id)?.lead ?? 0)];
        return own !== undefined && own.body === lead?.body && own.kind === lead.kind;
      }),
    );
  }

  async function anotherIsShown(id: number, place: MessagePlace, known: ReadonlySet<number>): Promise<boolean> {
    const all = await observationsOf(db, operationId, place.conversation_id, [place.message_id]);
    const before = all.map((row) => row.observation_id);
    for (const other of [place.lead, ...before.slice(0, before.indexOf(id))]) {
      if (known.has(other) || (await isHit(other))) return true;
    }
    return false;
  }

  return {
    within: (range, limit) => source.within(range, limit),
    async compare(ids, wanted = Number.POSITIVE_INFINITY) {
      const hits = await compare(ids);
      const known = new Set(hits);
      const shown: number[] = [];
      for (let at = 0; at < hits.length && shown.length < wanted; at += AT_ONCE) {
        const some = hits.slice(at, at + AT_ONCE);
        const places = await placesOf(db, operationId, some);
        const open = (id: number): boolean => {
          const place = places.get(id);
          return place !== undefined && place.lead !== id && !known.has(place.lead);
        };
        const led = await ledBySameWords(some.filter(open), places);
        for (const id of some) {
          const place = places.get(id);
          if (place?.held === 1 && !mayReadHeld) continue;
          if (place === undefined || place.lead === id) shown.push(id);
          else if (!known.has(place.lead) && !led.has(id) && !(await anotherIsShown(id, place, known))) shown.push(id);
        }
      }
      return shown;
    },
  };
}
