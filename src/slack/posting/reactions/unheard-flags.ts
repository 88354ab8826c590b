import type { MessageRef, UserId } from '../../../model/slack-ids.ts';

/** A flag by reaction, as its event names it. */
export interface ReactionFlag {
  readonly ref: MessageRef;
  readonly user: UserId;
  readonly emoji: string;
}

/**
 * Flags that a comparison has found before their events came: right after a start, or where Slack
 * sends an event again. Whoever gave one has had no answer, and the event finds it recorded.
 */
export interface UnheardFlags {
  note(flag: ReactionFlag): void;
  /** Whether the flag was noted; it is no more. */
  take(flag: ReactionFlag): boolean;
}

/** Of most the events never come: they were lost. A comparison finds a few. */
const MOST_NOTED = 1000;

export function createUnheardFlags(): UnheardFlags {
  const noted = new Set<string>();
  return {
    note: (flag) => {
      noted.add(keyOf(flag));
      const [oldest] = noted;
      if (noted.size > MOST_NOTED && oldest !== undefined) {
        noted.delete(oldest);
      }
    },
    take: (flag) => noted.delete(keyOf(flag)),
  };
}

function keyOf({ ref: { team, channel, ts }, user, emoji }: ReactionFlag): string {
  return [team, channel, ts, user, emoji].join(' ');
}
