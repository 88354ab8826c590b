import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { flaggedMessage, goneMessage } from '../../blocks/flagged.ts';
import { addQuietReaction } from '../../quiet-reaction.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

/** The Flag button of a card. */
export function createFlagItem({ review }: { readonly review: Pick<Review, 'flagByButton'> }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const id = readValue(ItemValue, click.value)?.item;
    if (id === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { actor, channel, publicTs } = click;
    const outcome = await review.flagByButton(actor, id);
    if (outcome.kind !== 'no-item' && channel !== null && publicTs !== null) {
      await addQuietReaction(client, { team: actor.team, channel, ts: publicTs });
    }
    await tellPrivately(client, click, flaggedMessage(outcome, { kind: 'button' }));
  };
}
