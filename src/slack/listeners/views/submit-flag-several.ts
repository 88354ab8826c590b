import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import { type Actor, ChannelId, MessageTs } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import { FLAG_SEVERAL } from '../../blocks/action-ids.ts';
import { readValue } from '../../blocks/action-values.ts';
import { flaggedSeveralMessage } from '../../blocks/digest/flag-several.ts';
import { subjectName } from '../../blocks/review/subject-name.ts';
import { postPrivately } from '../../posting/post-privately.ts';

const Remembered = z.object({ channel: ChannelId.nullable(), threadTs: MessageTs.nullable() });

const Ticked = z.object({
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.looseObject({ selected_options: z.array(z.object({ value: ItemId })).nullish() }),
        ),
      ),
    }),
  }),
});

export interface FlagSeveral {
  readonly actor: Actor;
  readonly items: readonly ItemId[];
  readonly remembered: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readFlagSeveral(body: unknown, actor: Actor): FlagSeveral {
  const { view } = Ticked.parse(body);
  const items = Object.values(view.state.values).flatMap(
    (block) => block[FLAG_SEVERAL.action]?.selected_options?.map(({ value }) => value) ?? [],
  );
  return { actor, items, remembered: view.private_metadata };
}

/** Flags what was ticked and says so where the digest stands. A second submission changes nothing. */
export function createSubmitFlagSeveral({
  review,
}: {
  readonly review: Pick<Review, 'flagByButton'>;
}) {
  return async ({ actor, items, remembered }: FlagSeveral, client: WebClient): Promise<void> => {
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
