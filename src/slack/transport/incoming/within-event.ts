import { MINUTE_MS } from '../../../model/duration.ts';
import type { Elapsed } from '../../../model/elapsed.ts';
import type { Jobs } from '../../../model/jobs.ts';
import { withPermit } from '../permit.ts';

/** Less than after which another replica takes an event over though this one lives. */
const EVENT_MS = 4 * MINUTE_MS;

/** Builds what stands around the work on an event: its calls need that nobody can have taken it over. */
export function withinEvent(jobs: Jobs, elapsed: Elapsed) {
  return async (work: () => Promise<void>): Promise<void> => {
    if (jobs.isAlone) {
      return work();
    }
    const present = jobs.presence();
    const begun = elapsed();
    return withPermit(() => present.isHeld() && elapsed() - begun < EVENT_MS, work);
  };
}
