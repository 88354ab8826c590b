import { VIEW_LIMITS } from '../../slack/limits.ts';
import type { TriggerIds } from '../delivery/trigger-ids.ts';
import type { JsonObject } from '../json.ts';
import { checkView } from '../rules/check-blocks.ts';
import { viewRow } from '../state/rows/view-row.ts';
import type { State } from '../state/state.ts';
import type { StoredView } from '../state/views.ts';
import { wordAt } from './arguments.ts';
import { type Answer, type Methods, refuse } from './method.ts';

interface ViewsDeps {
  readonly state: State;
  readonly triggerIds: TriggerIds;
}

/** views.*: modals and the Home tab. */
export function createViewMethods(deps: ViewsDeps): Methods {
  const tier = 'tier4';
  return {
    'views.open': {
      tier,
      scopes: [],
      needs: ['trigger_id', 'view'],
      run: (args) => open(deps, args),
    },
    'views.push': {
      tier,
      scopes: [],
      needs: ['trigger_id', 'view'],
      run: (args) => open(deps, args),
    },
    'views.update': { tier, scopes: [], needs: ['view'], run: (args) => update(deps, args) },
    'views.publish': {
      tier,
      scopes: [],
      needs: ['user_id', 'view'],
      run: (args) => publish(deps, args),
    },
  };
}

function open({ state, triggerIds }: ViewsDeps, args: JsonObject): Answer {
  const checked = checkView(args.view, 'modal', () => state.newId('b'));
  if (!checked.ok) {
    return refuse('invalid_arguments', checked.messages);
  }
  const trigger = triggerIds.redeem(wordAt(args, 'trigger_id') ?? '');
  if (!trigger.ok) {
    return refuse(trigger.error);
  }
  const { external_id: externalId } = checked.view;
  if (externalId !== undefined && externalId !== '') {
    if (state.views.findByExternalId(externalId) !== undefined) {
      return refuse('duplicate_external_id');
    }
  }
  if (state.views.modalsOf(trigger.user).length >= VIEW_LIMITS.stack) {
    return refuse('push_limit_reached');
  }
  return { ok: true, view: viewRow(state, state.views.push(trigger.user, checked.view)) };
}

function update({ state }: ViewsDeps, args: JsonObject): Answer {
  const id = wordAt(args, 'view_id');
  const externalId = wordAt(args, 'external_id');
  if (id === undefined && externalId === undefined) {
    return refuse('invalid_arguments', [
      '[ERROR] missing required field: view_id [json-pointer:/view_id]',
    ]);
  }
  const stored =
    id === undefined ? state.views.findByExternalId(externalId ?? '') : state.views.find(id);
  if (stored === undefined) {
    return refuse('not_found');
  }
  return swap(state, stored, args);
}

function publish({ state }: ViewsDeps, args: JsonObject): Answer {
  const user = wordAt(args, 'user_id') ?? '';
  if (!state.people.some(({ id }) => id === user)) {
    return refuse('user_not_found');
  }
  const stored = state.views.homeOf(user);
  if (stored !== undefined) {
    return swap(state, stored, args);
  }
  const checked = checkView(args.view, 'home', () => state.newId('b'));
  return checked.ok
    ? { ok: true, view: viewRow(state, state.views.publish(user, checked.view)) }
    : refuse('invalid_arguments', checked.messages);
}

/** Puts a new view in an open one's place, unless `hash` says that it changed meanwhile. */
function swap(state: State, stored: StoredView, args: JsonObject): Answer {
  const surface = stored.view.type === 'home' ? 'home' : 'modal';
  const checked = checkView(args.view, surface, () => state.newId('b'));
  if (!checked.ok) {
    return refuse('invalid_arguments', checked.messages);
  }
  const hash = wordAt(args, 'hash');
  if (hash !== undefined && hash !== stored.hash) {
    return refuse('hash_conflict');
  }
  return { ok: true, view: viewRow(state, state.views.replace(stored, checked.view)) };
}
