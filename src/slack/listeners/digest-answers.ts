import type { Digests } from '../../digests/digests.ts';
import type { Actor } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import { mayNotRunMessage, previewMessages, runMessage } from '../blocks/digest-outcome.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';

/** What typing a digest's name and clicking its buttons have in common. */
export interface DigestAnswers {
  preview(name: string): Promise<readonly SlackMessage[]>;
  /** Curators run digests. */
  run(name: string, actor: Actor): Promise<SlackMessage>;
}

export interface DigestAnswersDeps {
  readonly digests: Digests;
  readonly review: Pick<Review, 'mayDecide'>;
}

export function createDigestAnswers({ digests, review }: DigestAnswersDeps): DigestAnswers {
  return {
    preview: async (name) => previewMessages(await digests.preview(name)),
    run: async (name, actor) => {
      if (!review.mayDecide(actor)) {
        return mayNotRunMessage();
      }
      const outcome = await digests.run(name, actor.user);
      const { digests: known } = await digests.list();
      const info = known.find(({ definition }) => definition.name === name);
      return runMessage(outcome, info?.definition.schedule.timezone ?? 'UTC');
    },
  };
}
