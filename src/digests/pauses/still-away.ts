import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { UnreachableChannel } from '../delivery/poster.ts';
import { type ReachChannelDeps, reachChannel } from '../delivery/reach-channel.ts';

/** Why the channel of a digest that pauses for it still takes nothing; null where it would, or nobody can ask. */
export type StillAway = (definition: DigestDefinition) => Promise<UnreachableChannel | null>;

/** @param deps - null in a process that posts nothing: it asks nobody. */
export function createStillAway(deps: ReachChannelDeps | null): StillAway {
  return async ({ channel, pause }) => {
    const waits = pause?.because === 'channel-archived' || pause?.because === 'channel-gone';
    const reached = deps === null || !waits ? null : await reachChannel(deps, channel);
    return reached?.kind === 'unreachable' ? reached : null;
  };
}
