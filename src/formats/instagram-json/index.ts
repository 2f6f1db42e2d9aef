/** Instagram, the download as JSON: the thread shape of Messenger under `your_instagram_activity/messages`. */
import type { Parser } from '../entry.ts';
import { threadParser } from '../json-thread.ts';
import { metaThread } from '../messenger-json/thread.ts';

/** Reads one part of one thread; parts of a thread share their `threadPath`. Newest message first, times in UTC. */
export const parseInstagramJson: Parser = threadParser((options) => metaThread('instagram', options));
