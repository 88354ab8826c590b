import { z } from 'zod';
import { ChannelId, UserId } from '../../model/slack-ids.ts';
import { readMarkup } from '../markup/read-markup.ts';
import { type Person, personOf } from '../people/person.ts';
import type { Here } from './here.ts';
import { type Answering, answering } from './tell-privately.ts';

const Payload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  user_id: UserId,
  channel_id: ChannelId,
  trigger_id: z.string().default(''),
  response_url: z.string(),
});

/** A slash command as it was typed. */
export interface Command extends Answering {
  readonly command: string;
  readonly text: string;
  readonly actor: Person;
  readonly channel: ChannelId;
  readonly triggerId: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readCommand(body: unknown, here: Here): Command {
  const payload = Payload.parse(body);
  return {
    command: payload.command,
    text: readMarkup(payload.text, { of: 'command' }),
    actor: personOf(here.team, payload.user_id, payload.team_id, payload.enterprise_id),
    channel: payload.channel_id,
    triggerId: payload.trigger_id,
    ...answering(payload.response_url, here),
  };
}
