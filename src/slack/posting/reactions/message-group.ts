import type { ItemMessage, ShareAttempt } from '../../../model/review/review.ts';
import type { ChannelId, MessageTs } from '../../../model/slack-ids.ts';

/** Messages that are read together: a channel's own, or those of one thread. */
export interface MessageGroup {
  readonly key: string;
  readonly channel: ChannelId;
  readonly threadTs: MessageTs | null;
  /** Nothing older is of interest; as Slack writes it. */
  readonly oldest: string;
  /** Those that are known to show items, newest first. */
  readonly messages: readonly ItemMessage[];
  /** Shares that may stand here, though nobody saw them taken. */
  readonly attempts: readonly ShareAttempt[];
}

/** Slack's clock may be behind ours by so much when it dates a message. */
const SKEW_MS = 60_000;

/**
 * The places to look at, in the order in which they are to be read: those of which nothing was read
 * yet by their newest message, then those whose turn is longest ago. In that order a comparison that
 * is cut off goes on where it stopped, and the oldest have their turn as well.
 *
 * @param lastTurn - when the place was read last; undefined when never.
 */
export function messageGroups(
  messages: readonly ItemMessage[],
  attempts: readonly ShareAttempt[],
  lastTurn: (key: string) => number | undefined,
): readonly MessageGroup[] {
  const messagesAt = Map.groupBy(messages, ({ ref, threadTs }) => keyOf(ref.channel, threadTs));
  const attemptsAt = Map.groupBy(attempts, ({ channel, threadTs }) => keyOf(channel, threadTs));
  const keys = new Set([...messagesAt.keys(), ...attemptsAt.keys()]);
  return [...keys]
    .flatMap((key) => groupOf(key, messagesAt.get(key) ?? [], attemptsAt.get(key) ?? []))
    .toSorted((a, b) => (lastTurn(a.key) ?? -1) - (lastTurn(b.key) ?? -1) || byNewest(a, b));
}

function keyOf(channel: ChannelId, threadTs: MessageTs | null): string {
  return `${channel} ${threadTs ?? ''}`;
}

function groupOf(
  key: string,
  messages: readonly ItemMessage[],
  attempts: readonly ShareAttempt[],
): readonly MessageGroup[] {
  const place = messages[0] ?? attempts[0];
  if (place === undefined) {
    return [];
  }
  const channel = 'ref' in place ? place.ref.channel : place.channel;
  const times = timesOf({ messages, attempts });
  return [
    {
      key,
      channel,
      threadTs: place.threadTs,
      oldest: times[0] ?? '0',
      messages,
      attempts,
    },
  ];
}

/** Slack's timestamps have ten digits before their point, so they compare as texts. */
function timesOf({ messages, attempts }: Pick<MessageGroup, 'messages' | 'attempts'>) {
  return [
    ...messages.map(({ ref }): string => ref.ts),
    ...attempts.map(({ at }) => ((at.getTime() - SKEW_MS) / 1000).toFixed(6)),
  ].toSorted();
}

function byNewest(a: MessageGroup, b: MessageGroup): number {
  return (timesOf(b).at(-1) ?? '').localeCompare(timesOf(a).at(-1) ?? '');
}
