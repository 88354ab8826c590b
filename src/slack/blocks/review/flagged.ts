import type { Button } from '@slack/types';
import { subjectId } from '../../../model/review/nomination.ts';
import type { Mark } from '../../../model/review/review.ts';
import { counted } from '../../../model/text/counted.ts';
import type { FlagOutcome, UnflagOutcome } from '../../../review/outcome.ts';
import { ACTIONS, numbered } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { listed } from '../elements/listed.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import type { SlackMessage } from '../slack-message.ts';
import { decidedWords } from './decided-words.ts';
import { subjectName } from './subject-name.ts';

/** Buttons for reasons, in one row beside Undo and *Ask again*. */
const REASONS_SHOWN = 6;

/**
 * `Flagged as doubtful: *name* (2 people).` with Undo for the mark that was just made, and the
 * reasons that it may have instead. Of a decided item it says what was decided.
 */
export function flaggedMessage(
  outcome: FlagOutcome,
  mark: Mark,
  reasons: readonly string[],
): SlackMessage {
  if (outcome.kind === 'no-item') {
    return goneMessage();
  }
  const { subject, flags, decided } = outcome;
  const name = subjectName(subject);
  const why = outcome.reasons.length === 0 ? '' : ` as ${listed(outcome.reasons)}`;
  const start =
    outcome.kind === 'flagged' ? `Flagged${why}: ` : `You have flagged this already${why}: `;
  const { text, blocks } = formattedSentence(
    run(start),
    bold(name),
    run(` (${counted(flags.length, 'person', 'people')}).`),
    ...(decided === null ? [] : [run(' It is decided: '), ...decidedWords(decided), run('.')]),
  );
  const undo = button({
    label: 'Undo',
    actionId: ACTIONS.undoFlag,
    value: value({ item: subjectId(subject), mark }),
    spoken: `Undo your flag on ${name}`,
  });
  return {
    text,
    blocks: [
      ...blocks,
      ...buttons(
        ...(decided === null ? [] : [askAgainButton(subjectId(subject), name)]),
        undo,
        ...reasonButtons({ item: subjectId(subject), mark, reasons, given: outcome.reasons, name }),
      ),
    ],
  };
}

export function askAgainButton(item: string, name: string): Button {
  return button({
    label: 'Ask again',
    actionId: ACTIONS.askAgain,
    value: value({ item }),
    spoken: `Ask again for a review of ${name}`,
  });
}

export interface ReasonButtonsFields {
  readonly item: string;
  /** Null: whichever mark is the newest. */
  readonly mark: Mark | null;
  readonly reasons: readonly string[];
  readonly given: readonly string[];
  readonly name: string;
}

/** One for each reason that is not given yet. */
export function reasonButtons({ item, mark, reasons, given, name }: ReasonButtonsFields): Button[] {
  return reasons
    .filter((reason) => !given.includes(reason))
    .slice(0, REASONS_SHOWN)
    .map((reason, n) =>
      button({
        label: `It is ${reason}`,
        actionId: numbered(ACTIONS.flagReason, n),
        value: value({ item, mark, reason }),
        spoken: `It is ${reason}: ${name}`,
      }),
    );
}

/** What asking for another review came to. */
export function askedAgainMessage(outcome: FlagOutcome): SlackMessage {
  return outcome.kind === 'no-item'
    ? goneMessage()
    : formattedSentence(
        run('Asked again: '),
        bold(subjectName(outcome.subject)),
        run(' waits for review.'),
      );
}

/** What taking back a mark came to. */
export function unflaggedMessage(outcome: UnflagOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'unflagged':
      return formattedSentence(
        run('Flag taken back: '),
        bold(subjectName(outcome.subject)),
        run(
          outcome.flags.length === 0
            ? '.'
            : `. ${counted(outcome.flags.length, 'person still flags it', 'people still flag it')}.`,
        ),
      );
    case 'still-flagged':
      return formattedSentence(
        run('Taken back, but '),
        bold(subjectName(outcome.subject)),
        run(' stays flagged: you flagged it in another place too.'),
      );
    case 'not-flagged':
      return formattedSentence(
        run('There was no flag of yours to take back: '),
        bold(subjectName(outcome.subject)),
        run('.'),
      );
    case 'no-item':
      return goneMessage();
  }
}

/** The item that a button names was never here: another database, or a message of another app's. */
export function goneMessage(): SlackMessage {
  return sentence('I do not know this item any more. Run the query again to get a fresh list.');
}
