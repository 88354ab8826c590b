import type { Clock } from '../../model/clock.ts';
import { earliest, later } from '../../model/duration.ts';
import type { Hold, Jobs } from '../../model/jobs.ts';
import type { DigestTimings } from './timings.ts';

export type ChannelTurn =
  /** @param isNew - another replica may have posted there since this one did. */
  | { readonly kind: 'ours'; readonly hold: Hold; readonly isNew: boolean }
  | { readonly kind: 'busy'; readonly until: Date };

/** The channels that this replica posts in, so that messages keep their order and their pace there. */
export interface ChannelTurns {
  take(channel: string): Promise<ChannelTurn>;
  /** Lets others post in all channels but these, once the pace has passed. */
  keepOnly(channels: ReadonlySet<string>): Promise<void>;
}

export interface ChannelTurnsDeps {
  readonly jobs: Pick<Jobs, 'take'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly timings: Pick<DigestTimings, 'paceMs'>;
}

/** A holder that is done gives its channel back early: so often it is asked for. */
const ASK_MS = 5_000;

export function createChannelTurns({ jobs, clock, timings }: ChannelTurnsDeps): ChannelTurns {
  const held = new Map<string, Hold>();
  return {
    take: async (channel) => {
      const known = held.get(channel);
      if (known?.isHeld() === true) {
        return { kind: 'ours', hold: known, isNew: false };
      }
      held.delete(channel);
      await known?.giveBack();
      const taken = await jobs.take(`post:${channel}`, { lingerMs: timings.paceMs });
      if (taken.kind === 'busy') {
        const now = clock.now();
        return { kind: 'busy', until: earliest(later(now, taken.forMs), later(now, ASK_MS)) };
      }
      held.set(channel, taken.hold);
      return { kind: 'ours', hold: taken.hold, isNew: true };
    },
    keepOnly: async (channels) => {
      for (const [channel, hold] of held) {
        if (!channels.has(channel)) {
          held.delete(channel);
          await hold.giveBack();
        }
      }
    },
  };
}
