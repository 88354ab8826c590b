import { z } from 'zod';
import { ItemId } from '../../../model/item.ts';
import { UserId } from '../../../model/slack-ids.ts';
import { QUEUE } from '../../blocks/action-ids.ts';
import type { ReviewPlace } from '../../blocks/action-values.ts';
import { readQueueBlockId } from '../../blocks/review/queue-state.ts';
import { type Click, modalOf } from '../click.ts';

const Values = z.record(
  z.string(),
  z.record(
    z.string(),
    z.looseObject({
      selected_options: z.array(z.object({ value: z.string() })).nullish(),
    }),
  ),
);

const Payload = z.object({
  actions: z.tuple([
    z.object({
      action_id: z.string(),
      block_id: z.string().default(''),
      selected_user: UserId.nullish(),
    }),
  ]),
  state: z.object({ values: Values }).nullish(),
  view: z.object({ state: z.object({ values: Values }).nullish() }).nullish(),
});

/** What a click on something that is reviewed says beside what every click does. */
export interface QueueClick {
  readonly actionId: string;
  /** Where what is shown is to be shown anew. */
  readonly place: ReviewPlace;
  /** Chosen in a menu of people. */
  readonly chosenUser: UserId | null;
  /** What is selected on the page. */
  readonly ticked: readonly ItemId[];
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readQueueClick(body: unknown, click: Click): QueueClick {
  const payload = Payload.parse(body);
  const [{ action_id: actionId, block_id: blockId, selected_user: chosenUser }] = payload.actions;
  const values = payload.state?.values ?? payload.view?.state?.values ?? {};
  return {
    actionId,
    place: placeOf(click, blockId),
    chosenUser: chosenUser ?? null,
    ticked: Object.values(values).flatMap((block) =>
      (block[QUEUE.tick]?.selected_options ?? []).flatMap(
        ({ value }) => ItemId.safeParse(value).data ?? [],
      ),
    ),
  };
}

function placeOf(click: Click, blockId: string): ReviewPlace {
  const modal = modalOf(click);
  const where = { responseUrl: click.responseUrl, viewId: modal?.id ?? null };
  const block = readQueueBlockId(blockId);
  if (block !== undefined) {
    const shows = block.part.startsWith('decided') ? 'decided' : 'queue';
    return { ...where, shows, code: blockId };
  }
  return modal === null
    ? { ...where, shows: 'queue', code: '' }
    : { ...where, shows: 'details', code: modal.remembered };
}
