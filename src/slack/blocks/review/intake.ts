import type { KnownBlock } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import type { MessageRef } from '../../../model/slack-ids.ts';
import type { NominateOutcome } from '../../../review/outcome.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { ratingMark } from '../digest/digest-lines.ts';
import { button, buttons, plainText } from '../elements/basic-blocks.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { flagButton } from '../search/card-buttons.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';
import { subjectName } from './subject-name.ts';

const LINE = 200;

export interface IntakeFields {
  readonly nearest: readonly ArchiveItem[];
  readonly ref: MessageRef;
  /** The reaction with which it was flagged; null for the shortcut. */
  readonly emoji: string | null;
}

/** A flag on a message that shows no item: is it one of these, or something new? */
export function intakeMessage({ nearest, ref, emoji }: IntakeFields): SlackMessage {
  const asked = sentence(
    nearest.length === 0
      ? 'The archive has nothing like this message. Suggest it as a new item?'
      : 'This message shows no item of the archive. Is it one of these?',
  );
  return {
    text: asked.text,
    blocks: [
      ...asked.blocks,
      ...nearest.map(
        (found): KnownBlock => ({
          type: 'section',
          text: plainText(
            `${ratingMark(found, { floor: true })}  ${itemName(found)} · ${shortLine(found.page.title, 80, 'untitled page')}`,
            LINE,
          ),
          accessory: flagButton(found),
        }),
      ),
      ...buttons(
        button({
          label: 'Suggest as new',
          actionId: ACTIONS.suggestNew,
          value: value({ channel: ref.channel, ts: ref.ts, emoji }),
        }),
      ),
    ],
  };
}

/** What suggesting came to. */
export function nominatedMessage({ kind, subject, flags }: NominateOutcome): SlackMessage {
  return formattedSentence(
    run(kind === 'nominated' ? 'Suggested: ' : 'It is suggested already, and your flag counts: '),
    bold(subjectName(subject)),
    run(
      kind === 'nominated'
        ? '. It waits for review.'
        : ` (${flags.length === 1 ? '1 person' : `${flags.length} people`}).`,
    ),
  );
}

/** The message cannot be read: it was deleted, or the app, or the person, is not in its channel. */
export function unreadableSourceMessage(): SlackMessage {
  return sentence(
    'I cannot read that message any more: it was deleted, or one of us is not in its channel.',
  );
}

/** The shortcut, where suggestions are off. */
export function noItemHereMessage(): SlackMessage {
  return sentence('This message shows no item of the archive, so there is nothing to flag.');
}
