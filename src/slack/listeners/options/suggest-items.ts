import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { ITEM_KINDS } from '../../../model/item.ts';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import type { Search } from '../../../search/search.ts';
import { itemOption } from '../../blocks/review/decision-form.ts';
import type { Authority } from '../../people/authority.ts';
import { personOf } from '../../people/person.ts';
import { tellingWords } from '../telling-words.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  value: z.string().default(''),
});

/** Slack shows a hundred; nobody reads more than a screen of them. */
const MOST = 20;

export interface SuggestItemsDeps {
  readonly search: Pick<Search, 'nearest'>;
  readonly authority: Pick<Authority, 'may'>;
}

/** Items that say what is typed, best first; none for who may not decide. */
export function createSuggestItems({ search, authority }: SuggestItemsDeps) {
  return async (body: unknown, here: TeamId): Promise<readonly PlainTextOption[]> => {
    const { value, user, team, enterprise } = Payload.parse(body);
    const actor = personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id);
    if (!(await authority.may('decide', actor))) {
      return [];
    }
    const words = tellingWords(value);
    const found = await search.nearest({ words, kinds: ITEM_KINDS, limit: MOST });
    return found.map(itemOption);
  };
}
