import type { WebClient } from '@slack/web-api';
import { reasonsOf } from '../../../model/review/flag-emoji.ts';
import type { Review } from '../../../review/review.ts';
import { ItemValue, ReasonValue, readValue } from '../../blocks/action-values.ts';
import { askedAgainMessage, flaggedMessage, goneMessage } from '../../blocks/review/flagged.ts';
import { type Click, modalOf } from '../click.ts';
import type { Details } from '../details.ts';
import { replaceClicked } from '../tell-privately.ts';

export interface FlagAnswersDeps {
  readonly review: Pick<Review, 'giveReason' | 'askAgain' | 'flagEmojis'>;
  readonly details: Pick<Details, 'replace'>;
}

/** A reason was chosen, in the answer to a flag or in Details, either of which then says it. */
export function createGiveReason({ review, details }: FlagAnswersDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const chosen = readValue(ReasonValue, click.value);
    if (chosen === undefined) {
      await replaceClicked(click, goneMessage());
      return;
    }
    const { item, mark, reason } = chosen;
    const outcome = await review.giveReason(click.actor, item, mark, reason);
    if (modalOf(click) !== null) {
      await details.replace(click, client, {});
      return;
    }
    const reasons = reasonsOf(review.flagEmojis);
    await replaceClicked(click, flaggedMessage(outcome, mark ?? { kind: 'button' }, reasons));
  };
}

/** Wants another review of a decided item. */
export function createAskAgainForReview({ review, details }: FlagAnswersDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const item = readValue(ItemValue, click.value)?.item;
    if (item === undefined) {
      await replaceClicked(click, goneMessage());
      return;
    }
    const outcome = await review.askAgain(click.actor, item);
    await (modalOf(click) === null
      ? replaceClicked(click, askedAgainMessage(outcome))
      : details.replace(click, client, {}));
  };
}
