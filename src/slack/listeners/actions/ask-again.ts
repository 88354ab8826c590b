import type { WebClient } from '@slack/web-api';
import { AskValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { helpMessage } from '../../blocks/home/help.ts';
import { answerView } from '../../blocks/search/answer-view.ts';
import { answerInPlace } from '../answer-in-place.ts';
import type { AnswerQuery } from '../answer-query.ts';
import { type Click, modalOf } from '../click.ts';
import { replaceClicked, tellPrivately } from '../tell-privately.ts';

export interface AskAgainDeps {
  readonly answerQuery: AnswerQuery;
  /** Whether the answer takes the place of the message that offered the query. */
  readonly replace: boolean;
}

/**
 * A query that was offered as a button: the nearest spelling, another table, an example.
 * The Home tab has no place for an answer; there it is a modal.
 */
export function createAskAgain({ answerQuery, replace }: AskAgainDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(AskValue, click.value);
    const message =
      asked === undefined
        ? helpMessage()
        : await answerQuery({ actor: click.actor, ...asked, inThread: click.threadTs !== null });
    if (modalOf(click) !== null) {
      await answerInPlace(client, click, message);
      return;
    }
    if (click.channel === null) {
      await client.views.open({
        trigger_id: click.triggerId,
        view: viewWithinLimits(answerView(message)),
      });
      return;
    }
    await (replace ? replaceClicked(click, message) : tellPrivately(client, click, message));
  };
}
