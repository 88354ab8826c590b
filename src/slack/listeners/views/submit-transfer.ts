import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Digests } from '../../../digests/digests.ts';
import { definitionOf } from '../../../model/digest/made-digest.ts';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { NEW_OWNER } from '../../blocks/action-ids.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { refusalWords } from '../../blocks/elements/refusal.ts';
import { endedView } from '../../blocks/wish/wish-preview.ts';
import type { Authority } from '../../people/authority.ts';
import { type Person, personOf } from '../../people/person.ts';
import { maySee } from '../../people/show-digests.ts';
import type { ChangeMade } from '../actions/made-buttons.ts';

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.looseObject({ selected_user: UserId.nullish() })),
      ),
    }),
  }),
});

export interface Transfer {
  readonly actor: Person;
  readonly viewId: string;
  readonly name: string;
  readonly to: Person | null;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readTransfer(body: unknown, here: TeamId): Transfer {
  const { user, team, enterprise, view } = Payload.parse(body);
  const to = view.state.values[NEW_OWNER.block]?.[NEW_OWNER.action]?.selected_user ?? null;
  return {
    actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id),
    viewId: view.id,
    name: view.private_metadata,
    to: to === null ? null : personOf(here, to),
  };
}

export interface TransferDeps {
  readonly authority: Pick<Authority, 'ask'>;
  readonly digests: Pick<Digests, 'made'>;
}

/** Why somebody cannot take a digest over, for the field of the form; null where they can. */
export async function transferProblem(
  { authority, digests }: TransferDeps,
  client: WebClient,
  { actor, name, to }: Transfer,
): Promise<string | null> {
  if (to === null) {
    return 'Choose somebody.';
  }
  const permission = await authority.ask('make-digest', to);
  if (permission.kind === 'refused') {
    return `They cannot own it. ${refusalWords('make-digest', permission)}`;
  }
  const known = await digests.made.find(actor, name);
  return known === undefined || (await maySee(client, definitionOf(known), to))
    ? null
    : 'They cannot own it: they are not in its channel.';
}

/** Gives a digest to somebody else; the answer takes the form's place. */
export function createSubmitTransfer({ changeMade }: { readonly changeMade: ChangeMade }) {
  return async ({ actor, viewId, name, to }: Transfer, client: WebClient): Promise<void> => {
    if (to === null) {
      return;
    }
    const { message } = await changeMade(client, actor, name, { kind: 'transfer', to: to.user });
    await client.views.update({ view_id: viewId, view: viewWithinLimits(endedView(message)) });
  };
}
