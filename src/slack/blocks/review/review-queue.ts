import type { ActionsBlock, Button, KnownBlock, RichTextElement } from '@slack/types';
import { DAY_MS } from '../../../model/duration.ts';
import { type FlagEmoji, reasonsOf } from '../../../model/review/flag-emoji.ts';
import { subjectId } from '../../../model/review/nomination.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import type { ReviewQueuePage } from '../../../review/review.ts';
import { QUEUE_PAGE } from '../../../review/review-queue.ts';
import { ACTIONS, numbered, QUEUE } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, context, header } from '../elements/basic-blocks.ts';
import { unreadGroups } from '../elements/refusal.ts';
import { emoji, richText, run, section } from '../elements/rich-text.ts';
import { exportButton } from '../exports/export-view.ts';
import type { SlackMessage } from '../slack-message.ts';
import { newsBlocks } from './news-blocks.ts';
import { queueFilters } from './queue-filters.ts';
import { queueRow, type RowContext } from './queue-row.ts';
import { queueBlockId } from './queue-state.ts';
import { subjectName } from './subject-name.ts';

/** The queue as one person sees it. */
export interface ShownQueue
  extends ReviewQueuePage,
    Pick<RowContext, 'mayDecide' | 'now' | 'permalink' | 'publicChannels'> {
  /** For want of which it is not known whether they may decide; null: it is. */
  readonly missingScope: string | null;
  readonly flagEmoji: string | null;
  readonly flagEmojis: readonly FlagEmoji[];
  /** Ids of what is ticked; those that are not on the page are left out. */
  readonly ticked: readonly string[];
}

/** The queue as one message or modal. @param news - what just happened, said above the queue. */
export function reviewQueueMessage(queue: ShownQueue, news?: SlackMessage): SlackMessage {
  const heading = reviewHeading(queue);
  return {
    text: news === undefined ? heading : `${news.text} ${heading}`,
    blocks: [
      ...newsBlocks(news, (n) => queueBlockId(queue, `news-${n}`)),
      header(heading),
      ...(isEmpty(queue) ? [] : [queueFilters(queue, reasonsOf(queue.flagEmojis))]),
      ...rows(queue),
      ...foot(queue),
    ],
  };
}

/** `56 items wait for review · oldest 3 days`. */
export function reviewHeading({
  waiting,
  oldest,
  now,
}: Pick<ShownQueue, 'waiting' | 'oldest' | 'now'>): string {
  if (waiting === 0) {
    return 'No item waits for review';
  }
  const start = `${counted(waiting, 'item waits', 'items wait')} for review`;
  return [start, ...oldestWords({ oldest, now })].join(' · ');
}

/** `oldest 3 days`; nothing where all came today. */
export function oldestWords({ oldest, now }: Pick<ShownQueue, 'oldest' | 'now'>): string[] {
  const days = oldest === null ? 0 : Math.floor((now.getTime() - oldest.getTime()) / DAY_MS);
  return days < 1 ? [] : [`oldest ${counted(days, 'day')}`];
}

/** Nothing waits, not even what was put off, and nothing is filtered away. */
function isEmpty({ waiting, putOff, total }: ShownQueue): boolean {
  return waiting === 0 && putOff === 0 && total === 0;
}

function rows(queue: ShownQueue): KnownBlock[] {
  const { entries, total, page } = queue;
  if (isEmpty(queue)) {
    return [richText(section(...howToFlag(queue.flagEmoji)))];
  }
  if (total === 0) {
    return [
      richText(
        section(run('Nothing of what waits is like that. Choose another filter, or see all.')),
      ),
    ];
  }
  const row: RowContext = { ...queue, state: queue };
  const before = (page - 1) * QUEUE_PAGE;
  return [
    ...entries.flatMap((entry) => queueRow(entry, row)),
    context(
      `${grouped(before + 1)}–${grouped(before + entries.length)} of ${grouped(total)}`,
      ...(queue.putOff > 0 && queue.filter.putOff !== true
        ? [`${grouped(queue.putOff)} put off`]
        : []),
      ...(queue.mayDecide ? [] : ['curators decide; you can look']),
    ),
    ...(queue.missingScope === null ? [] : [context(unreadGroups(queue.missingScope))]),
  ];
}

function howToFlag(flagEmoji: string | null): RichTextElement[][] {
  const flag = 'Flag an item with its Flag button';
  return flagEmoji === null
    ? [run(`${flag}.`)]
    : [run(`${flag}, or react to its message with `), emoji(flagEmoji), run('.')];
}

/** `[Next 10] [Back] [Accept 2] [Dismiss 2] [See all] [Decided today: 4] [Undo last]`. */
function foot(queue: ShownQueue): ActionsBlock[] {
  const elements = [...turning(queue), ...bulk(queue), ...ways(queue)];
  return elements.length === 0
    ? []
    : [{ type: 'actions', block_id: queueBlockId(queue, 'foot'), elements }];
}

function turning({ page, pages, total }: ShownQueue): Button[] {
  const turn = (label: string, to: number, n: number) =>
    button({
      label,
      actionId: numbered(QUEUE.turn, n),
      value: value({ page: to }),
      spoken: `${label} of the review queue`,
    });
  const next = Math.min(QUEUE_PAGE, total - page * QUEUE_PAGE);
  return [
    ...(page > 1 ? [turn('Back', page - 1, 0)] : []),
    ...(page < pages ? [turn(`Next ${next}`, page + 1, 1)] : []),
  ];
}

function bulk({ entries, ticked, mayDecide }: ShownQueue): Button[] {
  const chosen = entries.filter(({ subject }) => ticked.includes(subjectId(subject)));
  if (!mayDecide || chosen.length === 0) {
    return [];
  }
  const way = (n: number, verdict: 'accepted' | 'dismissed', act: string) =>
    button({
      label: `${act} ${chosen.length}`,
      actionId: numbered(QUEUE.decideTicked, n),
      value: value({ verdict }),
      spoken: `${act} ${chosen.length} that are selected`,
    });
  return [
    way(0, 'accepted', 'Accept'),
    way(1, 'dismissed', 'Dismiss'),
    button({
      label: `Collect ${chosen.length}…`,
      actionId: QUEUE.collectTicked,
      value: 'ticked',
      spoken: `Collect ${chosen.length}… that are selected`,
    }),
  ];
}

function ways({ filter, decidedToday, lastDecided, mayDecide }: ShownQueue): Button[] {
  const isFiltered = Object.values(filter).some((part) => part !== undefined);
  return [
    ...(isFiltered ? [button({ label: 'See all', actionId: QUEUE.clear, value: 'all' })] : []),
    ...(decidedToday > 0
      ? [
          button({
            label: `Decided today: ${decidedToday}`,
            actionId: QUEUE.decided,
            value: value({ days: 1, page: 1 }),
          }),
        ]
      : [
          button({
            label: 'Decided lately',
            actionId: QUEUE.decided,
            value: value({ days: 30, page: 1 }),
          }),
        ]),
    ...(lastDecided !== null && mayDecide
      ? [
          button({
            label: 'Undo last',
            actionId: ACTIONS.undoDecision,
            value: value({
              item: subjectId(lastDecided.subject),
              at: lastDecided.decision.at.getTime(),
            }),
            spoken: `Undo last: ${subjectName(lastDecided.subject)}`,
          }),
        ]
      : []),
    ...(mayDecide ? [exportButton()] : []),
  ];
}
