import type { Events } from '../model/events/events.ts';

/**
 * Events that look for one story: a delivery that was in doubt, whose run has ended, so that the
 * message's place is known. Reactions that were given meanwhile meant nothing to anybody.
 *
 * @param settled - called once for such a run; must not throw.
 */
export function watchDoubts(events: Events, settled: () => void): Events {
  const inDoubt = new Set<string>();
  const hear: Events['emit'] = (name, facts) => {
    events.emit(name, facts);
    if (name === 'delivery-unknown' && 'run' in facts && typeof facts.run === 'string') {
      inDoubt.add(facts.run);
    }
    if (name === 'run-ended' && 'run' in facts && typeof facts.run === 'string') {
      if (inDoubt.delete(facts.run)) {
        settled();
      }
    }
  };
  return { emit: hear };
}
