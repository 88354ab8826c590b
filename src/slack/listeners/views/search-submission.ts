import { z } from 'zod';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { SEARCH_MODAL } from '../../blocks/action-ids.ts';
import { SearchFields } from '../../blocks/search/modal/search-fields.ts';
import { type Person, personOf } from '../../people/person.ts';

const Choice = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  view: z.object({
    id: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Choice)) }),
  }),
});

/** The search modal, sent in. */
export interface SearchSubmission {
  readonly actor: Person;
  readonly viewId: string;
  readonly fields: SearchFields;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readSearchSubmission(body: unknown, here: TeamId): SearchSubmission {
  const { team, enterprise, user, view } = Payload.parse(body);
  const field = (id: string) => view.state.values[id]?.[id];
  const picked = (id: string) => field(id)?.selected_option?.value;
  const fields = {
    text: field(SEARCH_MODAL.text)?.value ?? '',
    kinds: (field(SEARCH_MODAL.kinds)?.selected_options ?? []).map(({ value }) => value),
    theme: picked(SEARCH_MODAL.theme),
    keyword: picked(SEARCH_MODAL.keyword),
    relevancy: picked(SEARCH_MODAL.relevancy),
    since: picked(SEARCH_MODAL.since),
  };
  return {
    actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id),
    viewId: view.id,
    fields: SearchFields.parse(fields),
  };
}
