import type { KnownBlock } from '@slack/types';
import { runLine } from '../digest/run-log.ts';
import { context, header, namedButtons } from '../elements/basic-blocks.ts';
import type { SlackHome } from '../slack-message.ts';
import { EXAMPLES, exampleButton } from './help.ts';
import { digestBlocks } from './home-digests.ts';
import type { HomeFields } from './home-fields.ts';
import { newsBlocks, searchField, themeBlocks } from './home-news.ts';
import { operatorLine } from './home-operator.ts';
import { flagBlocks, reviewBlocks } from './home-review.ts';

/** The Home tab: what waits for a curator, then what a reader comes for, then how it runs. */
export function homeView(fields: HomeFields): SlackHome {
  const { queue, digests, flags, runs, archive } = fields;
  const isNewcomer = flags.length === 0 && digests.alerts.length === 0;
  return {
    type: 'home',
    blocks: [
      ...(queue.mayDecide ? reviewBlocks(fields) : []),
      ...newsBlocks(fields.news),
      searchField(),
      ...themeBlocks(fields.themes),
      ...flagBlocks(fields),
      ...(queue.mayDecide ? [] : reviewBlocks(fields)),
      ...digestBlocks(fields),
      ...(runs.length === 0 ? [] : [header('Last digests'), ...runs.map(runLine)]),
      ...(isNewcomer ? firstSteps() : []),
      ...(archive === null ? [] : [operatorLine(archive, digests)]),
    ],
  };
}

function firstSteps(): KnownBlock[] {
  return [
    header('Three things to try'),
    ...namedButtons('home.examples', ...EXAMPLES.map((_, n) => exampleButton(n))),
    context(
      'Or type one in any channel; only you see the answer. /signalpost help lists everything else.',
    ),
  ];
}
