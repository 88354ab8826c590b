import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Digests } from '../../../digests/digests.ts';
import { readTimezone } from '../../../digests/schedule/timezones.ts';
import { isPerson } from '../../../model/digest/digest-definition.ts';
import { type Mute, Muted } from '../../../model/digest/mute.ts';
import { ChannelId } from '../../../model/slack-ids.ts';
import { PREFERENCES } from '../../blocks/action-ids.ts';
import { RunValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { refusalMessage, refusalWords } from '../../blocks/elements/refusal.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { preferencesView } from '../../blocks/preferences/preferences-view.ts';
import { savedPreferencesView, unmutedView } from '../../blocks/preferences/saved-preferences.ts';
import { loadingView } from '../../blocks/search/details/details-view.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { endedView } from '../../blocks/wish/wish-preview.ts';
import type { Authority } from '../../people/authority.ts';
import { type ChannelSight, canRead } from '../../people/channel-sight.ts';
import type { Person } from '../../people/person.ts';
import type { SeesRun } from '../../people/sees-run.ts';
import { zoneOf } from '../../people/zone-of.ts';
import type { TellNow } from '../../posting/tell-now.ts';
import { type Click, modalOf } from '../click.ts';
import { openModal, triggerOf, type WindowTrigger } from '../open-modal.ts';
import { Place, type PreferencesSubmission } from './read-preferences.ts';

export interface PreferencesDeps {
  readonly digests: Pick<Digests, 'made' | 'wants' | 'sentRun'>;
  readonly authority: Pick<Authority, 'ask' | 'may'>;
  readonly tellNow: TellNow;
  readonly channelSight: ChannelSight;
}

type PlaceValue = z.infer<typeof Place>;

/** Opens a person's preferences: from a digest's message with what can be muted of it. */
export type OpenPreferences = (
  client: WebClient,
  trigger: WindowTrigger & { readonly actor: Person },
  run: string | null,
) => Promise<void>;

export function createOpenPreferences(deps: PreferencesDeps): OpenPreferences {
  return async (client, { actor, ...trigger }, run) => {
    const view = await openModal(client, trigger, loadingView());
    if (view !== undefined) {
      const place = { run, channel: await channelOf(deps, run) };
      await show(deps, client, { actor, viewId: view.id, place });
    }
  };
}

/** The channel that a run went to; null for an alert. */
async function channelOf(
  { digests }: Pick<PreferencesDeps, 'digests'>,
  run: string | null,
): Promise<ChannelId | null> {
  const sent = run === null ? undefined : await digests.sentRun(run);
  return sent === undefined || isPerson(sent.record.run.channel) ? null : sent.record.run.channelId;
}

async function show(
  { digests, authority, channelSight }: PreferencesDeps,
  client: WebClient,
  {
    actor,
    viewId,
    place: asked,
  }: { readonly actor: Person; readonly viewId: string; readonly place: PlaceValue },
): Promise<void> {
  const { wants, made } = digests;
  const isRead = asked.channel !== null && (await canRead(channelSight, actor.user, asked.channel));
  const place = isRead ? asked : { ...asked, channel: null };
  const sent = place.run === null ? undefined : await digests.sentRun(place.run);
  const known = await wants.preferences(actor);
  const view = preferencesView({
    preferences: known ?? {
      quiet: null,
      quietWeekend: false,
      timezone: await zoneOf(client, actor.user),
    },
    alerts: await made.alerts(actor),
    mutes: await wants.mutes(actor.team, actor.user),
    channelMutes: place.channel === null ? [] : await wants.mutes(actor.team, place.channel),
    mayMuteChannel: place.channel !== null && (await authority.may('mute-channel', actor)),
    parents: sent?.parents ?? [],
    place,
  });
  await client.views.update({ view_id: viewId, view: viewWithinLimits(view) });
}

/** [Preferences] on a digest. */
export function createPreferencesButton({
  openPreferences,
  seesRun,
}: {
  readonly openPreferences: OpenPreferences;
  readonly seesRun: SeesRun;
}) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(RunValue, click.value)?.run ?? null;
    const run = asked !== null && (await seesRun(click, asked)) ? asked : null;
    await openPreferences(client, { actor: click.actor, ...triggerOf(click) }, run);
  };
}

