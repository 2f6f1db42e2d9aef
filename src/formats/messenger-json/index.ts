/** Facebook Messenger, the ordinary download as JSON (`message_N.json`). */
import type { Parser } from '../entry.ts';
import { threadParser } from '../json-thread.ts';
import { metaThread } from './thread.ts';

/** Reads one part of one thread; parts of a thread share their `threadPath`. Newest message first, times in UTC. */
export const parseMessengerJson: Parser = threadParser((options) => metaThread('messenger', options));
