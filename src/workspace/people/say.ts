import type { Act, ActResult } from '../page-protocol.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { memberOf } from './membership.ts';
import { tellSharedLinks } from './shared-links.ts';
import { noteUnheardMention } from './unheard-mention.ts';
import { asStored } from './written-text.ts';

/** Someone says something in a channel, a thread or to the app. */
export function say(
  { state, manifest, messageEvents, events }: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'say' }>,
): ActResult {
  const channel = memberOf(state, as, act.channel);
  if (channel === undefined) {
    return failed('You are not in that channel.');
  }
  if (channel.archived) {
    return failed('This channel is archived.');
  }
  if (channel.kind === 'app' && !manifest.messagesTab) {
    return failed('Sending messages to this app has been turned off.');
  }
  if (act.text.trim() === '') {
    return failed('There is nothing to send.');
  }
  const parent = act.threadTs === null ? null : state.messages.find(channel.id, act.threadTs);
  if (parent === undefined) {
    return failed('That thread is gone.');
  }
  const message = state.messages.post({
    channel: channel.id,
    user: as,
    text: asStored(state, act.text),
    threadTs: parent === null ? null : (parent.threadTs ?? parent.ts),
  });
  state.channels.markRead(as, channel.id, message.ts);
  messageEvents.posted(message);
  tellSharedLinks({ state, manifest, events }, channel, message);
  noteUnheardMention(state, channel, message);
  return done;
}
