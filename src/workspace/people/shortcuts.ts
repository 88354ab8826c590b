import type { ReplyPlace } from '../delivery/replies.ts';
import type { Act, ActResult } from '../page-protocol.ts';
import { messageRow } from '../state/rows/message-row.ts';
import type { ActDeps } from './act-deps.ts';
import { done, failed } from './act-result.ts';
import { failureCode } from './failure-text.ts';
import { channelName, interactionAnywhere, interactionBase } from './interaction.ts';
import { memberOf, messageSeenBy } from './membership.ts';

/** Someone runs a shortcut on a message: message_action. */
export async function runMessageShortcut(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'message-shortcut' }>,
): Promise<ActResult> {
  const { state, manifest, responseUrls, triggerIds } = deps;
  const message = messageSeenBy(state, as, act.channel, act.ts);
  const channel = memberOf(state, as, act.channel);
  const shortcut = manifest.shortcuts.find(
    ({ callbackId, type }) => callbackId === act.callbackId && type === 'message',
  );
  if (message === undefined || channel === undefined || shortcut === undefined) {
    return failed('That shortcut does not work here.');
  }
  const place: ReplyPlace = { channel: channel.id, user: as, threadTs: null, original: null };
  const receipt = await deps.deliver({
    type: 'interactive',
    name: 'message_action',
    payload: {
      type: 'message_action',
      ...interactionBase(state, as),
      action_ts: state.nextTs(),
      callback_id: act.callbackId,
      trigger_id: triggerIds.issue(as),
      response_url: responseUrls.issue(place),
      message_ts: message.ts,
      channel: { id: channel.id, name: channelName(channel) },
      message: messageRow(state, message),
    },
  });
  return receipt.kind === 'failed' ? failed(failureCode(receipt)) : done;
}

/** Someone runs a shortcut from anywhere: shortcut. */
export async function runGlobalShortcut(
  deps: ActDeps,
  as: string,
  act: Extract<Act, { kind: 'global-shortcut' }>,
): Promise<ActResult> {
  const { state, manifest, triggerIds } = deps;
  const shortcut = manifest.shortcuts.find(
    ({ callbackId, type }) => callbackId === act.callbackId && type === 'global',
  );
  if (shortcut === undefined) {
    return failed('That shortcut does not work here.');
  }
  const receipt = await deps.deliver({
    type: 'interactive',
    name: 'shortcut',
    payload: {
      type: 'shortcut',
      ...interactionAnywhere(state, as),
      action_ts: state.nextTs(),
      callback_id: act.callbackId,
      trigger_id: triggerIds.issue(as),
    },
  });
  return receipt.kind === 'failed' ? failed(failureCode(receipt)) : done;
}
