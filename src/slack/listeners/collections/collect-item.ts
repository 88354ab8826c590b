import type { WebClient } from '@slack/web-api';
import type { Collections } from '../../../collections/collections.ts';
import type { ItemId } from '../../../model/item.ts';
import { isForAll, type ReviewSubject } from '../../../model/review/nomination.ts';
import type { Actor } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import { readCollect } from '../../blocks/collections/collect-choice.ts';
import { collectView } from '../../blocks/collections/collect-view.ts';
import type { CollectAsked } from '../../blocks/collections/collection-values.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import type { SlackMessage, SlackModal } from '../../blocks/slack-message.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import type { Click } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';

export interface CollectItemDeps {
  readonly review: Pick<Review, 'subject'>;
  readonly collections: Pick<Collections, 'openOnes' | 'holding'>;
}

export type CollectItem = (click: Click, client: WebClient, asked: CollectAsked) => Promise<void>;

/** The form for what is to be collected; why there is none, where nothing of it can be. */
export type CollectForm = (
  actor: Actor,
  asked: CollectAsked,
) => Promise<{ readonly view: SlackModal } | { readonly message: SlackMessage }>;

export function createCollectForm({ review, collections }: CollectItemDeps): CollectForm {
  return async (actor, { items, list, total }) => {
    const [found, open, holding] = await Promise.all([
      Promise.all(items.map((item) => review.subject(actor, item))),
      collections.openOnes(actor, BLOCK_LIMITS.selectOptions),
      items.length === 1 ? holdingOf(collections, actor, items) : [],
    ]);
    const known = found.filter((subject) => subject !== undefined);
    const [first, ...rest] = known.filter((subject) => isForAll(subject, actor.team));
    if (first === undefined) {
      return { message: known.length === 0 ? goneMessage() : privateMessage(known) };
    }
    const leftOut = known.length - rest.length - 1;
    const subjects = [first, ...rest] as const;
    return { view: collectView({ subjects, leftOut, open, holding, list, total }) };
  };
}

async function holdingOf(
  collections: CollectItemDeps['collections'],
  actor: Actor,
  [item]: readonly ItemId[],
) {
  return item === undefined ? [] : collections.holding(actor, item);
}

function privateMessage({ length }: readonly ReviewSubject[]): SlackMessage {
  return sentence(
    `${length === 1 ? 'This was' : 'These were'} suggested in a private channel, and everybody can open a collection: nothing was collected.`,
  );
}

/** *Collect…*: asks into which collection. Who may is asked before. */
export function createCollectItem(deps: CollectItemDeps): CollectItem {
  const formFor = createCollectForm(deps);
  return async (click, client, asked) => {
    const form = await formFor(click.actor, asked);
    await ('view' in form
      ? openModal(client, triggerOf(click), form.view)
      : tellPrivately(client, click, form.message));
  };
}

/** *Collect…* as a button, or as a choice of a menu. */
export function createCollectClick({ collectItem }: { readonly collectItem: CollectItem }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readCollect(click.value);
    await (asked === undefined
      ? tellPrivately(client, click, goneMessage())
      : collectItem(click, client, asked));
  };
}
