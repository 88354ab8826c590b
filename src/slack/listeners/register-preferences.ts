import type { App } from '@slack/bolt';
import { ACTIONS, PREFERENCES, VIEWS } from '../blocks/action-ids.ts';
import { loadingView } from '../blocks/search/details/details-view.ts';
import { createMadeButton } from './actions/made-buttons.ts';
import { createTellMe } from './actions/tell-me.ts';
import { createGate } from './gate.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createOnClick } from './on-click.ts';
import { createSuggestValues } from './options/suggest-values.ts';
import { createFollowTheme, createSubmitFollow, readFollow } from './preferences/follow-theme.ts';
import {
  createPreferencesButton,
  createSavePreferences,
  createUnmute,
  preferencesProblems,
} from './preferences/preferences.ts';
import { readPreferences } from './preferences/read-preferences.ts';
import { createKeepAlert } from './wish/keep-alert.ts';
import { endWish } from './wish/submit-wish.ts';

/** One click for an alert, and what people want to hear, and when. */
export function registerPreferences(app: App, deps: SharedDeps): void {
  const onClick = createOnClick(app, deps);
  const keepAlert = createKeepAlert(deps);
  onClick(ACTIONS.tellMe, 'keep-own', createTellMe({ keepAlert }));
  onClick(ACTIONS.answerInPrivate, 'keep-own', createMadeButton(deps, { kind: 'in-private' }));
  onClick(ACTIONS.preferences, 'keep-own', createPreferencesButton(deps));
  onClick(ACTIONS.unmute, 'keep-own', createUnmute(deps));
  onClick(ACTIONS.followTheme, 'keep-own', createFollowTheme(deps));
  registerFollow(app, deps, createSubmitFollow({ keepAlert }));
  registerSave(app, deps);
  const suggestValues = createSuggestValues(deps);
  app.options(PREFERENCES.theme, async ({ ack, body }) => {
    await ack({ options: [...(await suggestValues(body, deps.here().team))] });
  });
}

function registerFollow(
  app: App,
  deps: SharedDeps,
  submitFollow: ReturnType<typeof createSubmitFollow>,
): void {
  const gate = createGate(deps);
  app.view(
    { type: 'view_submission', callback_id: VIEWS.follow },
    async ({ ack, body, client }) => {
      await ack({ response_action: 'update', view: loadingView() });
      const follow = readFollow(body, deps.here().team);
      const tell = endWish.bind(null, follow, client);
      await gate({ act: 'keep-own', actor: follow.actor, tell }, () =>
        submitFollow(follow, client),
      );
    },
  );
}

function registerSave(app: App, deps: SharedDeps): void {
  const gate = createGate(deps);
  const savePreferences = createSavePreferences(deps);
  app.view(
    { type: 'view_submission', callback_id: VIEWS.preferences },
    async ({ ack, body, client }) => {
      const submission = readPreferences(body, deps.here().team);
      const problems = await preferencesProblems(deps, submission);
      if (Object.keys(problems).length > 0) {
        await ack({ response_action: 'errors', errors: { ...problems } });
        return;
      }
      await ack({ response_action: 'update', view: loadingView() });
      const tell = endWish.bind(null, submission, client);
      await gate({ act: 'keep-own', actor: submission.actor, tell }, () =>
        savePreferences(submission, client),
      );
    },
  );
}
