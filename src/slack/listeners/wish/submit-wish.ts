import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import { nextSlot } from '../../../digests/schedule/slots.ts';
import type { Clock } from '../../../model/clock.ts';
import { counted } from '../../../model/text/counted.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { context } from '../../blocks/elements/basic-blocks.ts';
import { richText, run, section } from '../../blocks/elements/rich-text.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import type { SlackMessage, SlackModal } from '../../blocks/slack-message.ts';
import { unknownSentence } from '../../blocks/wish/unknown-words.ts';
import { type WishFields, wishOf } from '../../blocks/wish/wish-fields.ts';
import {
  conflictView,
  endedView,
  savedView,
  wishPreviewView,
} from '../../blocks/wish/wish-preview.ts';
import { wishView } from '../../blocks/wish/wish-view.ts';
import type { TellNow } from '../../posting/tell-now.ts';
import type { WishSubmission } from './read-wish.ts';
import type { CheckWish } from './wish-problems.ts';

export interface WishDeps {
  readonly digests: Pick<Digests, 'made'>;
  readonly checkWish: CheckWish;
  readonly tellNow: TellNow;
  readonly clock: Pick<Clock, 'now'>;
}

/** Enter in the query: how much it would be, below it; everything else stays as it was typed. */
export function createCountWish({ digests, checkWish }: WishDeps) {
  return async ({ actor, viewId, fields }: WishSubmission, client: WebClient): Promise<void> => {
    const { problems } = await checkWish(client, actor, { ...fields, channel: null });
    const [problem] = Object.values(problems);
    const notes = [
      problem === undefined
        ? context(await countOf(digests, actor, fields))
        : problemBlock(problem),
    ];
    await show(client, viewId, wishView(fields, notes));
  };
}

async function countOf(
  { made }: Pick<Digests, 'made'>,
  actor: WishSubmission['actor'],
  fields: WishFields,
): Promise<string> {
  const wish = wishOf({ ...fields, limit: 50 }, actor.user);
  const { past, unknown } = await made.preview(wish, fields.context.name);
  const came = past.items === 0 ? 'Nothing' : counted(past.items, 'item');
  const words = unknownSentence(unknown);
  return `${came} came for this in the last ${past.days} days.${words === '' ? '' : ` ${words}`}`;
}

/** The preview of a form that was sent in and is in order; where it is not after all, the form with the reason. */
export function createPreviewWish({ digests, checkWish }: WishDeps) {
  return async ({ actor, viewId, fields }: WishSubmission, client: WebClient): Promise<void> => {
    const { problems } = await checkWish(client, actor, fields);
    const [problem] = Object.values(problems);
    if (problem !== undefined) {
      await show(client, viewId, wishView(fields, [problemBlock(problem)]));
      return;
    }
    const wish = wishOf(fields, actor.user);
    const preview = await digests.made.preview(wish, fields.context.name);
    await show(client, viewId, wishPreviewView(fields, preview, wish.schedule));
  };
}

/** Save, in the preview: once, whoever else has edited it meanwhile. The channel hears who did it. */
export function createSaveWish({ digests, checkWish, tellNow, clock }: WishDeps) {
  return async ({ actor, viewId, fields }: WishSubmission, client: WebClient): Promise<void> => {
    const { problems, isPrivate } = await checkWish(client, actor, fields);
    const [problem] = Object.values(problems);
    if (problem !== undefined) {
      await show(client, viewId, wishView(fields, [problemBlock(problem)]));
      return;
    }
    const { name, version, thread } = fields.context;
    const outcome = await digests.made.save({
      actor,
      name,
      wish: wishOf(fields, actor.user),
      isPrivate,
      version,
      firstAnswer: thread,
    });
    switch (outcome.kind) {
      case 'missing':
        await show(
          client,
          viewId,
          endedView(sentence('This digest was deleted meanwhile. Undo that, or make a new one.')),
        );
        return;
      case 'changed-meanwhile':
        await show(client, viewId, conflictView(fields, outcome.made));
        return;
      case 'saved':
      case 'saved-already':
        await tellNow();
        break;
    }
    const next = nextSlot(outcome.made.definition.schedule, clock.now())?.at ?? null;
    await show(client, viewId, savedView(outcome.made, next, version === null));
  };
}

/** What ends a form, in its place. */
export async function endWish(
  { viewId }: Pick<WishSubmission, 'viewId'>,
  client: WebClient,
  message: SlackMessage,
): Promise<void> {
  await show(client, viewId, endedView(message));
}

function problemBlock(problem: string) {
  return richText(section(run(`⚠ ${problem}`)));
}

async function show(client: WebClient, viewId: string, view: SlackModal): Promise<void> {
  await client.views.update({ view_id: viewId, view: viewWithinLimits(view) });
}
