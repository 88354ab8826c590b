import type { Search } from '../../../search/search.ts';
import { readValue, TurnValue } from '../../blocks/action-values.ts';
import { askOutcomeMessage } from '../../blocks/search/ask-outcome.ts';
import type { Click } from '../click.ts';
import { replaceClicked } from '../tell-privately.ts';

/** Previous and Next: the page takes the place of the one that was clicked. */
export function createTurnPage({ search }: { readonly search: Pick<Search, 'turn'> }) {
  return async (click: Click): Promise<void> => {
    const turn = readValue(TurnValue, click.value);
    const outcome =
      turn === undefined
        ? { kind: 'expired' as const, again: null }
        : await search.turn(turn.list, turn.page);
    await replaceClicked(click, askOutcomeMessage(outcome));
  };
}
