import type { AskOutcome, TurnOutcome } from '../../../search/outcome.ts';
import { helpMessage } from '../home/help.ts';
import type { SlackMessage } from '../slack-message.ts';
import { expiredMessage } from './expired.ts';
import { nothingMessage } from './nothing.ts';
import { resultPageMessage } from './result-page.ts';
import { PLAIN_VIEW, type ResultView } from './result-view.ts';
import { unreadableMessage } from './unreadable.ts';

/** The answer to a query, or to a turn of its pages. */
export function askOutcomeMessage(
  outcome: AskOutcome | TurnOutcome,
  view: ResultView = PLAIN_VIEW,
): SlackMessage {
  switch (outcome.kind) {
    case 'found':
      return resultPageMessage(outcome, view);
    case 'nothing':
      return nothingMessage(outcome);
    case 'unreadable':
      return unreadableMessage(outcome);
    case 'expired':
      return expiredMessage(outcome);
    case 'help':
      return helpMessage();
  }
}
