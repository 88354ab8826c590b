import type { KnownBlock, RichTextElement } from '@slack/types';
import type { DigestParent } from '../../../model/digest/digest-message.ts';
import type { ReviewSubject } from '../../../model/review/nomination.ts';
import { countDecided, type ReviewSummary } from '../../../model/review/review-summary.ts';
import { reviewSentence, waitingAge } from '../../../model/review/review-summary-text.ts';
import { grouped } from '../../../model/text/counted.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, header } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, italic, richText, run, section } from '../elements/rich-text.ts';
import { decidedWords } from '../review/decided-words.ts';
import { subjectLink } from '../review/subject-name.ts';
import type { SlackMessage } from '../slack-message.ts';
import { closing, type DigestParentOptions, digestTitle } from './digest-frame.ts';
import { inBlocks, ratingMark } from './digest-lines.ts';

/** What was decided and what waits longest, with the queue as the next step. */
export function reviewDigestMessage(
  parent: DigestParent,
  review: ReviewSummary,
  { runId, names }: DigestParentOptions,
): SlackMessage {
  const title = digestTitle(parent);
  const sentence = reviewSentence(review, parent.slots, parent.to);
  const unnamed = countDecided(review) - review.decisions.length;
  return {
    text: escapeText(`${title}: ${sentence}`),
    blocks: [
      header(title),
      richText(section(run(sentence))),
      ...list('Decided', [
        ...review.decisions.map(({ subject, decision }) => [
          ...subjectWords(subject),
          ...run(' · '),
          ...decidedWords(decision, names ?? null).flat(),
        ]),
        ...(unnamed > 0 ? [italic(`and ${grouped(unnamed)} more`)] : []),
      ]),
      ...list(
        'Waiting longest',
        review.longest.map(({ subject, flags, since }) => [
          ...subjectWords(subject),
          ...run(` · ${kindOf(subject)} · ⚑ ${flags} · ${waitingAge(since, parent.to)}`),
        ]),
      ),
      ...(runId === null || review.waiting === 0 ? [] : buttons(reviewButton())),
      closing(parent, null),
    ],
  };
}

function list(heading: string, lines: readonly RichTextElement[][]): KnownBlock[] {
  return lines.length === 0 ? [] : inBlocks([bold(heading), ...lines]);
}

function subjectWords(subject: ReviewSubject): RichTextElement[] {
  const mark = subject.kind === 'item' ? ratingMark(subject.found, { floor: true }) : '✎';
  return [...run(`${mark} `), ...subjectLink(subject)];
}

function kindOf(subject: ReviewSubject): string {
  return subject.kind === 'item' ? subject.found.item.kind : 'suggestion';
}

/** Anybody may look; who may decide is asked where the queue is shown. */
function reviewButton() {
  return button({
    label: 'Review',
    actionId: ACTIONS.openQueue,
    value: value({}),
    style: 'primary',
  });
}
