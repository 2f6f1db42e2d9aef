/** The search use case: a page of hits in the order of time, each with its reason and its neighbours. */

import { CandourError } from '../../kernel/index.ts';
import { type Asking, type Consultation, type ConversationDeps, consult } from '../consult.ts';
import type { SearchPage, SearchQuery } from '../contract.ts';
import { idBounds, operationTotals } from '../store.ts';
import { timeRange } from './dates.ts';
import { searchEngine } from './engine.ts';
import { hitsOf } from './hits.ts';
import { eachMessageOnce } from './once.ts';
import { type Plan, partialNotice, planSubstring, planWords, scopeOf, wordsOf } from './plan.ts';
import type { IdRange } from './port.ts';
import { countHits, walk } from './walk.ts';

/** Hits are counted up to here: more would cost time and tell little. */
const COUNTED_AT_MOST = 10_000;
/** Milliseconds for finding a page, and then for counting: together with reading the hits under 50 (design budget). */
const FINDING_MS = 22;
const COUNTING_MS = 10;
/** Where texts must be read and compared, a search may take longer before it says how far it came. */
const FINDING_COMPARED_MS = 100;
const COUNTING_COMPARED_MS = 15;
/** Entries that the first window of a walk holds, as far as they are spread evenly. */
const FIRST_WINDOW = 20_000;
const FIRST_COMPARED = 2_000;
/** … and the first one of counting, which takes nothing but the time to read on. */
const FIRST_COUNTED = 200_000;

export async function search(deps: ConversationDeps, asking: Asking, query: SearchQuery): Promise<SearchPage> {
  const begun = deps.clock();
  const reading = await consult(deps, asking, 'search');
  const { db, operationId } = reading;
  const totals = await operationTotals(db, operationId);
  const plan = await planOf(deps, reading, query);
  const whole = await rangeOf(reading, query);
  const range = afterCursor(whole, query);
  const source = await eachMessageOnce(reading, plan.source, {
    whole,
    byWordsAlone: !query.sender && !query.from && !query.to,
  });
  const idsAnEntry = (whole.to - whole.from) / Math.max(1, totals.entries);
  const options = { order: query.order, clock: deps.clock };
  const walked = await walk(source, {
    ...options,
    range,
    firstWidth: idsAnEntry * (plan.source.compare ? FIRST_COMPARED : FIRST_WINDOW),
    limit: query.limit + 1,
    until: deps.clock() + (plan.sure === null ? FINDING_COMPARED_MS : FINDING_MS),
  });
  const shown = walked.ids.slice(0, query.limit);
  const counted = await countHits(plan.sure ?? source, {
    ...options,
    range: whole,
    firstWidth: idsAnEntry * (plan.sure === null ? FIRST_COMPARED : FIRST_COUNTED),
    limit: COUNTED_AT_MOST,
    until: deps.clock() + (plan.sure === null ? COUNTING_COMPARED_MS : COUNTING_MS),
  });
  const cutShort = walked.ids.length <= query.limit && walked.rest !== null ? walked.rest : null;
  const next =
    walked.ids.length > query.limit
      ? String(shown.at(-1))
      : cutShort === null
        ? null
        : String(query.order === 'newest' ? cutShort.to : cutShort.from - 1);
  const hits = await hitsOf(reading, plan, shown);
  const notices = [...plan.notices];
  if (cutShort !== null) notices.push(partialNotice(cutShort, query.order));
  const withheld = reading.mayReadHeld ? 0 : totals.held;
  await reading.record('search.answered', {
    words: query.q,
    mode: query.mode,
    order: query.order,
    sender: query.sender ?? null,
    conversation: query.conversation ?? null,
    kind: query.kind ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    shown: [...shown],
    counted: counted.count,
  });
  return {
    hits,
    count: Math.max(counted.count, hits.length),
    more: !counted.whole,
    counts: plan.sure === null ? 'messages' : 'entries',
    next,
    tookMs: Math.round((deps.clock() - begun) * 10) / 10,
    notice: notices.length > 0 ? notices.join(' ') : null,
    withheld,
  };
}

async function planOf(deps: ConversationDeps, reading: Consultation, query: SearchQuery): Promise<Plan> {
  const { db, operationId, mayReadHeld } = reading;
  const words = wordsOf(query);
  const request = {
    db,
    engine: searchEngine(deps.store),
    operationId,
    mode: query.mode,
    words,
    part: query.q.trim(),
    ...(await scopeOf(db, operationId, query)),
    time: timeRange(query.from, query.to),
    mayReadHeld,
  };
  if (query.mode === 'substring') return await planSubstring(request);
  const plan = await planWords(request);
  // Words were typed, but nothing that can be looked for: listing everything would be no answer.
  if (words.empty.length > 0 && words.all.length === 0 && words.none.length === 0) {
    return { ...plan, source: { within: async () => [] }, sure: null };
  }
  return plan;
}

/** The ids that the dates asked for may hold; everything where none are. */
async function rangeOf({ db, operationId }: Consultation, query: SearchQuery): Promise<IdRange> {
  const bounds = await idBounds(db, operationId);
  if (bounds === null) return { from: 0, to: 0 };
  const time = timeRange(query.from, query.to);
  return {
    from: Math.max(bounds.first, time?.ids.from ?? 0),
    to: Math.min(bounds.last + 1, time?.ids.to ?? Number.MAX_SAFE_INTEGER),
  };
}

function afterCursor(range: IdRange, { cursor, order }: SearchQuery): IdRange {
  if (cursor === undefined || cursor === '') return range;
  const id = Number(cursor);
  if (!Number.isSafeInteger(id)) throw new CandourError('BAD_USAGE', 'The cursor is not one that a search gave.');
  return order === 'newest'
    ? { ...range, to: Math.min(range.to, id) }
    : { ...range, from: Math.max(range.from, id + 1) };
}
