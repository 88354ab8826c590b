import type { Clock } from '../model/clock.ts';
import { RATE_LIMITS } from '../slack/limits.ts';

/** `special` methods have several hundred calls a minute. */
export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special';

export interface RateLimiter {
  /** Counts one call. @returns seconds to wait where there were too many, else null. */
  take(method: string, tier: Tier, channel: string | undefined): number | null;
}

/** How many posts a channel takes at once before one per second counts. Slack documents no number. */
const channelBurst = 10;

const perMinute: Readonly<Record<Tier, number>> = {
  tier1: RATE_LIMITS.tier1,
  tier2: RATE_LIMITS.tier2,
  tier3: RATE_LIMITS.tier3,
  tier4: RATE_LIMITS.tier4,
  special: 600,
};

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** Token buckets on the injected clock: a tier's calls of one minute may come in a burst. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const buckets = new Map<string, Bucket>();

  const take = (key: string, size: number, perSecond: number): number | null => {
    const atMs = clock.now().getTime();
    const last = buckets.get(key) ?? { tokens: size, atMs };
    const refilled = last.tokens + (Math.max(0, atMs - last.atMs) / 1000) * perSecond;
    const tokens = Math.min(size, refilled);
    // Thousandths of a token are rounding, not a call too many.
    if (tokens < 0.999) {
      buckets.set(key, { tokens, atMs });
      return Math.max(1, Math.ceil((1 - tokens) / perSecond));
    }
    buckets.set(key, { tokens: tokens - 1, atMs });
    return null;
  };

  return {
    take: (method, tier, channel) => {
      const calls = perMinute[tier];
      const wait = take(method, calls, calls / 60);
      if (wait !== null || channel === undefined) {
        return wait;
      }
      return take(`${method} ${channel}`, channelBurst, RATE_LIMITS.postsPerSecond);
    },
  };
}

/** Lets everything through. */
export const noRateLimits: RateLimiter = { take: () => null };
