import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { plural } from '../../model/kind-words.ts';
import { readMarkup } from '../markup/read-markup.ts';

/** What a mention asks: a query, and the tables it is for. */
export interface MentionQuery {
  readonly text: string;
  readonly kinds: readonly ItemKind[];
}

/**
 * What is asked after `@Signalpost`, without Slack's markup: `regulation` of all
 * tables, `signals regulation` or `/signals regulation` of one. Further mentions
 * of the app are left out.
 *
 * @param botUser - the app's user id.
 */
export function mentionQuery(said: string, botUser: string): MentionQuery {
  const [, ...after] = said.split(new RegExp(`<@${botUser}(?:\\|[^<>]*)?>`));
  return spokenQuery(after.join(' '));
}

/** What is asked by a message to the app alone. */
export function spokenQuery(said: string): MentionQuery {
  const text = readMarkup(said, { of: 'message' }).replace(/^[\s,:;]+|[?\s]+$/g, '');
  const [first = '', rest = ''] = text.split(/\s+(.*)/s);
  const word = first.replace(/^\//, '').toLowerCase();
  const kind = ITEM_KINDS.find((one) => plural(one) === word);
  return kind === undefined ? { text, kinds: ITEM_KINDS } : { text: rest, kinds: [kind] };
}
