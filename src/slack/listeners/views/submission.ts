import { z } from 'zod';
import { type Actor, TeamId, UserId } from '../../../model/slack-ids.ts';
import { NOTE } from '../../blocks/action-ids.ts';

const Payload = z.object({
  team: z.object({ id: TeamId }).nullish(),
  user: z.object({ id: UserId, team_id: TeamId.optional() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.unknown() }))),
    }),
  }),
});

/** A modal that was sent in. */
export interface Submission {
  readonly actor: Actor;
  readonly remembered: string;
  /** What was typed into the note; null when nothing was. */
  readonly note: string | null;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readSubmission(body: unknown): Submission {
  const { team, user, view } = Payload.parse(body);
  const note = view.state.values[NOTE.block]?.[NOTE.action]?.value;
  return {
    actor: { team: TeamId.parse(team?.id ?? user.team_id), user: user.id },
    remembered: view.private_metadata,
    note: typeof note === 'string' && note.trim() !== '' ? note : null,
  };
}
