import type { WebClient } from '@slack/web-api';
import type { Made } from '../../../model/digest/digest-definition.ts';
import { ITEM_KINDS } from '../../../model/item.ts';
import { readValue, TellMeValue } from '../../blocks/action-values.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import type { Click } from '../click.ts';
import { tellPrivately } from '../tell-privately.ts';
import type { KeepAlert } from '../wish/keep-alert.ts';

/**
 * Tell me when something new comes: saves the alert at once. Asked for in a thread, or under what
 * was shared, its first answer comes into that very thread.
 */
export function createTellMe({ keepAlert }: { readonly keepAlert: KeepAlert }) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(TellMeValue, click.value);
    if (asked === undefined) {
      await tellPrivately(client, click, sentence('Ask again, then press it there.'));
      return;
    }
    const kinds = asked.kinds.length === ITEM_KINDS.length ? [] : asked.kinds;
    const wish = { query: asked.text, kinds, thread: threadOf(click) };
    await tellPrivately(client, click, await keepAlert(client, click.actor, wish));
  };
}

/** A thread of a channel that the answer stands in, or that the public message opens. */
function threadOf({ channel, threadTs, publicTs }: Click): Made['firstAnswer'] {
  const thread = threadTs ?? publicTs;
  return channel !== null && thread !== null && /^[CG]/.test(channel)
    ? { channel, threadTs: thread }
    : null;
}
