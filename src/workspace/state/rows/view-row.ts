import type { JsonObject } from '../../json.ts';
import { installedTeam, organisationOf } from '../people.ts';
import type { State } from '../state.ts';
import type { StoredView } from '../views.ts';

/** A view as it is answered by `views.open` and sent with interactions. */
export function viewRow(
  { identity, people }: Pick<State, 'identity' | 'people'>,
  stored: StoredView,
): JsonObject {
  const { view } = stored;
  const viewer = people.find(({ id }) => id === stored.user);
  return {
    private_metadata: '',
    callback_id: '',
    clear_on_close: false,
    notify_on_close: false,
    external_id: '',
    ...(view.type === 'modal' && { close: null, submit: null }),
    ...view,
    id: stored.id,
    team_id: organisationOf(identity, viewer).teamId,
    state: { values: {} },
    hash: stored.hash,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: identity.appId,
    app_installed_team_id: installedTeam(identity),
    bot_id: identity.botId,
  };
}
