import type { ItemKind } from '../../../model/item.ts';
import type { AnswerQuery } from '../answer-query.ts';
import type { Command } from '../command.ts';
import { answerBelow } from '../tell-privately.ts';

/** Which table each command asks. */
export const TABLE_COMMANDS: Readonly<Record<string, ItemKind>> = {
  '/signals': 'signal',
  '/concerns': 'concern',
  '/behaviors': 'behavior',
  '/technologies': 'technology',
  '/issues': 'issue',
};

/** `/signals regulation`: answers with the first page. */
export function createAskTable({ answerQuery }: { readonly answerQuery: AnswerQuery }) {
  return async (kind: ItemKind, command: Command): Promise<void> => {
    const { actor, text } = command;
    await answerBelow(command, await answerQuery({ actor, text, kinds: [kind] }));
  };
}
