import { counted } from '../../../model/counted.ts';
import type { Mark } from '../../../model/review.ts';
import type { FlagOutcome, UnflagOutcome } from '../../../review/outcome.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons } from '../elements/basic-blocks.ts';
import { bold, run } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import { itemName } from '../search/item-card.ts';
import type { SlackMessage } from '../slack-message.ts';

/** `Flagged: *name* (2 people).` with Undo for the mark that was just made. */
export function flaggedMessage(outcome: FlagOutcome, mark: Mark): SlackMessage {
  if (outcome.kind === 'no-item') {
    return goneMessage();
  }
  const { found, flags } = outcome;
  const start = outcome.kind === 'flagged' ? 'Flagged: ' : 'You have flagged this already: ';
  const { text, blocks } = formattedSentence(
    run(start),
    bold(itemName(found)),
    run(` (${counted(flags.length, 'person', 'people')}).`),
  );
  const undo = button({
    label: 'Undo',
    actionId: ACTIONS.undoFlag,
    value: value({ item: found.item.id, mark }),
    spoken: `Undo your flag on ${itemName(found)}`,
  });
  return { text, blocks: [...blocks, ...buttons(undo)] };
}

/** What taking back a mark came to. */
export function unflaggedMessage(outcome: UnflagOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'unflagged':
      return formattedSentence(
        run('Flag taken back: '),
        bold(itemName(outcome.found)),
        run(
          outcome.flags.length === 0
            ? '.'
            : `. ${counted(outcome.flags.length, 'person still flags it', 'people still flag it')}.`,
        ),
      );
    case 'still-flagged':
      return formattedSentence(
        run('Taken back, but '),
        bold(itemName(outcome.found)),
        run(' stays flagged: you flagged it in another place too.'),
      );
    case 'not-flagged':
      return formattedSentence(
        run('There was no flag of yours to take back: '),
        bold(itemName(outcome.found)),
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
