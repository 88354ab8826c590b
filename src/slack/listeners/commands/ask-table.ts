import type { ItemKind } from '../../../model/item.ts';
import type { Search } from '../../../search/search.ts';
import { askOutcomeMessage } from '../../blocks/ask-outcome.ts';
import type { Command } from '../command.ts';
import { answerOrThrow } from '../tell-privately.ts';

/** Which table each command asks. */
export const TABLE_COMMANDS: Readonly<Record<string, ItemKind>> = {
  '/signals': 'signal',
  '/concerns': 'concern',
  '/behaviors': 'behavior',
  '/technologies': 'technology',
  '/issues': 'issue',
};

/** `/signals regulation`: answers with the first page. */
export function createAskTable({ search }: { readonly search: Pick<Search, 'ask'> }) {
  return async (kind: ItemKind, { actor, text, responseUrl }: Command): Promise<void> => {
    const outcome = await search.ask({ actor, text, kinds: [kind] });
    await answerOrThrow(responseUrl, askOutcomeMessage(outcome), false);
  };
}
