import type { Installation } from '../installation.ts';
import type { AppManifest } from '../manifest.ts';
import type { StoredChannel } from '../state/channels.ts';
import type { State } from '../state/state.ts';

type ReachState = Pick<State, 'channels' | 'identity'>;

/** What decides where the app may post. */
export interface PostDeps {
  readonly state: ReachState;
  readonly installation: Pick<Installation, 'scopes'>;
  readonly manifest: Pick<AppManifest, 'messagesTab'>;
}

export type Reached =
  | { readonly ok: true; readonly channel: StoredChannel }
  | { readonly ok: false; readonly error: string };

/** Finds a channel by id, `#name` or a person's id, as far as the app may know that it exists. */
export function findForApp(state: ReachState, given: string): StoredChannel | undefined {
  const { channels, identity } = state;
  const channel = channels.find(given) ?? channels.withApp(given) ?? channels.findByName(given);
  const hidden = channel?.kind === 'private' || channel?.kind === 'dm';
  return hidden && !channel.members.includes(identity.botUserId) ? undefined : channel;
}

/** The channel to read in: the app has to be a member. */
export function reachToRead(state: ReachState, given: string): Reached {
  const channel = findForApp(state, given);
  if (channel === undefined) {
    return { ok: false, error: 'channel_not_found' };
  }
  return channel.members.includes(state.identity.botUserId)
    ? { ok: true, channel }
    : { ok: false, error: 'not_in_channel' };
}

/** The channel to write in: a member's, or any public one with `chat:write.public`. */
export function reachToPost({ state, installation, manifest }: PostDeps, given: string): Reached {
  const scopes = installation.scopes();
  const channel = findForApp(state, given);
  if (channel === undefined) {
    return { ok: false, error: 'channel_not_found' };
  }
  if (channel.archived) {
    return { ok: false, error: 'is_archived' };
  }
  if (channel.kind === 'app' && !manifest.messagesTab) {
    return { ok: false, error: 'messages_tab_disabled' };
  }
  const invited = channel.members.includes(state.identity.botUserId);
  const open = channel.kind === 'channel' && scopes?.has('chat:write.public') === true;
  return invited || open ? { ok: true, channel } : { ok: false, error: 'not_in_channel' };
}
