import type { KnownBlock, RichTextElement } from '@slack/types';
import type { WishPreview } from '../../../digests/made/made-digests.ts';
import type { Overlap } from '../../../digests/made/overlaps.ts';
import { describeSchedule } from '../../../digests/schedule/describe-schedule.ts';
import { calendarPeriod } from '../../../model/calendar.ts';
import { isPerson } from '../../../model/digest/digest-definition.ts';
import type { MadeDigest } from '../../../model/digest/made-digest.ts';
import type { Schedule } from '../../../model/digest/schedule.ts';
import { counted } from '../../../model/text/counted.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { ACTIONS, VIEWS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { digestParentMessage } from '../digest/digest-parent.ts';
import { button, buttons, context, plainText } from '../elements/basic-blocks.ts';
import { bold, person, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { instant } from '../elements/times.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';
import { unknownSentence } from './unknown-words.ts';
import { titleOf, type WishFields } from './wish-fields.ts';
import { headingOf } from './wish-view.ts';

/** More than this a day nobody reads for long. */
const MUCH_A_DAY = 10;

/** While the archive is asked. */
export function countingView(fields: WishFields, doing: 'Counting…' | 'Saving…'): SlackModal {
  return {
    type: 'modal',
    title: plainText(headingOf(fields), VIEW_LIMITS.title),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [richText(section(run(doing)))],
  };
}

/** What it would have said last, how much it is, and what it shares with others; Save keeps it. */
export function wishPreviewView(
  fields: WishFields,
  preview: WishPreview,
  schedule: Schedule,
): SlackModal {
  const blocks = [
    richText(
      section(bold(titleOf(fields)), run(`\n${describeSchedule(schedule)}, to `), placeOf(fields)),
    ),
    ...volume(preview, fields),
    ...overlaps(preview.overlaps),
    ...buttons(button({ label: 'Change', actionId: ACTIONS.changeWish, value: value({}) })),
    { type: 'divider' } as const,
    ...lastMessage(preview),
  ];
  return {
    type: 'modal',
    callback_id: VIEWS.wishPreview,
    private_metadata: JSON.stringify(fields),
    title: plainText(headingOf(fields), VIEW_LIMITS.title),
    submit: plainText('Save', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: blocks.slice(0, BLOCK_LIMITS.viewBlocks),
  };
}

function placeOf({ channel }: WishFields): RichTextElement[] {
  return channel === null
    ? run('your direct messages')
    : [{ type: 'channel', channel_id: channel }];
}

function volume({ past, unknown }: WishPreview, { what }: WishFields): readonly KnownBlock[] {
  const isReview = what === 'review';
  const perDay = past.items / past.days;
  return [
    richText(
      section(
        run(
          past.runs === 0
            ? `In the last ${past.days} days: nothing.`
            : `In the last ${past.days} days: ${counted(past.items, isReview ? 'decision' : 'item')} in ${counted(past.runs, 'message')}.`,
        ),
        perDay > MUCH_A_DAY && !isReview
          ? bold(
              ` That is ${Math.round(perDay)} items a day: more words, a higher relevancy or fewer tables make it less.`,
            )
          : [],
        past.items === 0 && !isReview
          ? run(
              ` ${unknownSentence(unknown) || 'Nothing came for this yet.'} It waits until something comes.`,
            )
          : [],
      ),
    ),
  ];
}

function overlaps(found: readonly Overlap[]): readonly KnownBlock[] {
  return found
    .slice(0, 3)
    .map(({ title, items }) =>
      richText(
        section(
          run('The channel already gets '),
          bold(shortLine(title, 80)),
          run(
            `: ${counted(items, 'item')} of the last month ${items === 1 ? 'matches' : 'match'} both.`,
          ),
        ),
      ),
    );
}

/** The message of the last period as it would look, without what can be pressed on it. */
function lastMessage({ parents, entries }: WishPreview): readonly KnownBlock[] {
  const [first] = parents;
  if (first === undefined || entries === 0) {
    return [context('There is no message to show yet.')];
  }
  const when = calendarPeriod(first.from, first.to, first.timezone);
  const { blocks } = digestParentMessage(first, { runId: null, flagEmoji: null });
  return [
    context(`What came ${when}, as it would look. Nothing is posted.`),
    ...blocks.filter(({ type }) => type !== 'actions'),
  ];
}

/** It is kept: when it comes first, and where it is changed. */
export function savedView(made: MadeDigest, nextRunAt: Date | null, isNew: boolean): SlackModal {
  const { title, schedule } = made.definition;
  const next =
    nextRunAt === null
      ? 'It comes as soon as there is something.'
      : `It comes ${isNew ? 'first' : 'next'} ${instant(nextRunAt, schedule.timezone)}.`;
  return {
    type: 'modal',
    title: plainText('Saved', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks: [
      richText(
        section(
          bold(shortLine(title, 120)),
          run(isNew ? ` is saved. ${next}` : ` is changed. ${next}`),
        ),
      ),
      context('To change, pause or delete it: /signalpost digest list.'),
    ],
  };
}

/** Somebody else was first: what they changed, and both ways on. Saving keeps one's own. */
export function conflictView(fields: WishFields, theirs: MadeDigest): SlackModal {
  const context_ = { ...fields.context, version: theirs.made.version };
  return {
    type: 'modal',
    callback_id: VIEWS.wishPreview,
    private_metadata: JSON.stringify({ ...fields, context: context_ }),
    title: plainText('Changed meanwhile', VIEW_LIMITS.title),
    submit: plainText('Save mine', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      richText(
        section(
          person(theirs.changedBy),
          run(
            ` changed this ${isPerson(theirs.definition.channel) ? 'alert' : 'digest'} while you did. It is now: `,
          ),
          bold(shortLine(theirs.definition.title, 120)),
          run(
            `, ${describeSchedule(theirs.definition.schedule)}, for “${shortLine(theirs.definition.query, 200, 'everything')}”, relevancy ${theirs.definition.minimumRelevancy ?? 'any'}, ${counted(theirs.definition.limit, 'item')} at most. Save yours in its place, or go on from theirs; nothing of yours is lost before.`,
          ),
        ),
      ),
      ...buttons(
        button({
          label: 'Go on from theirs',
          actionId: ACTIONS.editMade,
          value: value({ digest: theirs.definition.name }),
        }),
      ),
    ],
  };
}

/** What ends a form: there is nothing to save to, or nobody may. */
export function endedView({ blocks }: SlackMessage): SlackModal {
  return {
    type: 'modal',
    title: plainText('Signalpost', VIEW_LIMITS.title),
    close: plainText('Close', VIEW_LIMITS.close),
    blocks,
  };
}
