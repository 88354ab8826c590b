import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { flaggedMessage, goneMessage } from '../../blocks/review/flagged.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface FlagItemDeps {
  readonly review: Pick<Review, 'flagByButton'>;
  readonly quietReactions: QuietReactions;
}

/** The Flag button of a card. */
export function createFlagItem({ review, quietReactions }: FlagItemDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const id = readValue(ItemValue, click.value)?.item;
    if (id === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { actor, channel, publicTs } = click;
    const outcome = await review.flagByButton(actor, id);
    await tellPrivately(client, click, flaggedMessage(outcome, { kind: 'button' }));
    if (outcome.kind !== 'no-item' && channel !== null && publicTs !== null) {
      await quietReactions.add(client, { team: actor.team, channel, ts: publicTs });
    }
  };
}
