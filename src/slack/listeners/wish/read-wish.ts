import { z } from 'zod';
import { ChannelId, type TeamId, UserId } from '../../../model/slack-ids.ts';
import { WISH } from '../../blocks/action-ids.ts';
import { readValue } from '../../blocks/action-values.ts';
import { WishContext, WishFields } from '../../blocks/wish/wish-fields.ts';
import { type Person, personOf } from '../../people/person.ts';

const Field = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: ChannelId.nullish(),
});

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Field)) }),
  }),
});

/** The form for a digest or an alert, or its preview, sent in. */
export interface WishSubmission {
  readonly actor: Person;
  readonly viewId: string;
  readonly fields: WishFields;
}

/**
 * What stands in the form now, sent in or after Enter; undefined where another version opened it.
 *
 * @throws {z.ZodError} when the request is not what Slack's documents say.
 */
export function readWish(body: unknown, here: TeamId): WishSubmission | undefined {
  const { view, ...rest } = Payload.parse(body);
  const context = readValue(WishContext, view.private_metadata);
  if (context === undefined) {
    return undefined;
  }
  const field = (id: string) => view.state.values[id]?.[id];
  const picked = (id: string) => field(id)?.selected_option?.value;
  const ticked = (id: string) => (field(id)?.selected_options ?? []).map(({ value }) => value);
  const floor = picked(WISH.floor);
  const { kept } = context;
  const isShown = (id: string) => field(id) !== undefined;
  const fields = WishFields.parse({
    context,
    what: picked(WISH.what) ?? context.what,
    query: isShown(WISH.query) ? (field(WISH.query)?.value ?? '') : kept.query,
    title: field(WISH.title)?.value ?? '',
    kinds: isShown(WISH.kinds) ? ticked(WISH.kinds) : kept.kinds,
    floor: floor === undefined ? kept.floor : floor === 'any' ? null : Number(floor),
    cadence: picked(WISH.cadence),
    at: field(WISH.at)?.selected_time ?? kept.at,
    timezone: picked(WISH.timezone) ?? kept.timezone,
    channel: field(WISH.channel)?.selected_conversation ?? null,
    limit: wholeNumber(field(WISH.limit)?.value ?? '10'),
    grouping: picked(WISH.grouping),
    empty: picked(WISH.empty) ?? kept.empty,
    often: isShown(WISH.often) ? ticked(WISH.often).length > 0 : kept.often,
  });
  return { ...submissionOf(rest, here), viewId: view.id, fields };
}

/** What is no number is none that may be saved, and said so at its field. */
function wholeNumber(typed: string): number {
  const number = Number(typed);
  return Number.isInteger(number) ? number : 0;
}

/** The preview, which remembers all fields; undefined where another version opened it. @throws {z.ZodError} */
export function readWishPreview(body: unknown, here: TeamId): WishSubmission | undefined {
  const { view, ...rest } = Payload.parse(body);
  const fields = readValue(WishFields, view.private_metadata);
  return fields === undefined
    ? undefined
    : { ...submissionOf(rest, here), viewId: view.id, fields };
}

function submissionOf(
  { user, team, enterprise }: Omit<z.infer<typeof Payload>, 'view'>,
  here: TeamId,
): Pick<WishSubmission, 'actor'> {
  return { actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id) };
}
