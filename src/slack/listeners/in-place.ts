import { createShareItem, type ShareItem } from './actions/share-item.ts';
import { type AnswerQuery, createAnswerQuery } from './answer-query.ts';
import { type CollectItem, createCollectItem } from './collections/collect-item.ts';
import { createDetails, type Details } from './details.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createRedrawList, type RedrawList } from './redraw-list.ts';

/** What a click on a card needs: answers take the place of what was clicked. */
export interface InPlaceDeps extends SharedDeps {
  readonly details: Details;
  readonly redrawList: RedrawList;
  readonly shareItem: ShareItem;
  readonly collectItem: CollectItem;
  readonly answerQuery: AnswerQuery;
}

export function inPlaceDeps(deps: SharedDeps): InPlaceDeps {
  const places = { details: createDetails(deps), redrawList: createRedrawList(deps) };
  return {
    ...deps,
    ...places,
    shareItem: createShareItem({ ...deps, ...places }),
    collectItem: createCollectItem(deps),
    answerQuery: createAnswerQuery(deps),
  };
}
