import type { WithDefinition } from '../definitions/with-definition.ts';
import { reachChannel } from '../delivery/reach-channel.ts';
import type { Digests } from '../digests.ts';
import type { DigestsDeps } from '../digests-at-work.ts';
import { runOnRequest } from './run-on-request.ts';

export interface RunNowDeps extends Pick<DigestsDeps, 'store' | 'clock' | 'poster'> {
  readonly withDefinition: WithDefinition;
  /** Whether the archive was indexed since this process began. */
  readonly hasIndexed: () => Promise<boolean>;
  /** Something was planned, and may be posted. */
  readonly onPlanned: () => void;
}

/** Builds what plans a run that somebody asks for, where its digest runs and its channel takes messages. */
export function createRunNow(deps: RunNowDeps): Digests['run'] {
  const { store, clock, poster, withDefinition } = deps;
  return (name, requestedBy) =>
    withDefinition(name, async (definition) => {
      if (definition.pause !== null) {
        return { kind: 'paused', definition };
      }
      const reached =
        poster === null ? null : await reachChannel({ store, poster }, definition.channel);
      if (reached?.kind === 'unreachable') {
        return { ...reached, definition };
      }
      const unindexed = !(await deps.hasIndexed());
      const request = { requestedBy, now: clock.now(), unindexed };
      const outcome = await runOnRequest(deps, definition, request);
      deps.onPlanned();
      return outcome;
    });
}
