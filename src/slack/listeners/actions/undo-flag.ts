import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { readValue, UndoValue } from '../../blocks/action-values.ts';
import { goneMessage, unflaggedMessage } from '../../blocks/review/flagged.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { listPageOf, type RedrawList } from '../redraw-list.ts';
import { replaceClicked } from '../tell-privately.ts';

export interface UndoFlagDeps {
  readonly review: Pick<Review, 'undo'>;
  readonly quietReactions: QuietReactions;
  readonly redrawList: RedrawList;
  readonly details: Pick<Details, 'replace'>;
}

/** Undo, in the answer to a flag or on its card: takes back the mark that it was offered for. */
export function createUndoFlag({ review, quietReactions, redrawList, details }: UndoFlagDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const undo = readValue(UndoValue, click.value);
    if (undo === undefined) {
      await replaceClicked(click, goneMessage());
      return;
    }
    const outcome = await review.undo(click.actor, undo.item, undo.mark);
    const place = listPageOf(click, undo);
    if (place !== undefined) {
      await redrawList(client, click, place);
    } else if (modalOf(click) !== null) {
      await details.replace(click, client, {});
    } else {
      await replaceClicked(click, unflaggedMessage(outcome));
    }
    await quietReactions.clear(client, outcome);
  };
}
