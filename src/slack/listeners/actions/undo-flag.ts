import type { WebClient } from '@slack/web-api';
import type { Review } from '../../../review/review.ts';
import { readValue, UndoValue } from '../../blocks/action-values.ts';
import { goneMessage, unflaggedMessage } from '../../blocks/review/flagged.ts';
import type { QuietReactions } from '../../posting/quiet-reaction.ts';
import type { Click } from '../click.ts';
import { replaceClicked } from '../tell-privately.ts';

export interface UndoFlagDeps {
  readonly review: Pick<Review, 'undo'>;
  readonly quietReactions: QuietReactions;
}

/** Undo in the answer to a flag: takes back the mark that it was offered for. */
export function createUndoFlag({ review, quietReactions }: UndoFlagDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const undo = readValue(UndoValue, click.value);
    if (undo === undefined) {
      await replaceClicked(click, goneMessage());
      return;
    }
    const outcome = await review.undo(click.actor, undo.item, undo.mark);
    await replaceClicked(click, unflaggedMessage(outcome));
    await quietReactions.clear(client, outcome);
  };
}
