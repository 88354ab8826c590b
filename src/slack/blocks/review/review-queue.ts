import type { Button, KnownBlock, RichTextElement } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { counted } from '../../../model/counted.ts';
import type { OpenReview, Verdict } from '../../../model/review.ts';
import type { ReviewQueue } from '../../../review/outcome.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { withCollectMenu } from '../collections/collect-choice.ts';
import { button, buttons, context, header } from '../elements/basic-blocks.ts';
import { bold, emoji, person, richText, run, section } from '../elements/rich-text.ts';
import { day } from '../elements/times.ts';
import { detailsButton } from '../search/card-buttons.ts';
import { itemCard, itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { undoDecisionButton } from './decision.ts';
import { verdictWords } from './verdicts.ts';

/** Reviews in one message, which holds 50 blocks. */
const SHOWN = 8;
/** People who are named; more are counted. */
const NAMED = 5;

/** The queue as one person sees it. */
export interface ShownQueue extends ReviewQueue {
  readonly mayDecide: boolean;
}

/** The queue as one ephemeral message. @param news - what just happened, said above the queue. */
export function reviewQueueMessage(queue: ShownQueue, news?: SlackMessage): SlackMessage {
  const heading = reviewHeading(queue);
  return {
    text: news === undefined ? heading : `${news.text} ${heading}`,
    blocks: [...(news?.blocks ?? []), header(heading), ...reviewQueueBlocks(queue)],
  };
}

export function reviewHeading({ open }: ReviewQueue): string {
  return open.length === 0
    ? 'No item waits for review'
    : `${counted(open.length, 'item waits', 'items wait')} for review`;
}

/** Open reviews with their buttons, and the newest decisions. */
export function reviewQueueBlocks({
  open,
  recent,
  mayDecide,
  flagEmoji,
}: ShownQueue): KnownBlock[] {
  return [
    ...(open.length === 0 ? [richText(section(...howToFlag(flagEmoji)))] : []),
    ...open.slice(0, SHOWN).flatMap((review) => openReviewBlocks(review, mayDecide)),
    ...(open.length > SHOWN
      ? [context(`${open.length - SHOWN} more, shown once these are decided.`)]
      : []),
    ...(open.length > 0 && !mayDecide ? [context('Curators decide; you can look.')] : []),
    ...recentBlocks(recent, mayDecide),
  ];
}

function howToFlag(flagEmoji: string | null): RichTextElement[][] {
  const button = 'Flag an item with its Flag button';
  return flagEmoji === null
    ? [run(`${button}.`)]
    : [run(`${button}, or react to its message with `), emoji(flagEmoji), run('.')];
}

function openReviewBlocks({ found, flags }: OpenReview, mayDecide: boolean): KnownBlock[] {
  const since = flags[0]?.since;
  return [
    richText(
      section(
        run('Flagged by '),
        ...flags
          .slice(0, NAMED)
          .map(({ user }, n) => [...(n === 0 ? [] : run(', ')), ...person(user)]),
        run(flags.length > NAMED ? ` and ${flags.length - NAMED} more` : ''),
        run(since === undefined ? '' : ` since ${day(since)}`),
      ),
    ),
    ...itemCard({ found, floor: false }),
    withCollectMenu(found, ...(mayDecide ? decisionButtons(found) : []), detailsButton(found)),
    { type: 'divider' },
  ];
}

/** Accept and Dismiss act at once; the others ask for a word more. */
function decisionButtons(found: ArchiveItem): Button[] {
  const way = (n: number, verdict: Verdict, label: string, actionId: string) =>
    button({
      label,
      actionId: numbered(actionId, n),
      value: value({ item: found.item.id, verdict }),
      spoken: `${label}: ${itemName(found)}`,
      ...(actionId === ACTIONS.decideNow && verdict === 'accepted'
        ? { style: 'primary' as const }
        : {}),
    });
  return [
    way(0, 'accepted', verdictWords('accepted').act, ACTIONS.decideNow),
    way(1, 'dismissed', verdictWords('dismissed').act, ACTIONS.decideNow),
    way(0, 'accepted', 'Accept with note', ACTIONS.decide),
    way(2, 'duplicate', verdictWords('duplicate').act, ACTIONS.decide),
    way(3, 'false-positive', verdictWords('false-positive').act, ACTIONS.decide),
  ];
}

function recentBlocks(recent: ReviewQueue['recent'], mayDecide: boolean): KnownBlock[] {
  const [last] = recent;
  if (recent.length === 0) {
    return [];
  }
  const line = ({ decision, found }: ReviewQueue['recent'][number]): RichTextElement[] => [
    ...run(`\n${verdictWords(decision.verdict).done}: `),
    ...bold(itemName(found)),
    ...run(' by '),
    ...person(decision.by),
    ...run(`, ${day(decision.at)}`),
  ];
  return [
    richText(section(bold('Decided lately'), ...recent.map(line))),
    ...(last === undefined || !mayDecide
      ? []
      : buttons(undoDecisionButton(last.decision, 'Undo last', itemName(last.found)))),
  ];
}
