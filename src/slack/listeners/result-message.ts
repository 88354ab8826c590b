import type { PeopleNames } from '../../exports/people-names.ts';
import type { Actor } from '../../model/slack-ids.ts';
import type { Review } from '../../review/review.ts';
import type { AskOutcome, TurnOutcome } from '../../search/outcome.ts';
import { askOutcomeMessage } from '../blocks/search/ask-outcome.ts';
import { PLAIN_VIEW, type ResultView } from '../blocks/search/result-view.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';

/** Who looks at a list, and where. */
export interface Viewer {
  readonly actor: Actor;
  readonly inThread: boolean;
  readonly shared?: ResultView['shared'];
}

export type ResultMessage = (
  outcome: AskOutcome | TurnOutcome,
  viewer: Viewer,
) => Promise<SlackMessage>;

/** Builds the drawing of an answer, with what the reader and others did with its items. */
export function createResultMessage({
  review,
  peopleNames,
}: {
  readonly review: Pick<Review, 'standings'>;
  readonly peopleNames: PeopleNames;
}): ResultMessage {
  return async (outcome, { actor, inThread, shared = PLAIN_VIEW.shared }) => {
    if (outcome.kind !== 'found') {
      return askOutcomeMessage(outcome);
    }
    const ids = [...outcome.hits, ...outcome.partial].map(({ found }) => found.item.id);
    const people = outcome.query.reviews.flatMap((filter) =>
      filter.kind === 'by' && filter.user !== 'me' ? [filter.user] : [],
    );
    const [standings, names] = await Promise.all([
      review.standings(actor, ids),
      people.length === 0 ? PLAIN_VIEW.names : peopleNames(people),
    ]);
    return askOutcomeMessage(outcome, { standings, inThread, shared, names });
  };
}
