import type { Clock } from '../model/clock.ts';
import type { Hit } from '../model/hit.ts';
import type { ItemKind } from '../model/item.ts';
import type { PageId } from '../model/page-id.ts';
import type { UserId } from '../model/slack-ids.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { TopicStore } from '../store/topic-store.ts';
import { createFindItems } from './find-items.ts';
import type { Answer } from './outcome.ts';
import { createReadQuery } from './read-query.ts';
import { resultPage } from './result-page.ts';
import { createSuggest } from './suggest/suggest.ts';

/** Items of one page that a query is looked for in; pages have 40 at most. */
const MOST_ON_PAGE = 100;

/** What is asked: only data, so that it can be asked of another thread. */
export interface Asked {
  readonly text: string;
  /** Unless the query says itself which tables it asks. */
  readonly kinds: readonly ItemKind[];
  /** What `since:30d` counts back from. */
  readonly now: Date;
  /** Whom `by:me` means. */
  readonly me?: UserId;
}

/**
 * Reads, finds, ranks and suggests: all that an answer is, in one call, so that a thread that has
 * other things to do is given five hits and not a hundred candidates.
 */
export interface Answers {
  /** @param page - from 1; past the end it is the last one. */
  page(asked: Asked, page: number): Promise<Answer>;
  /** The first so many, as its pages would show them one after another. */
  first(asked: Asked, most: number): Promise<readonly Hit[]>;
  /** What is found on one page of the archive, best match first. */
  fromPage(asked: Asked, page: PageId): Promise<readonly Hit[]>;
}

export interface AnswersDeps {
  readonly store: Pick<
    ItemStore & TopicStore,
    'search' | 'countByKind' | 'similarWords' | 'hasFacetValue' | 'facetValues' | 'topicNamed'
  >;
  readonly clock: Clock;
}

export function createAnswers({ store, clock }: AnswersDeps): Answers {
  const readQuery = createReadQuery({ store, clock });
  const findItems = createFindItems(store);
  const suggest = createSuggest({ store });
  return {
    page: async ({ text, kinds, now, me }, wanted) => {
      const outcome = await readQuery(text, now, me);
      if (outcome.kind === 'unreadable') {
        return outcome;
      }
      const { query } = outcome;
      const asked = query.kinds ?? kinds;
      const page = await resultPage({ store, findItems }, { query, kinds: asked }, wanted);
      return page.kind === 'found' ? page : suggest(query, asked, page.found);
    },
    first: async ({ text, kinds, now, me }, most) => {
      const outcome = await readQuery(text, now, me);
      if (outcome.kind === 'unreadable') {
        return [];
      }
      const { query } = outcome;
      const window = { kinds: query.kinds ?? kinds, limit: most, offset: 0 };
      return (await findItems({ query, ...window })).hits;
    },
    fromPage: async ({ text, kinds, now, me }, page) => {
      const outcome = await readQuery(text, now, me);
      if (outcome.kind === 'unreadable') {
        return [];
      }
      const { query } = outcome;
      return (await findItems({ query, kinds, limit: MOST_ON_PAGE, offset: 0, page })).hits;
    },
  };
}
