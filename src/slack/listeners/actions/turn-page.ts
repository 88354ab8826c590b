import type { WebClient } from '@slack/web-api';
import type { Search } from '../../../search/search.ts';
import { readValue, TurnValue } from '../../blocks/action-values.ts';
import { answerInPlace } from '../answer-in-place.ts';
import type { Click } from '../click.ts';
import type { ResultMessage } from '../result-message.ts';

/** Previous and Next: the page takes the place of the one that was clicked. */
export function createTurnPage({
  search,
  resultMessage,
}: {
  readonly search: Pick<Search, 'turn'>;
  readonly resultMessage: ResultMessage;
}) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const turn = readValue(TurnValue, click.value);
    const outcome =
      turn === undefined
        ? { kind: 'expired' as const, again: null }
        : await search.turn(turn.list, turn.page);
    const viewer = { actor: click.actor, inThread: click.threadTs !== null };
    await answerInPlace(client, click, await resultMessage(outcome, viewer));
  };
}
