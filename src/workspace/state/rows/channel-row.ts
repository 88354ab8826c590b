import type { JsonObject } from '../../json.ts';
import type { StoredChannel } from '../channels.ts';
import type { State } from '../state.ts';

/** A channel as Slack's API writes it. */
export function channelRow(
  { identity }: Pick<State, 'identity'>,
  channel: StoredChannel,
): JsonObject {
  const isIm = channel.kind === 'app' || channel.kind === 'dm';
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: isIm,
    is_org_shared: false,
    context_team_id: identity.teamId,
  };
  if (isIm) {
    const user = channel.members.find((member) => member !== identity.botUserId);
    return { ...common, user, is_user_deleted: false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'private',
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: false,
    ...sharedFields(identity.teamId, channel),
    is_member: channel.members.includes(identity.botUserId),
    unlinked: 0,
    creator: channel.members[0] ?? identity.botUserId,
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: channel.members.length,
  };
}

function sharedFields(
  ours: string,
  { connectedTeams, hostTeam }: Pick<StoredChannel, 'connectedTeams' | 'hostTeam'>,
): JsonObject {
  const isShared = connectedTeams.length > 0;
  return {
    is_shared: isShared,
    is_ext_shared: isShared,
    is_pending_ext_shared: false,
    pending_shared: [],
    pending_connected_team_ids: [],
    shared_team_ids: [ours, ...connectedTeams],
    ...(isShared && {
      connected_team_ids: connectedTeams,
      internal_team_ids: [ours],
      conversation_host_id: hostTeam,
    }),
  };
}
