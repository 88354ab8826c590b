import type { MessageEvents } from '../delivery/message-events.ts';
import { isObject, type JsonObject, objectAt } from '../json.ts';
import { readContent } from '../state/content.ts';
import type { State } from '../state/state.ts';
import { wordAt } from './arguments.ts';
import { type Answer, refuse } from './method.ts';
import { findForApp } from './reach.ts';

interface UnfurlDeps {
  readonly state: State;
  readonly messageEvents: MessageEvents;
}

/**
 * chat.unfurl: what the app says of links in somebody's message, beneath it as attachments. The
 * message is named by channel and timestamp, or by `unfurl_id` of its `link_shared`.
 */
export function unfurl({ state, messageEvents }: UnfurlDeps, args: JsonObject): Answer {
  const place = placeOf(args);
  const channel = findForApp(state, place.channel);
  const message = channel === undefined ? undefined : state.messages.find(channel.id, place.ts);
  if (message === undefined || message.onlyFor !== null) {
    return refuse('cannot_unfurl_message');
  }
  const unfurls = Object.entries(objectAt(args, 'unfurls'));
  const given: JsonObject[] = [];
  for (const [url, said] of unfurls) {
    if (!isObject(said) || !message.text.includes(url.replaceAll('&', '&amp;'))) {
      return refuse('cannot_unfurl_url');
    }
    given.push({ ...said, from_url: url, app_unfurl_url: url, is_app_unfurl: true });
  }
  const others = message.attachments.filter(
    ({ from_url: from }) => !unfurls.some(([url]) => url === from),
  );
  const read = readContent({ attachments: [...others, ...given] }, () => state.newId('b'));
  if (!read.ok) {
    return refuse('invalid_unfurls_format', read.messages);
  }
  const { attachments } = read.content;
  const changed = state.messages.change(message, { attachments });
  messageEvents.changed(message, changed);
  return { ok: true };
}

function placeOf(args: JsonObject): { readonly channel: string; readonly ts: string } {
  const [, channel, ts] = /^([A-Z0-9]+)-([\d.]+)$/.exec(wordAt(args, 'unfurl_id') ?? '') ?? [];
  return {
    channel: channel ?? wordAt(args, 'channel') ?? '',
    ts: ts ?? wordAt(args, 'ts') ?? '',
  };
}
