import type { SearchIndexStore } from '../../search-index-store.ts';
import type { Connection } from '../connection.ts';
import { isSearchIndexSound } from './check-search-index.ts';
import { renewSearchIndex } from './renew-search-index.ts';

/** What search reads is derived: this makes it anew where it is damaged, in SQLite. */
export function createSearchIndexStore({ db, write }: Connection): SearchIndexStore {
  return {
    renewDamagedIndex: async () => {
      if (await write(() => isSearchIndexSound(db))) {
        return 'sound';
      }
      await write(() => renewSearchIndex(db));
      return 'renewed';
    },
  };
}
