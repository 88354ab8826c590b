import type { Search } from '../../../search/search.ts';
import { trendsAnswer } from '../../blocks/search/trends-message.ts';
import type { Command } from '../command.ts';
import { AnswerRefusedError, answerBelow } from '../tell-privately.ts';

export type AnswerTrends = (command: Command, text: string) => Promise<void>;

/**
 * `/signalpost trends regulation`: with a chart where the workspace takes one. Where it is refused,
 * which only the answer to it tells, the same without it is said, from then on at once.
 */
export function createAnswerTrends({
  search,
}: {
  readonly search: Pick<Search, 'trends'>;
}): AnswerTrends {
  let areChartsRefused = false;
  return async (command, text) => {
    const { charted, plain } = trendsAnswer(await search.trends(text));
    if (charted === null || areChartsRefused) {
      await answerBelow(command, plain);
      return;
    }
    try {
      await command.answer?.({ message: charted, replace: false });
    } catch (error) {
      if (!(error instanceof AnswerRefusedError)) {
        throw error;
      }
      await answerBelow(command, plain);
      // Only now is it known that it was the chart.
      areChartsRefused = true;
    }
  };
}
