import { VIEW_LIMITS } from '../../slack/limits.ts';
import { isObject, type JsonObject, objectAt, stringAt } from '../json.ts';
import type { Act, ActResult } from '../page-protocol.ts';
import { checkView } from '../rules/check-blocks.ts';
import { viewRow } from '../state/rows/view-row.ts';
import type { StoredView } from '../state/views.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { viewOf } from './container.ts';
import { inputErrors, stateValues } from './element-state.ts';
import { interactionAnywhere } from './interaction.ts';

const trouble = failed('We had some trouble connecting. Try again?');

/** Someone submits a modal: view_submission, and what the app's response_action says. */
export async function submitView(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'submit-view' }>,
): Promise<ActResult> {
  const { state, triggerIds } = deps;
  const stored = viewOf(state, as, act.viewId);
  if (stored?.view.type !== 'modal') {
    return failed('That window is no longer open.');
  }
  const values = stateValues(stored.view.blocks, act.values);
  const errors = inputErrors(stored.view.blocks, values);
  if (Object.keys(errors).length > 0) {
    state.views.showErrors(stored, errors);
    return failed('Some fields need your attention.');
  }
  const receipt = await deps.deliver({
    type: 'interactive',
    name: 'view_submission',
    payload: {
      type: 'view_submission',
      ...interactionAnywhere(state, as),
      trigger_id: triggerIds.issue(as),
      view: { ...viewRow(state, stored), state: { values } },
      response_urls: [],
    },
  });
  if (receipt.kind === 'failed') {
    return trouble;
  }
  // The app may have changed the view while it was answering.
  const current = state.views.find(stored.id) ?? stored;
  return respond(deps, current, isObject(receipt.body) ? receipt.body : {});
}

function respond({ state }: ActDeps, stored: StoredView, body: JsonObject): ActResult {
  const { views } = state;
  switch (stringAt(body, 'response_action')) {
    case undefined:
      views.close(stored);
      return done;
    case 'clear':
      views.closeAll(stored.user);
      return done;
    case 'errors': {
      views.showErrors(stored, sentences(objectAt(body, 'errors')));
      return failed('Some fields need your attention.');
    }
    case 'update': {
      const checked = checkView(body.view, 'modal', () => state.newId('b'));
      if (!checked.ok) {
        return failed(checked.messages.join('\n'));
      }
      views.replace(stored, checked.view);
      return done;
    }
    case 'push': {
      const checked = checkView(body.view, 'modal', () => state.newId('b'));
      const full = views.modalsOf(stored.user).length >= VIEW_LIMITS.stack;
      if (!checked.ok || full) {
        return failed(checked.ok ? 'push_limit_reached' : checked.messages.join('\n'));
      }
      views.push(stored.user, checked.view);
      return done;
    }
    default:
      return trouble;
  }
}

function sentences(errors: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).map(([key, text]) => [key, String(text)]));
}

function wantsToKnow({ view }: StoredView): boolean {
  return view.type === 'modal' && view.notify_on_close === true;
}

/** Someone closes a modal, or with `clear` all of them: view_closed where the app wants to know. */
export async function closeView(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'close-view' }>,
): Promise<ActResult> {
  const { state } = deps;
  const stored = viewOf(state, as, act.viewId);
  if (stored?.view.type !== 'modal') {
    return failed('That window is no longer open.');
  }
  const stack = state.views.modalsOf(as);
  const closing = act.clear || stored.view.clear_on_close === true ? stack : [stored];
  if (closing.length === 1) {
    state.views.close(stored);
  } else {
    state.views.closeAll(as);
  }
  for (const each of closing.filter(wantsToKnow)) {
    await deps.deliver({
      type: 'interactive',
      name: 'view_closed',
      payload: {
        type: 'view_closed',
        ...interactionAnywhere(state, as),
        view: viewRow(state, each),
        is_cleared: closing.length > 1,
        response_urls: [],
      },
    });
  }
  return done;
}
