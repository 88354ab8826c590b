import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { readValue, UndoValue } from '../../blocks/action-values.ts';
import { goneMessage, unflaggedMessage } from '../../blocks/flagged.ts';
import { clearQuietReactions } from '../../quiet-reaction.ts';
import type { Click } from '../click.ts';
import { replaceClicked } from '../tell-privately.ts';

/** Undo in the answer to a flag: takes back the mark that it was offered for. */
export function createUndoFlag({ review }: { readonly review: Pick<Review, 'undo'> }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const undo = readValue(UndoValue, click.value);
    if (undo === undefined) {
      await replaceClicked(click, goneMessage());
      return;
    }
    const outcome = await review.undo(click.actor, undo.item, undo.mark);
    await clearQuietReactions(client, outcome);
    await replaceClicked(click, unflaggedMessage(outcome));
  };
}
