import { z } from 'zod';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { type Person, personOf } from '../../people/person.ts';

const Payload = z.object({
  event: z.object({ user: UserId, tab: z.string().default('home') }),
});

/** Who opened the Home tab; undefined when it was the Messages tab. */
export function readHomeOpened(body: unknown, team: TeamId): Person | undefined {
  const { event } = Payload.parse(body);
  return event.tab === 'home' ? personOf(team, event.user) : undefined;
}
