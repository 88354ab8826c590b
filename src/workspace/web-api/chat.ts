import type { MessageEvents } from '../delivery/message-events.ts';
import type { JsonObject } from '../json.ts';
import { readContent } from '../state/content.ts';
import { messageRow } from '../state/rows/message-row.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';
import { flagAt, wordAt } from './arguments.ts';
import { type Answer, type Methods, refuse } from './method.ts';
import { findForApp, type PostDeps, reachToPost, reachToRead } from './reach.ts';
import { unfurl } from './unfurl.ts';

interface ChatDeps extends PostDeps {
  readonly state: State;
  readonly messageEvents: MessageEvents;
}

/** chat.*: everything the app says. */
export function createChatMethods(deps: ChatDeps): Methods {
  const scopes = ['chat:write'];
  return {
    'chat.postMessage': {
      tier: 'special',
      scopes,
      needs: ['channel'],
      perChannel: true,
      run: (args) => postMessage(deps, args),
    },
    'chat.postEphemeral': {
      tier: 'tier4',
      scopes,
      needs: ['channel', 'user'],
      run: (args) => postEphemeral(deps, args),
    },
    'chat.update': {
      tier: 'tier3',
      scopes,
      needs: ['channel', 'ts'],
      run: (args) => update(deps, args),
    },
    'chat.delete': {
      tier: 'tier3',
      scopes,
      needs: ['channel', 'ts'],
      run: (args) => remove(deps, args),
    },
    'chat.unfurl': {
      tier: 'tier3',
      scopes: ['links:write'],
      needs: ['unfurls'],
      run: (args) => unfurl(deps, args),
    },
    'chat.getPermalink': {
      tier: 'special',
      scopes: [],
      needs: ['channel', 'message_ts'],
      run: (args) => getPermalink(deps, args),
    },
  };
}

/**
 * The parent's timestamp: a reply to a reply goes to the same thread, one to a message that is gone
 * with all its replies to the channel itself, without an error.
 */
function threadOf(
  { state }: ChatDeps,
  channel: string,
  args: JsonObject,
): { readonly ok: boolean; readonly threadTs: string | null } {
  const given = wordAt(args, 'thread_ts');
  if (given === undefined) {
    return { ok: true, threadTs: null };
  }
  const parent = state.messages.find(channel, given);
  if (parent === undefined && state.messages.wasRemoved(channel, given)) {
    return { ok: true, threadTs: null };
  }
  return parent === undefined
    ? { ok: false, threadTs: null }
    : { ok: true, threadTs: parent.threadTs ?? parent.ts };
}

function postMessage(deps: ChatDeps, args: JsonObject): Answer {
  const { state, messageEvents } = deps;
  const reached = reachToPost(deps, wordAt(args, 'channel') ?? '');
  if (!reached.ok) {
    return refuse(reached.error);
  }
  const read = readContent(args, () => state.newId('b'));
  if (!read.ok) {
    return refuse(read.error, read.messages);
  }
  const { id } = reached.channel;
  const { ok, threadTs } = threadOf(deps, id, args);
  if (!ok) {
    return refuse('thread_not_found');
  }
  const message = state.messages.post({
    ...read.content,
    channel: id,
    user: state.identity.botUserId,
    threadTs,
    broadcast: threadTs !== null && flagAt(args, 'reply_broadcast'),
  });
  messageEvents.posted(message);
  return {
    ok: true,
    channel: id,
    ts: message.ts,
    message: messageRow(state, message, { metadata: true }),
  };
}

function postEphemeral(deps: ChatDeps, args: JsonObject): Answer {
  const { state } = deps;
  const reached = reachToPost(deps, wordAt(args, 'channel') ?? '');
  if (!reached.ok) {
    return refuse(reached.error);
  }
  const user = wordAt(args, 'user') ?? '';
  if (!reached.channel.members.includes(user)) {
    return refuse('user_not_in_channel');
  }
  const read = readContent(args, () => state.newId('b'));
  if (!read.ok) {
    return refuse(read.error, read.messages);
  }
  const { ok, threadTs } = threadOf(deps, reached.channel.id, args);
  if (!ok) {
    return refuse('thread_not_found');
  }
  const message = state.messages.post({
    ...read.content,
    channel: reached.channel.id,
    user: state.identity.botUserId,
    threadTs,
    onlyFor: user,
  });
  return { ok: true, message_ts: message.ts };
}

type Own =
  | { readonly ok: true; readonly message: StoredMessage }
  | { readonly ok: false; readonly error: string };

/** One of the app's own messages, with the code for what is not its own. */
function ownMessage({ state }: ChatDeps, args: JsonObject, foreign: string): Own {
  const channel = findForApp(state, wordAt(args, 'channel') ?? '');
  if (channel === undefined) {
    return { ok: false, error: 'channel_not_found' };
  }
  const message = state.messages.find(channel.id, wordAt(args, 'ts') ?? '');
  if (message === undefined || message.onlyFor !== null) {
    return { ok: false, error: 'message_not_found' };
  }
  return message.user === state.identity.botUserId
    ? { ok: true, message }
    : { ok: false, error: foreign };
}

function update(deps: ChatDeps, args: JsonObject): Answer {
  const { state, messageEvents } = deps;
  const own = ownMessage(deps, args, 'cant_update_message');
  if (!own.ok) {
    return refuse(own.error);
  }
  const { message } = own;
  // What is not given stays; an empty list takes blocks away.
  const read = readContent(
    {
      text: message.text,
      blocks: message.blocks,
      attachments: message.attachments,
      ...(message.metadata !== null && { metadata: message.metadata }),
      ...args,
    },
    () => state.newId('b'),
  );
  if (!read.ok) {
    return refuse(read.error, read.messages);
  }
  const changed = state.messages.change(message, { ...read.content, editedTs: state.nextTs() });
  messageEvents.changed(message, changed);
  return {
    ok: true,
    channel: changed.channel,
    ts: changed.ts,
    text: changed.text,
    message: messageRow(state, changed, { metadata: true }),
  };
}

function remove(deps: ChatDeps, args: JsonObject): Answer {
  const own = ownMessage(deps, args, 'cant_delete_message');
  if (!own.ok) {
    return refuse(own.error);
  }
  deps.state.messages.remove(own.message);
  deps.messageEvents.removed(own.message);
  return { ok: true, channel: own.message.channel, ts: own.message.ts };
}

function getPermalink({ state }: ChatDeps, args: JsonObject): Answer {
  const reached = reachToRead(state, wordAt(args, 'channel') ?? '');
  if (!reached.ok) {
    return refuse(reached.error);
  }
  const { id } = reached.channel;
  const message = state.messages.find(id, wordAt(args, 'message_ts') ?? '');
  if (message === undefined || message.onlyFor !== null) {
    return refuse('message_not_found');
  }
  const query = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${id}`;
  const permalink = `https://${state.identity.teamDomain}.slack.com/archives/${id}/p${message.ts.replace('.', '')}${query}`;
  return { ok: true, channel: id, permalink };
}
