import type { Events } from '../../model/events/events.ts';

/** Does some work; a fault of it (a locked database, a poster that throws) is reported, and gives undefined. */
export type Safely = <T>(
  work: () => Promise<T>,
  facts?: { readonly digest?: string; readonly run?: string },
) => Promise<T | undefined>;

export function createSafely(events: Events): Safely {
  return async (work, facts = {}) => {
    try {
      return await work();
    } catch (error) {
      events.emit('posting-failed', { error, ...facts });
      return undefined;
    }
  };
}
