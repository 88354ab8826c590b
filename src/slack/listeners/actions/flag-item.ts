import type { WebClient } from '@slack/web-api';
import { reasonsOf } from '../../../model/review/flag-emoji.ts';
import type { Review } from '../../../review/review.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { flaggedMessage, goneMessage } from '../../blocks/review/flagged.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { listPageOf, type RedrawList } from '../redraw-list.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface FlagItemDeps {
  readonly review: Pick<Review, 'flagByButton' | 'flagEmojis'>;
  readonly quietReactions: QuietReactions;
  readonly redrawList: RedrawList;
  readonly details: Pick<Details, 'replace'>;
}

/** The Flag button of a card: a private list and Details show it in place, elsewhere a line tells. */
export function createFlagItem({ review, quietReactions, redrawList, details }: FlagItemDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(ItemValue, click.value);
    const id = asked?.item;
    if (id === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { actor, channel, publicTs } = click;
    const where =
      channel === null || publicTs === null ? null : { team: actor.team, channel, ts: publicTs };
    const outcome = await review.flagByButton(actor, id, where);
    const answer = flaggedMessage(outcome, { kind: 'button' }, reasonsOf(review.flagEmojis));
    const place = listPageOf(click, asked);
    if (place !== undefined && outcome.kind !== 'no-item') {
      await redrawList(client, click, place);
      if (outcome.decided !== null) {
        await tellPrivately(client, click, answer);
      }
    } else if (modalOf(click) !== null) {
      await details.replace(click, client, {});
    } else {
      await tellPrivately(client, click, answer);
    }
    if (outcome.kind !== 'no-item' && where !== null) {
      await quietReactions.set(client, { ref: where, sign: 'flagged' });
    }
  };
}
