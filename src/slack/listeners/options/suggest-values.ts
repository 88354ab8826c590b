import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import type { Search } from '../../../search/search.ts';
import { SEARCH_MODAL } from '../../blocks/action-ids.ts';
import { facetOptions } from '../../blocks/search/modal/facet-options.ts';
import type { Authority } from '../../people/authority.ts';
import { personOf } from '../../people/person.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  action_id: z.string(),
  value: z.string().default(''),
});

export interface SuggestValuesDeps {
  readonly search: Pick<Search, 'facetValues'>;
  readonly authority: Pick<Authority, 'may'>;
}

/** The archive's themes or keywords that hold what is typed, most frequent first; none for who may not search. */
export function createSuggestValues({ search, authority }: SuggestValuesDeps) {
  return async (body: unknown, here: TeamId): Promise<readonly PlainTextOption[]> => {
    const { action_id: actionId, value, user, team, enterprise } = Payload.parse(body);
    const actor = personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id);
    if (!(await authority.may('search', actor))) {
      return [];
    }
    const facet = actionId === SEARCH_MODAL.keyword ? 'keyword' : 'theme';
    return facetOptions(await search.facetValues(facet, value));
  };
}
