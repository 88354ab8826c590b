import { z } from 'zod';
import type { Muted } from '../../../model/digest/mute.ts';
import { ChannelId, type TeamId, UserId } from '../../../model/slack-ids.ts';
import { PREFERENCES } from '../../blocks/action-ids.ts';
import { readValue } from '../../blocks/action-values.ts';
import { readMuted } from '../../blocks/preferences/muted-option.ts';
import { type Person, personOf } from '../../people/person.ts';

const Field = z.looseObject({
  selected_option: z
    .object({ value: z.string(), text: z.looseObject({ text: z.string() }).optional() })
    .nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_time: z.string().nullish(),
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

export const Place = z.object({ run: z.string().nullable(), channel: ChannelId.nullable() });

/** The preferences, sent in. */
export interface PreferencesSubmission {
  readonly actor: Person;
  readonly viewId: string;
  readonly place: z.infer<typeof Place>;
  /** Both may be chosen: one of the digest's, and any theme. */
  readonly mutes: readonly Muted[];
  /** Of each; null is for good. */
  readonly days: number | null;
  /** The channel that they are muted for; null for the person. */
  readonly channel: ChannelId | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly quietWeekend: boolean;
  readonly timezone: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readPreferences(body: unknown, here: TeamId): PreferencesSubmission {
  const { user, team, enterprise, view } = Payload.parse(body);
  const field = (id: string) => view.state.values[id]?.[id];
  const picked = (id: string) => field(id)?.selected_option ?? undefined;
  const place = readValue(Place, view.private_metadata) ?? { run: null, channel: null };
  const chosen = picked(PREFERENCES.mute);
  const own = readMuted(chosen?.value, chosen?.text?.text);
  const theme = picked(PREFERENCES.theme)?.value;
  const days = picked(PREFERENCES.days)?.value ?? 'good';
  return {
    actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id),
    viewId: view.id,
    place,
    mutes: [
      ...(own === undefined ? [] : [own]),
      ...(theme === undefined ? [] : [{ kind: 'theme' as const, theme }]),
    ],
    days: days === 'good' ? null : Number(days),
    channel: picked(PREFERENCES.holder)?.value === 'channel' ? place.channel : null,
    quietFrom: field(PREFERENCES.quietFrom)?.selected_time ?? null,
    quietTo: field(PREFERENCES.quietTo)?.selected_time ?? null,
    quietWeekend: (field(PREFERENCES.weekend)?.selected_options ?? []).length > 0,
    timezone: picked(PREFERENCES.timezone)?.value ?? 'UTC',
  };
}
