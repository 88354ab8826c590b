import type { WebClient } from '@slack/web-api';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { answerView } from '../../blocks/search/answer-view.ts';
import { changeSearchButton } from '../../blocks/search/modal/change-search.ts';
import { kindsOfFields, queryOfFields } from '../../blocks/search/modal/search-fields.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { AnswerQuery } from '../answer-query.ts';
import type { SearchSubmission } from './search-submission.ts';

/** The search modal was sent: its results take its place, with the way back to the same fields. */
export function createSubmitSearch({ answerQuery }: { readonly answerQuery: AnswerQuery }) {
  return async (submission: SearchSubmission, client: WebClient): Promise<void> => {
    const { actor, fields } = submission;
    const text = queryOfFields(fields);
    const message = await answerQuery({ actor, text, kinds: kindsOfFields(fields) });
    await showAnswer(submission, client, message);
  };
}

export async function showAnswer(
  { viewId, fields }: SearchSubmission,
  client: WebClient,
  { text, blocks }: SlackMessage,
): Promise<void> {
  const answer = answerView({ text, blocks: [changeSearchButton(fields), ...blocks] });
  await client.views.update({ view_id: viewId, view: viewWithinLimits(answer) });
}
