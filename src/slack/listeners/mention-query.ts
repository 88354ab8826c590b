import { ITEM_KINDS, type ItemKind } from '../../model/item.ts';
import { plural } from '../../model/text/kind-words.ts';
import { readQuestion } from '../../search/query/read-question.ts';
import { readMarkup } from '../markup/read-markup.ts';

/** What somebody said to the app asks: a query, and the tables it is for. */
export interface SpokenQuery {
  readonly text: string;
  readonly kinds: readonly ItemKind[];
  /** Words of a question that are not looked for, to be named; empty where it was no question. */
  readonly leftOut: readonly string[];
}

/**
 * What is asked after `@Signalpost`, without Slack's markup: `regulation` of all
 * tables, `signals regulation` or `/signals regulation` of one. Further mentions
 * of the app are left out.
 *
 * @param botUser - the app's user id.
 */
export function mentionQuery(said: string, botUser: string): SpokenQuery {
  const [, ...after] = said.split(new RegExp(`<@${botUser}(?:\\|[^<>]*)?>`));
  return spokenQuery(after.join(' '));
}

/** What is asked by a message to the app alone; a question by its telling words. */
export function spokenQuery(said: string): SpokenQuery {
  const words = readMarkup(said, { of: 'message' }).replace(/^[\s,:;]+|\s+$/g, '');
  const [first = '', rest = ''] = words.split(/\s+(.*)/s);
  const table = ITEM_KINDS.find((one) => plural(one) === first.replace(/^\//, '').toLowerCase());
  const asked = table === undefined ? words : rest;
  const question = readQuestion(asked);
  const kind = table ?? question?.kind ?? null;
  return {
    text: question?.text ?? asked.replace(/[?\s]+$/, ''),
    kinds: kind === null ? ITEM_KINDS : [kind],
    leftOut: question?.leftOut ?? [],
  };
}
