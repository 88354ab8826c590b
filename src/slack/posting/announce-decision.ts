import type { WebClient } from '@slack/web-api';
import type { Events } from '../../model/events/events.ts';
import type { DecideOutcome } from '../../review/outcome.ts';
import { withinLimits } from '../blocks/check-limits.ts';
import { decisionMessage } from '../blocks/review/decision.ts';
import { platformCode } from '../transport/platform-code.ts';
import { threadOf } from './thread-of.ts';

/**
 * Tells the threads of a decided item. A thread that cannot be reached is
 * logged and passed over: the decision is in the log of reviews either way.
 */
export async function announceDecision(
  client: WebClient,
  { decision, found, messages }: Extract<DecideOutcome, { readonly kind: 'decided' }>,
  events: Events,
): Promise<void> {
  const { text, blocks } = withinLimits(decisionMessage(decision, found));
  for (const ref of messages) {
    try {
      const place = await threadOf(client, ref);
      if (place.kind !== 'out-of-reach') {
        await client.chat.postMessage({
          channel: ref.channel,
          thread_ts: place.kind === 'thread' ? place.threadTs : ref.ts,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
        });
      }
    } catch (error) {
      events.emit('decision-unannounced', {
        channel: ref.channel,
        item: found.item.id,
        reason: platformCode(error),
        error,
      });
    }
  }
}
