/** Which engine answers for a store: the one place that asks for the dialect's name. */

import { CandourError } from '../../kernel/index.ts';
import type { Store } from '../../storage/index.ts';
import type { SearchEngine } from './port.ts';
import { sqliteSearch } from './sqlite.ts';

const engines = new WeakMap<Store, SearchEngine>();

export function searchEngine(store: Store): SearchEngine {
  let engine = engines.get(store);
  if (engine === undefined) {
    if (store.dialect.name !== 'sqlite')
      throw new CandourError('INTERNAL', 'There is no search for this database yet.');
    engine = sqliteSearch(store);
    engines.set(store, engine);
  }
  return engine;
}