const NOT_IN_IT = 'You are not in this channel: who is in it can change what it leaves out.';

/** What cannot be saved, by field. */
export async function preferencesProblems(
  { authority, channelSight }: Pick<PreferencesDeps, 'authority' | 'channelSight'>,
  { actor, channel, timezone, quietFrom, quietTo }: PreferencesSubmission,
): Promise<Readonly<Record<string, string>>> {
  const problems: Record<string, string> = {};
  const zone = readTimezone(timezone);
  if (zone.kind === 'unknown') {
    problems[PREFERENCES.timezone] =
      `There is no such time zone any more. The nearest is ${zone.nearest}.`;
  }
  if ((quietFrom === null) !== (quietTo === null)) {
    problems[quietFrom === null ? PREFERENCES.quietFrom : PREFERENCES.quietTo] =
      'Quiet hours have a beginning and an end; leave both empty for none.';
  }
  if (quietFrom !== null && quietFrom === quietTo) {
    problems[PREFERENCES.quietTo] = 'That would be all day. Pause your alerts instead.';
  }
  const permission = channel === null ? null : await authority.ask('mute-channel', actor);
  if (permission?.kind === 'refused') {
    problems[PREFERENCES.holder] = refusalWords('mute-channel', permission);
  } else if (channel !== null && !(await canRead(channelSight, actor.user, channel))) {
    problems[PREFERENCES.holder] = NOT_IN_IT;
  }
  return problems;
}

/** Save: what is muted and when it is quiet; the answer says what holds now. */
export function createSavePreferences({ digests, tellNow }: PreferencesDeps) {
  return async (submission: PreferencesSubmission, client: WebClient): Promise<void> => {
    const { actor, viewId, place, mutes, days, channel, quietFrom, quietTo } = submission;
    const { quietWeekend, timezone } = submission;
    const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
    await digests.wants.save(actor, { quiet, quietWeekend, timezone });
    const muted: Mute[] = [];
    for (const what of mutes) {
      muted.push(await digests.wants.mute(actor, channel ?? actor.user, what, days));
    }
    const view = savedPreferencesView({ quiet, quietWeekend, timezone }, { muted, place });
    await client.views.update({ view_id: viewId, view: viewWithinLimits(view) });
    await tellNow();
  };
}

const UnmuteValue = z.object({
  holder: z.string().min(1),
  what: Muted,
  isUndo: z.boolean().default(false),
});

/** Why somebody may not take back what a channel mutes; null where they may. */
async function unmuteRefusal(
  { authority, channelSight }: PreferencesDeps,
  actor: Person,
  channel: ChannelId,
): Promise<SlackMessage | null> {
  const permission = await authority.ask('mute-channel', actor);
  if (permission.kind === 'refused') {
    return refusalMessage('mute-channel', permission);
  }
  return (await canRead(channelSight, actor.user, channel)) ? null : sentence(NOT_IN_IT);
}

/** Unmute, in the preferences, which are shown anew; Undo, in what was saved, which ends with it. */
export function createUnmute(deps: PreferencesDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const { actor, view } = click;
    const asked = readValue(UnmuteValue, click.value);
    const modal = modalOf(click);
    if (asked === undefined || modal === null) {
      return;
    }
    const channel = asked.holder === actor.user ? null : ChannelId.parse(asked.holder);
    const refusal = channel === null ? null : await unmuteRefusal(deps, actor, channel);
    if (refusal !== null) {
      await client.views.update({ view_id: modal.id, view: viewWithinLimits(endedView(refusal)) });
      return;
    }
    await deps.digests.wants.unmute(actor, channel ?? actor.user, asked.what);
    // The form is not shown again: it would hold what was chosen, and Save would mute it once more.
    if (asked.isUndo) {
      const ended = viewWithinLimits(unmutedView(asked.what));
      await client.views.update({ view_id: modal.id, view: ended });
    } else {
      const place = readValue(Place, view?.remembered) ?? { run: null, channel: null };
      await show(deps, client, { actor, viewId: modal.id, place });
    }
    await deps.tellNow();
  };
}
