import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import { reasonsOf } from '../../../model/review/flag-emoji.ts';
import type { Review } from '../../../review/review.ts';
import { digestPickerMessage } from '../../blocks/digest/digest-picker.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { flaggedMessage } from '../../blocks/review/flagged.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Authority } from '../../people/authority.ts';
import { postPrivately } from '../../posting/post-privately.ts';
import { setQuietReaction } from '../../posting/quiet-reaction.ts';
import type { UnheardFlags } from '../../posting/reactions/unheard-flags.ts';
import { threadOf } from '../../posting/thread-of.ts';
import type { AskIntake } from '../review/intake.ts';
import type { Reaction } from './reaction.ts';

export interface FlagByReactionDeps {
  readonly review: Pick<
    Review,
    'flagByReaction' | 'flagEmojis' | 'showsItem' | 'signsAt' | 'standings'
  >;
  readonly digests: Pick<Digests, 'itemsAt'>;
  readonly authority: Authority;
  readonly askIntake: AskIntake;
  readonly unheardFlags: Pick<UnheardFlags, 'take'>;
}

/**
 * A flag emoji was put on a message: flags its item, answers with the app's own quiet
 * reaction and a line that only the person sees, also where a comparison has
 * found the flag first. A repeat is answered by the reaction alone, which changes
 * nothing when it is there. On a digest's list it means no item yet, so the person
 * is asked which.
 */
export function createFlagByReaction({
  review,
  digests,
  authority,
  askIntake,
  unheardFlags,
}: FlagByReactionDeps) {
  return async (reaction: Reaction, client: WebClient): Promise<void> => {
    const { ref, emoji } = reaction;
    const permission = await authority.ask('flag', reaction.actor);
    if (permission.kind === 'refused') {
      if (permission.because !== 'bot' && (await review.showsItem(ref))) {
        await tell(client, reaction, refusalMessage('flag', permission));
      }
      return;
    }
    const outcome = await review.flagByReaction(reaction);
    if (outcome.kind === 'no-item') {
      // Taken back before it was heard of, by an event that overtook this one: nothing is to be asked.
      if (await review.showsItem(ref)) {
        return;
      }
      const parent = await digests.itemsAt(ref);
      if (parent !== undefined && parent.groups.length > 0) {
        const ids = parent.groups.flatMap(({ entries }) =>
          entries.map(({ found }) => found.item.id),
        );
        const standings = await review.standings(reaction.actor, ids);
        await tell(client, reaction, digestPickerMessage(parent, standings));
        return;
      }
      const asked = parent === undefined ? await askIntake(client, { ref, emoji }) : undefined;
      if (asked !== undefined) {
        await tell(client, reaction, asked);
      }
      return;
    }
    const isUnheard = unheardFlags.take({ ref, user: reaction.actor.user, emoji });
    if (outcome.kind === 'flagged' || isUnheard) {
      const mark = { kind: 'reaction', ref, emoji } as const;
      await tell(
        client,
        reaction,
        flaggedMessage({ ...outcome, kind: 'flagged' }, mark, reasonsOf(review.flagEmojis)),
      );
    }
    // Last: when Slack refuses it, the event is worked off again, and changes nothing else.
    await setQuietReaction(client, review, { ref, sign: 'flagged' });
  };
}

/** Tells the person where they reacted: in the channel, or in the message's thread. */
async function tell(client: WebClient, { actor, ref }: Reaction, message: SlackMessage) {
  const place = await threadOf(client, ref);
  const threadTs = place.kind === 'thread' ? place.threadTs : null;
  await postPrivately(client, { channel: ref.channel, user: actor.user, threadTs }, message);
}
