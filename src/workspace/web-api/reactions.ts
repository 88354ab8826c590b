import type { MessageEvents } from '../delivery/message-events.ts';
import type { JsonObject } from '../json.ts';
import { addReaction, removeReaction } from '../state/reacting.ts';
import { messageRow } from '../state/rows/message-row.ts';
import type { State } from '../state/state.ts';
import type { StoredMessage } from '../state/stored-message.ts';
import { flagAt, wordAt } from './arguments.ts';
import { type Answer, type Methods, refuse } from './method.ts';
import { reachToRead } from './reach.ts';

interface ReactionsDeps {
  readonly state: State;
  readonly messageEvents: MessageEvents;
  /** How many people are named at most, unless all are asked for. */
  readonly reactionUsers: number;
}

/** reactions.*: the app's own reactions. */
export function createReactionMethods(deps: ReactionsDeps): Methods {
  const { state, messageEvents } = deps;
  const acting = { messages: state.messages, messageEvents };
  const { botUserId } = state.identity;
  return {
    'reactions.add': {
      tier: 'tier3',
      scopes: ['reactions:write'],
      needs: ['channel', 'timestamp', 'name'],
      run: (args) =>
        onMessage(state, args, (message) => {
          const error = addReaction(acting, message, wordAt(args, 'name') ?? '', botUserId);
          return error === null ? { ok: true } : refuse(error);
        }),
    },
    'reactions.remove': {
      tier: 'tier2',
      scopes: ['reactions:write'],
      needs: ['channel', 'timestamp', 'name'],
      run: (args) =>
        onMessage(state, args, (message) => {
          const error = removeReaction(acting, message, wordAt(args, 'name') ?? '', botUserId);
          return error === null ? { ok: true } : refuse(error);
        }),
    },
    'reactions.get': {
      tier: 'tier3',
      scopes: ['reactions:read'],
      needs: ['channel', 'timestamp'],
      run: (args) =>
        onMessage(state, args, (message) => ({
          ok: true,
          type: 'message',
          channel: message.channel,
          message: messageRow(
            state,
            message,
            flagAt(args, 'full') ? {} : { reactionUsers: deps.reactionUsers },
          ),
        })),
    },
  };
}

function onMessage(
  state: State,
  args: JsonObject,
  then: (message: StoredMessage) => Answer,
): Answer {
  const reached = reachToRead(state, wordAt(args, 'channel') ?? '');
  if (!reached.ok) {
    return refuse(reached.error);
  }
  const message = state.messages.find(reached.channel.id, wordAt(args, 'timestamp') ?? '');
  return message === undefined || message.onlyFor !== null
    ? refuse('message_not_found')
    : then(message);
}
