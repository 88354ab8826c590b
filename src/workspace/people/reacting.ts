import type { Act, ActResult } from '../page-protocol.ts';
import { addReaction, removeReaction } from '../state/reacting.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { messageSeenBy } from './membership.ts';

/** Someone adds or takes back a reaction. */
export function react(
  { state, messageEvents }: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'react' | 'unreact' }>,
): ActResult {
  const message = messageSeenBy(state, as, act.channel, act.ts);
  if (message === undefined || message.onlyFor !== null) {
    return failed('There is no such message to react to.');
  }
  const acting = { messages: state.messages, messageEvents };
  const change = act.kind === 'react' ? addReaction : removeReaction;
  const error = change(acting, message, act.emoji, as);
  return error === null ? done : failed(error);
}
