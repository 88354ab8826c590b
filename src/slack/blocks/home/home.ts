import type { KnownBlock } from '@slack/types';
import type { DigestInfo, RunRecord } from '../../../digests/outcome.ts';
import { ACTIONS } from '../action-ids.ts';
import { nextRunLine } from '../digest/digest-list.ts';
import { runLine } from '../digest/run-log.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { oneLine } from '../elements/plain.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { reviewHeading, type ShownQueue } from '../review/review-queue.ts';
import type { SlackHome } from '../slack-message.ts';
import { EXAMPLES, exampleButton } from './help.ts';

const DIGESTS = 5;

export interface HomeFields {
  readonly queue: ShownQueue;
  readonly digests: readonly DigestInfo[];
  /** The last runs, newest first. */
  readonly runs: readonly RunRecord[];
}

/** The app's Home tab: open reviews, the next digests, three things to try. */
export function homeView({ queue, digests, runs }: HomeFields): SlackHome {
  return {
    type: 'home',
    blocks: [
      header(reviewHeading(queue)),
      ...buttons(
        button({ label: 'Review', actionId: ACTIONS.openQueue, value: 'queue', style: 'primary' }),
      ),
      header('Next digests'),
      ...nextDigests(digests),
      ...(runs.length === 0 ? [] : [header('Last digests'), ...runs.map(runLine)]),
      header('Three things to try'),
      ...buttons(...EXAMPLES.map((_, n) => exampleButton(n))),
      context(
        'Or type one in any channel; only you see the answer. /signalpost help lists everything else.',
      ),
    ],
  };
}

function nextDigests(digests: readonly DigestInfo[]): KnownBlock[] {
  const due = digests
    .filter(({ nextRunAt }) => nextRunAt !== null)
    .toSorted((a, b) => (a.nextRunAt?.getTime() ?? 0) - (b.nextRunAt?.getTime() ?? 0))
    .slice(0, DIGESTS);
  if (due.length === 0) {
    return [richText(section(run('No digest is planned.')))];
  }
  return [
    richText(
      section(
        ...due.map((info, n) => [
          ...run(n === 0 ? '' : '\n'),
          ...bold(oneLine(info.definition.title)),
          ...run(` to ${shortLine(info.definition.channel, 80)}: ${nextRunLine(info)}`),
        ]),
      ),
    ),
  ];
}
