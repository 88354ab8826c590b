import { isObject, type JsonObject, stringAt } from '../json.ts';
import { readContent } from '../state/content.ts';
import type { State } from '../state/state.ts';
import type { MessageEvents } from './message-events.ts';

/** Where the app's answer to an interaction goes: the body of its ack, or a call to response_url. */
export interface ReplyPlace {
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string | null;
  /** The app's message that replace_original and delete_original mean. */
  original: { readonly channel: string; readonly ts: string } | null;
}

export type Reply = (place: ReplyPlace, body: unknown) => ReplyOutcome;

export type ReplyOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly messages: readonly string[] };

/** Shows what the app answered; a plain text is an ephemeral message. */
export function createReply(deps: {
  readonly state: State;
  readonly messageEvents: MessageEvents;
}): Reply {
  const { state, messageEvents } = deps;
  return (place, body) => {
    const args: JsonObject | null =
      typeof body === 'string' ? { text: body } : isObject(body) ? body : null;
    if (args === null) {
      return { ok: false, error: 'invalid_payload', messages: [] };
    }
    const { original } = place;
    const message =
      original === null ? undefined : state.messages.find(original.channel, original.ts);
    if (args.delete_original === true) {
      if (message !== undefined) {
        state.messages.remove(message);
        messageEvents.removed(message);
      }
      return { ok: true };
    }
    const read = readContent(args, () => state.newId('b'));
    if (!read.ok) {
      return read;
    }
    if (args.replace_original === true && message !== undefined) {
      const changed = state.messages.change(message, {
        ...read.content,
        editedTs: message.onlyFor === null ? state.nextTs() : null,
      });
      messageEvents.changed(message, changed);
      return { ok: true };
    }
    const posted = state.messages.post({
      ...read.content,
      channel: place.channel,
      user: state.identity.botUserId,
      threadTs: stringAt(args, 'thread_ts') ?? place.threadTs,
      onlyFor: args.response_type === 'in_channel' ? null : place.user,
    });
    place.original ??= { channel: posted.channel, ts: posted.ts };
    messageEvents.posted(posted);
    return { ok: true };
  };
}
