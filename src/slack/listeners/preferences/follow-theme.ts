import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Digests } from '../../../digests/digests.ts';
import { type TeamId, UserId } from '../../../model/slack-ids.ts';
import { FOLLOW } from '../../blocks/action-ids.ts';
import { RunValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { followThemeView } from '../../blocks/preferences/follow-theme.ts';
import { endedView } from '../../blocks/wish/wish-preview.ts';
import { type Person, personOf } from '../../people/person.ts';
import type { SeesRun } from '../../people/sees-run.ts';
import type { Click } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { KeepAlert } from '../wish/keep-alert.ts';

/** Follow a theme, on a digest: asks which. */
export function createFollowTheme({
  digests,
  seesRun,
}: {
  readonly digests: Pick<Digests, 'sentRun'>;
  readonly seesRun: SeesRun;
}) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const run = readValue(RunValue, click.value)?.run ?? '';
    const sent = (await seesRun(click, run)) ? await digests.sentRun(run) : undefined;
    const view = followThemeView(sent?.parents ?? []);
    if (view === undefined) {
      await tellPrivately(client, click, sentence('This digest names no theme to follow.'));
      return;
    }
    await openModal(client, triggerOf(click), view);
  };
}

const Payload = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: UserId, team_id: z.string().nullish() }),
  view: z.object({
    id: z.string(),
    state: z.object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.looseObject({ selected_option: z.object({ value: z.string() }).nullish() }),
        ),
      ),
    }),
  }),
});

export interface Follow {
  readonly actor: Person;
  readonly viewId: string;
  readonly theme: string;
}

/** @throws {z.ZodError} when Slack's request is not what its documents say. */
export function readFollow(body: unknown, here: TeamId): Follow {
  const { user, team, enterprise, view } = Payload.parse(body);
  const theme = view.state.values[FOLLOW.theme]?.[FOLLOW.theme]?.selected_option?.value ?? '';
  return {
    actor: personOf(here, user.id, user.team_id ?? team?.id, enterprise?.id),
    viewId: view.id,
    theme,
  };
}

/** Keeps the alert; the answer takes the form's place. */
export function createSubmitFollow({ keepAlert }: { readonly keepAlert: KeepAlert }) {
  return async ({ actor, viewId, theme }: Follow, client: WebClient): Promise<void> => {
    const query = `theme:"${theme.replaceAll('"', ' ')}"`;
    const view = endedView(await keepAlert(client, actor, { query, kinds: [], thread: null }));
    await client.views.update({ view_id: viewId, view: viewWithinLimits(view) });
  };
}
