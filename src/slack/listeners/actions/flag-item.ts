import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { ItemValue, readValue } from '../../blocks/action-values.ts';
import { flaggedMessage, goneMessage } from '../../blocks/review/flagged.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { listPageOf, type RedrawList } from '../redraw-list.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface FlagItemDeps {
  readonly review: Pick<Review, 'flagByButton'>;
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
    const outcome = await review.flagByButton(actor, id);
    const place = listPageOf(click, asked);
    if (place !== undefined && outcome.kind !== 'no-item') {
      await redrawList(client, click, place);
    } else if (modalOf(click) !== null) {
      await details.replace(click, client, {});
    } else {
      await tellPrivately(client, click, flaggedMessage(outcome, { kind: 'button' }));
    }
    if (outcome.kind !== 'no-item' && channel !== null && publicTs !== null) {
      await quietReactions.add(client, { team: actor.team, channel, ts: publicTs });
    }
  };
}
