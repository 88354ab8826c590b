import type { Button, KnownBlock } from '@slack/types';
import { isPublic, subjectId } from '../../../model/review/nomination.ts';
import type { DecidedEntry } from '../../../model/review/review-queue.ts';
import { counted } from '../../../model/text/counted.ts';
import type { DecidedPage } from '../../../review/review.ts';
import { ACTIONS, numbered, QUEUE } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { collectButton, collectSeveralButton } from '../collections/collect-choice.ts';
import { button, context, header, namedButtons } from '../elements/basic-blocks.ts';
import { richText, run, section } from '../elements/rich-text.ts';
import type { SlackMessage } from '../slack-message.ts';
import { decidedWords } from './decided-words.ts';
import { decideAgainButton, undoDecisionButton } from './decision.ts';
import { newsBlocks } from './news-blocks.ts';
import { type QueueState, queueBlockId } from './queue-state.ts';
import { subjectLink, subjectName } from './subject-name.ts';

export interface ShownDecided extends DecidedPage {
  readonly mayDecide: boolean;
  /** The queue to go back to. */
  readonly queue: QueueState;
}

/** What was decided today, or in the last days, each with a way back. */
export function decidedListMessage(decided: ShownDecided, news?: SlackMessage): SlackMessage {
  const { total, days, entries } = decided;
  const when = days === 1 ? 'today' : `in the last ${days} days`;
  const heading =
    total === 0 ? `Nothing was decided ${when}` : `${counted(total, 'item')} decided ${when}`;
  return {
    text: news === undefined ? heading : `${news.text} ${heading}`,
    blocks: [
      ...newsBlocks(news, (n) =>
        queueBlockId(decided.queue, `decided:${days}:${decided.page}:news-${n}`),
      ),
      header(heading),
      ...entries.flatMap((entry) => row(entry, decided)),
      ...foot(decided),
    ],
  };
}

function row(entry: DecidedEntry, { mayDecide, queue, days, page }: ShownDecided): KnownBlock[] {
  const { subject, decision, isOpen } = entry;
  const name = subjectName(subject);
  const ways = [
    ...(mayDecide
      ? [
          undoDecisionButton(decision, 'Undo', name),
          decideAgainButton(subjectId(subject), decision, name),
        ]
      : []),
    ...(isCollectable(entry) ? [collectButton(subjectId(subject), name)] : []),
    ...(subject.kind === 'item'
      ? [
          button({
            label: 'Details',
            actionId: ACTIONS.details,
            value: value({ item: subjectId(subject) }),
            spoken: `Details of ${name}`,
          }),
        ]
      : []),
  ];
  const place = queueBlockId(queue, `decided:${days}:${page}:${subjectId(subject)}`);
  const actions = namedButtons(place, ...ways);
  return [
    richText(
      section(
        ...decidedWords(decision),
        run(' · '),
        subjectLink(subject),
        run(isOpen ? ' · flagged again since' : ''),
      ),
    ),
    ...actions,
  ];
}

/** What was accepted, and everybody may see. */
function isCollectable({ subject, decision }: DecidedEntry): boolean {
  return decision.verdict === 'accepted' && isPublic(subject);
}

function collectAll({ entries }: ShownDecided): Button[] {
  const items = entries.filter(isCollectable).map(({ subject }) => subjectId(subject));
  const label = `Collect the ${items.length} accepted…`;
  return items.length < 2 ? [] : [collectSeveralButton({ items }, label, label)];
}

function foot(decided: ShownDecided): KnownBlock[] {
  const { page, pages, days, total, queue } = decided;
  const turn = (label: string, to: number, back: number, n: number) =>
    button({
      label,
      actionId: numbered(QUEUE.decided, n),
      value: value({ days: back, page: to }),
    });
  const ways = namedButtons(
    queueBlockId(queue, `decided:${days}:${page}:foot`),
    button({ label: 'Back to the queue', actionId: QUEUE.back, value: 'queue' }),
    ...collectAll(decided),
    ...(page > 1 ? [turn('Newer', page - 1, days, 0)] : []),
    ...(page < pages ? [turn('Older', page + 1, days, 1)] : []),
    ...(days === 1 ? [turn('Last 30 days', 1, 30, 2)] : []),
  );
  return [...(pages > 1 ? [context(`page ${page} of ${pages} · ${total} in all`)] : []), ...ways];
}
