import type { Events } from '../../../model/events/events.ts';
import type { SearchIndexStore } from '../../search-index-store.ts';
import { StoreError } from '../../store-error.ts';

/** Runs work that needs the search index; where that is damaged, makes it anew and runs the work again. */
export type WithHealing = <T>(work: () => Promise<T>) => Promise<T>;

/** Whoever meets the damage meanwhile waits for the same renewal. */
export function createHealing({
  events,
  index,
}: {
  readonly events: Events;
  readonly index: SearchIndexStore;
}): WithHealing {
  let healing: Promise<void> | undefined;
  let renewals = 0;
  const heal = async (error: StoreError) => {
    events.emit('search-index-damaged', { error });
    await index.renewDamagedIndex();
    renewals += 1;
    events.emit('search-index-renewed', {});
  };
  return async (work) => {
    const before = renewals;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'damaged')) {
        throw error;
      }
      // Work that began before a renewal may tell of the old damage after it; it just runs again.
      if (before === renewals) {
        healing ??= heal(error).finally(() => {
          healing = undefined;
        });
      }
      await healing;
      return await work();
    }
  };
}
