import type { ViewResponseAction } from '@slack/bolt';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { answerView } from '../../blocks/search/answer-view.ts';
import type { SlackMessage, SlackModal } from '../../blocks/slack-message.ts';

/** What a form that was sent in becomes; undefined closes it. */
export type FormAnswer = ViewResponseAction | undefined;

/** Says below a field what is wrong with it; the form stays as it is. */
export function wrongField(block: string, sentence: string): FormAnswer {
  return { response_action: 'errors', errors: { [block]: sentence } };
}

export function showForm(view: SlackModal): FormAnswer {
  return { response_action: 'update', view: viewWithinLimits(view) };
}

export function showMessage(message: SlackMessage): FormAnswer {
  return showForm(answerView(message));
}
