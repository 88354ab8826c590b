import type { Clock } from '../../../model/clock.ts';

const QUIET_MS = 30 * 60_000;

/** What was shown where in the last half hour. In memory: after a restart a link may be shown once more. */
export interface QuietTimes {
  /** Begins the half hour of a link in a channel. @returns false while one goes on there. */
  begin(channel: string, link: string): boolean;
  /** Takes the beginning back. */
  end(channel: string, link: string): void;
}

export function createQuietTimes(clock: Pick<Clock, 'now'>): QuietTimes {
  const until = new Map<string, number>();
  const keyOf = (channel: string, link: string) => `${channel} ${link}`;
  return {
    begin: (channel, link) => {
      const now = clock.now().getTime();
      for (const [key, end] of until) {
        if (end <= now) {
          until.delete(key);
        }
      }
      const key = keyOf(channel, link);
      if (until.has(key)) {
        return false;
      }
      until.set(key, now + QUIET_MS);
      return true;
    },
    end: (channel, link) => void until.delete(keyOf(channel, link)),
  };
}
