import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { SearchFields } from '../../blocks/search/modal/search-fields.ts';
import { searchView } from '../../blocks/search/modal/search-view.ts';
import { type Person, personOf } from '../../people/person.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  trigger_id: z.string(),
});

/** A shortcut that was run from anywhere. */
export interface GlobalShortcut {
  readonly actor: Person;
  readonly triggerId: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readGlobalShortcut(body: unknown, here: TeamId): GlobalShortcut {
  const { team, enterprise, user, trigger_id: triggerId } = Payload.parse(body);
  const actor = personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id);
  return { actor, triggerId };
}

/** "Search the archive", from anywhere: the modal needs nothing of the archive, so it opens at once. */
export async function openSearch({ triggerId }: GlobalShortcut, client: WebClient): Promise<void> {
  await client.views.open({
    trigger_id: triggerId,
    view: viewWithinLimits(searchView(SearchFields.parse({}))),
  });
}
