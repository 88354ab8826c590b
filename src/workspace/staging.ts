import type { Delivery } from './delivery/create-delivery.ts';
import type { Installation } from './installation.ts';
import { type Content, readContent } from './state/content.ts';
import type { State } from './state/state.ts';
import type { WeatherStation } from './weather.ts';
import type { EndOfInstallation, PostByOther, Staging } from './workspace.ts';

type StagingDeps = Pick<Delivery, 'events' | 'messageEvents' | 'deliver' | 'socket'> & {
  readonly state: State;
  readonly installation: Installation;
  readonly weather: WeatherStation;
};

export function createStaging(deps: StagingDeps): Staging {
  const { state, installation, weather, events, socket } = deps;
  const { channels, identity } = state;
  return {
    failNext: (method, fault, times = 1) => weather.failNext(method, fault, times),
    setWeather: (changed) => weather.set(changed),
    archiveChannel: (channel) => channels.change(channel, { archived: true }),
    unarchiveChannel: (channel) => channels.change(channel, { archived: false }),
    removeApp: (channel) => {
      const members = channels.find(channel)?.members ?? [];
      channels.change(channel, { members: members.filter((id) => id !== identity.botUserId) });
    },
    changePerson: (id, patch) => state.changePerson(id, patch),
    post: (message) => postAsOther(deps, message),
    deleteMessage: (channel, ts) => deleteMessage(deps, channel, ts),
    setScopes: (scopes) => installation.setScopes(scopes),
    setAppScopes: (scopes) => installation.setAppScopes(scopes),
    endInstallation: (how) => endInstallation(deps, how),
    limitEvents: () => events.emitRateLimited(),
    send: (parcel) => deps.deliver(parcel),
    disconnectSockets: (how) => (how === 'cut' ? socket.cut() : socket.disconnect(how)),
  };
}

/**
 * Says something as another app, or as a person whose client sent more than words.
 *
 * @returns its timestamp.
 * @throws Error where Slack would refuse the content.
 */
function postAsOther(
  { state, messageEvents }: StagingDeps,
  { channel, user = '', files = [], ...given }: PostByOther,
): string {
  const { otherApp = null, threadTs = null, subtype, ...said } = given;
  const isClassic = otherApp !== null && user === '';
  const message = state.messages.post({
    ...contentOf(state, said),
    channel,
    user,
    otherApp,
    threadTs,
    subtype: subtype ?? (isClassic ? 'bot_message' : null),
    files: files.map(({ name, title = name }) => state.files.keep(name, title)),
  });
  messageEvents.posted(message);
  return message.ts;
}

/** Nothing where only files were sent. */
function contentOf(
  state: State,
  said: Pick<PostByOther, 'text' | 'blocks' | 'attachments'>,
): Partial<Content> & Pick<Content, 'text'> {
  if (Object.keys(said).length === 0) {
    return { text: '' };
  }
  const read = readContent({ ...said }, () => state.newId('b'));
  if (!read.ok) {
    throw new Error(`Slack would refuse this message: ${[read.error, ...read.messages].join(' ')}`);
  }
  return read.content;
}

/** An admin takes a message away. */
function deleteMessage({ state, messageEvents }: StagingDeps, channel: string, ts: string): void {
  const message = state.messages.find(channel, ts);
  if (message !== undefined) {
    state.messages.remove(message);
    messageEvents.removed(message);
  }
}

/** An admin removes the app, or takes one of its tokens back: it hears of it, as far as it can. */
function endInstallation(
  { state, installation, events }: StagingDeps,
  how: EndOfInstallation,
): void {
  const revoked = {
    type: 'tokens_revoked',
    tokens: { oauth: [], bot: [state.identity.botUserId] },
  };
  switch (how) {
    case 'app-uninstalled':
      installation.uninstall();
      events.emitFarewell(revoked);
      events.emitFarewell({ type: 'app_uninstalled' });
      return;
    case 'bot-token-revoked':
      installation.revoke('bot');
      events.emitFarewell(revoked);
      return;
    case 'app-token-revoked':
      installation.revoke('app');
  }
}
