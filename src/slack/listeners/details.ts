import type { WebClient } from '@slack/web-api';
import type { ItemId } from '../../model/item.ts';
import { reasonsOf } from '../../model/review/flag-emoji.ts';
import type { Review } from '../../review/review.ts';
import type { Search } from '../../search/search.ts';
import { readValue } from '../blocks/action-values.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { goneMessage } from '../blocks/review/flagged.ts';
import { DetailsPlace } from '../blocks/search/details/details-place.ts';
import { detailsView, loadingView } from '../blocks/search/details/details-view.ts';
import type { Authority } from '../people/authority.ts';
import type { Person } from '../people/person.ts';
import { type Click, type ClickedView, modalOf } from './click.ts';
import { openModal, triggerOf } from './open-modal.ts';

export interface DetailsDeps {
  readonly search: Pick<Search, 'item' | 'hit' | 'pageItems' | 'nearPages' | 'topicsOfPage'>;
  readonly review: Pick<Review, 'standings' | 'history' | 'flagEmojis'>;
  readonly authority: Pick<Authority, 'may'>;
}

/** An item in the Details modal. */
export interface Details {
  /** Opens the modal at once, and fills it when the archive has answered. */
  open(click: Click, client: WebClient, asked: AskedItem): Promise<void>;
  /** Shows a modal anew that is not the clicked one: what Details remembered says of which item. */
  refresh(
    client: WebClient,
    actor: Person,
    viewId: string | null,
    remembered: string,
  ): Promise<void>;
  /** Replaces what the clicked modal shows. */
  replace(click: Click, client: WebClient, asked: Partial<DetailsPlace>): Promise<void>;
}

export interface AskedItem {
  readonly item: ItemId;
  readonly list?: string | undefined;
}

export function createDetails({ search, review, authority }: DetailsDeps): Details {
  const viewOf = async (actor: Person, place: DetailsPlace) => {
    const found = await search.item(place.item);
    if (found === undefined) {
      return { ...loadingView(), blocks: goneMessage().blocks };
    }
    const { id } = found.item;
    const [hit, onPage, related, topics, standings, history, mayDecide] = await Promise.all([
      place.list === undefined ? undefined : search.hit(place.list, id),
      search.pageItems(found.page.id),
      search.nearPages(found.page.id),
      search.topicsOfPage(found.page.id),
      review.standings(actor, [id]),
      review.history(actor, id),
      authority.may('decide', actor),
    ]);
    return detailsView({
      found,
      hit: hit ?? null,
      standing: standings.get(id),
      history,
      onPage,
      related,
      topics,
      reasons: reasonsOf(review.flagEmojis),
      mayDecide,
      place,
    });
  };

  const fill = async (
    client: WebClient,
    actor: Person,
    { id, hash }: Pick<ClickedView, 'id' | 'hash'>,
    place: DetailsPlace,
  ): Promise<void> => {
    const view = viewWithinLimits(await viewOf(actor, place));
    await client.views.update({ view_id: id, view, ...(hash === undefined ? {} : { hash }) });
  };

  return {
    open: async (click, client, { item, list }) => {
      const view = await openModal(client, triggerOf(click), loadingView());
      if (view !== undefined) {
        await fill(client, click.actor, view, placeOf(click, { item, list }));
      }
    },
    refresh: async (client, actor, viewId, remembered) => {
      const place = readValue(DetailsPlace, remembered);
      if (viewId !== null && place !== undefined) {
        await fill(client, actor, { id: viewId, hash: undefined }, place);
      }
    },
    replace: async (click, client, asked) => {
      const { actor } = click;
      const view = modalOf(click);
      const before = readValue(DetailsPlace, view?.remembered);
      const item = asked.item ?? before?.item;
      if (view !== null && item !== undefined) {
        await fill(client, actor, view, { ...before, ...asked, item });
      }
    },
  };
}

function placeOf({ channel, threadTs }: Click, { item, list }: AskedItem): DetailsPlace {
  return {
    item,
    ...(list === undefined ? {} : { list }),
    ...(channel === null ? {} : { channel }),
    ...(threadTs === null ? {} : { thread: threadTs }),
  };
}
