import type { KnownBlock, RichTextElement } from '@slack/types';

import { grouped } from '../../../model/text/counted.ts';
import { ACTIONS } from '../action-ids.ts';
import { button, context, header, namedButtons } from '../elements/basic-blocks.ts';
import { unreadGroups } from '../elements/refusal.ts';
import { richText, run, section } from '../elements/rich-text.ts';
import { smallPrint } from '../elements/small-print.ts';
import { exportButton } from '../exports/export-view.ts';
import { oldestWords, reviewHeading } from '../review/review-queue.ts';
import { subjectLink } from '../review/subject-name.ts';
import { decisionMarkup } from '../search/standing-print.ts';
import type { HomeFields, OwnFlag } from './home-fields.ts';

/** `7 wait for you · 2 flagged twice [Review]`, and what was decided this week; others may look. Who is no curator here for want of a scope sees why. */
export function reviewBlocks({ queue, decidedThisWeek }: HomeFields): KnownBlock[] {
  const { waiting, mine, mayDecide, missingScope } = queue;
  const isTheirs = mayDecide && waiting > 0;
  return [
    ...(isTheirs ? [header(forYou(queue))] : []),
    context(
      ...(isTheirs ? oldestWords(queue) : [reviewHeading(queue)]),
      ...(mine === 0 ? [] : [`${mine} assigned to you`]),
      `decided this week: ${decidedThisWeek}`,
    ),
    ...namedButtons(
      'home.review',
      button({
        label: 'Review',
        actionId: ACTIONS.openQueue,
        value: 'queue',
        ...(isTheirs ? { style: 'primary' as const } : {}),
      }),
      ...(mayDecide ? [exportButton()] : []),
    ),
    ...(missingScope === null ? [] : [context(unreadGroups(missingScope))]),
  ];
}

function forYou({ waiting, flaggedTwice }: HomeFields['queue']): string {
  const start = `${grouped(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for you`;
  return flaggedTwice === 0 ? start : `${start} · ${grouped(flaggedTwice)} flagged twice`;
}

/** What this person flags, and what became of it. */
export function flagBlocks({ flags }: HomeFields): KnownBlock[] {
  return flags.length === 0
    ? []
    : [header('Your flags'), ...flags.flatMap((flag) => [line(flag), fate(flag)])];
}

function line({ subject }: OwnFlag): KnownBlock {
  const parts: RichTextElement[] = subjectLink(subject);
  return richText(section(run('⚑ '), parts));
}

function fate({ decision, isOpen, reasons }: OwnFlag): KnownBlock {
  const why = reasons.length === 0 ? [] : [{ plain: reasons.join(', ') }];
  return decision === null || isOpen
    ? smallPrint(...why, { plain: 'waits for review' })
    : smallPrint(...why, { markup: decisionMarkup(decision) });
}
