import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { AskValue, readValue } from '../../blocks/action-values.ts';
import { askOutcomeMessage } from '../../blocks/ask-outcome.ts';
import type { Click } from '../click.ts';
import { replaceClicked, tellPrivately } from '../tell-privately.ts';

export interface AskAgainDeps {
  readonly search: Pick<Search, 'ask'>;
  /** Whether the answer takes the place of the message that offered the query. */
  readonly replace: boolean;
}

/** A query that was offered as a button: the nearest spelling, another table, an example. */
export function createAskAgain({ search, replace }: AskAgainDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(AskValue, click.value);
    const outcome =
      asked === undefined
        ? { kind: 'help' as const }
        : await search.ask({ actor: click.actor, ...asked });
    const message = askOutcomeMessage(outcome);
    await (replace ? replaceClicked(click, message) : tellPrivately(client, click, message));
  };
}
