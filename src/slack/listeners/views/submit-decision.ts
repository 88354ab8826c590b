import type { WebClient } from '@slack/web-api';
import type { Events } from '../../../model/events/events.ts';
import type { Review } from '../../../review/review.ts';
import { DecisionContext, readValue } from '../../blocks/action-values.ts';
import { decideOutcomeMessage } from '../../blocks/review/decision.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { ShowQueue } from '../../people/show-queue.ts';
import type { PublishHome } from '../../posting/publish-home.ts';
import type { AnswerAt } from '../../transport/response-url.ts';
import type { Submission } from './submission.ts';

export interface SubmitDecisionDeps {
  readonly review: Pick<Review, 'decide'>;
  readonly showQueue: ShowQueue;
  readonly publishHome: PublishHome;
  readonly answerAt: AnswerAt;
  readonly announceSoon: () => void;
  readonly events: Events;
}

/** The decision modal was sent: decides, tells the item's threads, and shows the queue anew. */
export function createSubmitDecision({
  review,
  showQueue,
  publishHome,
  answerAt,
  announceSoon,
  events,
}: SubmitDecisionDeps) {
  return async ({ actor, remembered, note }: Submission, client: WebClient): Promise<void> => {
    const context = readValue(DecisionContext, remembered);
    if (context === undefined) {
      events.emit('decision-without-item', {});
      return;
    }
    const { item, verdict, responseUrl } = context;
    const outcome = await review.decide({ actor, itemId: item, verdict, note });
    announceSoon();
    if (responseUrl === null) {
      await publishHome(client, actor);
      return;
    }
    const message = reviewQueueMessage(await showQueue(actor), decideOutcomeMessage(outcome));
    if (!(await answerAt(responseUrl, { message, replace: true }))) {
      events.emit('queue-too-old', {});
    }
  };
}
