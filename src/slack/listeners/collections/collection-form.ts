import { z } from 'zod';
import { CollectionId, MOST_AT_ONCE } from '../../../model/collection.ts';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { COLLECT } from '../../blocks/action-ids.ts';
import { type Person, personOf } from '../../people/person.ts';

const Field = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Field)) }),
  }),
});

/** A form of collections that was sent in. */
export interface CollectionForm {
  readonly actor: Person;
  readonly remembered: string;
  readonly collection: CollectionId | undefined;
  /** So many of a search; undefined for what the form was opened for. */
  readonly which: number | undefined;
  /** Empty where nothing was typed. */
  readonly name: string;
  readonly note: string | null;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readCollectionForm(body: unknown, here: TeamId): CollectionForm {
  const { team, enterprise, user, view } = Payload.parse(body);
  const field = (id: string) => view.state.values[id]?.[id];
  const which = Number(field(COLLECT.which)?.selected_option?.value);
  const chosen = Number(field(COLLECT.collection)?.selected_option?.value);
  return {
    actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id),
    remembered: view.private_metadata,
    which: which >= 1 ? Math.min(Math.floor(which), MOST_AT_ONCE) : undefined,
    collection: CollectionId.safeParse(chosen).data,
    name: field(COLLECT.name)?.value?.trim() ?? '',
    note: field(COLLECT.note)?.value ?? null,
  };
}
