import type { Identity } from '../transport/own-identity.ts';
import type { AnswerAt } from '../transport/response-url.ts';

/** What reading a request takes besides its body: where the app is installed, and how Slack is answered. */
export interface Here extends Pick<Identity, 'team'> {
  readonly answerAt: AnswerAt;
}
