import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import { PICK_SEVERAL } from '../../blocks/action-ids.ts';

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

/** What was ticked in the list of a digest. */
export interface PickedSeveral {
  readonly actor: Actor;
  readonly items: readonly ItemId[];
  readonly remembered: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readPickedSeveral(body: unknown, actor: Actor): PickedSeveral {
  const { view } = Ticked.parse(body);
  const items = Object.values(view.state.values).flatMap(
    (block) => block[PICK_SEVERAL.action]?.selected_options?.map(({ value }) => value) ?? [],
  );
  return { actor, items, remembered: view.private_metadata };
}
