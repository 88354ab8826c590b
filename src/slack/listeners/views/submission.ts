import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { UserId } from '../../../model/slack-ids.ts';
import { NOTE } from '../../blocks/action-ids.ts';
import { ReviewPlace, readValue } from '../../blocks/action-values.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { type Person, personOf } from '../../people/person.ts';
import type { Here } from '../here.ts';
import { type Answering, answering, tellPrivately } from '../tell-privately.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  trigger_id: z.string().optional(),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.looseObject({ value: z.unknown().optional() })),
      ),
    }),
  }),
});

/** A modal that was sent in; answers go to where it was opened from, else into a window. */
export interface Submission extends Answering {
  readonly actor: Person;
  readonly triggerId?: string;
  readonly remembered: string;
  /** What was typed into the note; null when nothing was. */
  readonly note: string | null;
  /** What every field holds, by block and action. */
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readSubmission(body: unknown, here: Here): Submission {
  const { team, enterprise, user, view, trigger_id: triggerId } = Payload.parse(body);
  const note = view.state.values[NOTE.block]?.[NOTE.action]?.value;
  return {
    actor: personOf(here.team, user.id, user.team_id ?? team?.id, enterprise?.id),
    ...(triggerId === undefined ? {} : { triggerId }),
    remembered: view.private_metadata,
    note: typeof note === 'string' && note.trim() !== '' ? note : null,
    values: view.state.values,
    ...answering(readValue(ReviewPlace, view.private_metadata)?.responseUrl ?? null, here),
  };
}

/** Tells whoever sent a form in, which is closed by then, even where it was opened from no message. */
export function tellSubmitter(client: WebClient, submission: Submission) {
  const asked = { ...submission, channel: null, threadTs: null };
  return (message: SlackMessage) => tellPrivately(client, asked, message);
}
