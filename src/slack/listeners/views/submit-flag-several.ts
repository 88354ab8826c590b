import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ChannelId, MessageTs } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import { readValue } from '../../blocks/action-values.ts';
import { flaggedSeveralMessage } from '../../blocks/digest/flagged-several.ts';
import { subjectName } from '../../blocks/review/subject-name.ts';
import { postPrivately } from '../../posting/post-privately.ts';
import type { PickedSeveral } from './picked-several.ts';

const Remembered = z.object({ channel: ChannelId.nullable(), threadTs: MessageTs.nullable() });

/** Flags what was ticked and says so where the digest stands. A second submission changes nothing. */
export function createSubmitFlagSeveral({
  review,
}: {
  readonly review: Pick<Review, 'flagByButton'>;
}) {
  return async ({ actor, items, remembered }: PickedSeveral, client: WebClient): Promise<void> => {
    const names: string[] = [];
    let already = 0;
    for (const item of items) {
      const outcome = await review.flagByButton(actor, item);
      if (outcome.kind === 'flagged') {
        names.push(subjectName(outcome.subject));
      } else if (outcome.kind === 'already') {
        already += 1;
      }
    }
    const { channel, threadTs } = readValue(Remembered, remembered) ?? {
      channel: null,
      threadTs: null,
    };
    if (channel !== null) {
      const place = { channel, user: actor.user, threadTs };
      await postPrivately(client, place, flaggedSeveralMessage(names, already));
    }
  };
}
