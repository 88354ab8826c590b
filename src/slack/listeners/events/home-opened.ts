import { z } from 'zod';
import { type Actor, TeamId, UserId } from '../../../model/slack-ids.ts';

const Payload = z.object({
  team_id: TeamId,
  event: z.object({ user: UserId, tab: z.string().default('home') }),
});

/** Who opened the Home tab; undefined when it was the Messages tab. */
export function readHomeOpened(body: unknown): Actor | undefined {
  const { team_id: team, event } = Payload.parse(body);
  return event.tab === 'home' ? { team, user: event.user } : undefined;
}
