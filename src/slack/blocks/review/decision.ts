import type { Button } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import type { Decision } from '../../../model/review.ts';
import type { DecideOutcome, UndoOutcome } from '../../../review/outcome.ts';
import { VIEW_LIMITS } from '../../limits.ts';
import { ACTIONS, NOTE, VIEWS } from '../action-ids.ts';
import { type DecisionContext, value } from '../action-values.ts';
import { button, buttons, plainText } from '../elements/basic-blocks.ts';
import { bold, person, run } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import { itemCard, itemName } from '../search/item-card.ts';
import type { SlackMessage, SlackModal } from '../slack-message.ts';
import { goneMessage } from './flagged.ts';
import { verdictWords } from './verdicts.ts';

const NOTE_LENGTH = 1000;

/** Asks for an optional note before a verdict is given. */
export function decisionView(found: ArchiveItem, remembered: DecisionContext): SlackModal {
  const { act } = verdictWords(remembered.verdict);
  return {
    type: 'modal',
    callback_id: VIEWS.decide,
    private_metadata: JSON.stringify(remembered),
    title: plainText(act, VIEW_LIMITS.title),
    submit: plainText(act, VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      ...itemCard({ found, floor: false }),
      {
        type: 'input',
        block_id: NOTE.block,
        optional: true,
        label: plainText('Note', 100),
        hint: plainText("Goes into the review events and the item's thread.", 200),
        element: {
          type: 'plain_text_input',
          action_id: NOTE.action,
          multiline: true,
          max_length: NOTE_LENGTH,
        },
      },
    ],
  };
}

/** The outcome as the item's thread hears it. */
export function decisionMessage(decision: Decision, found: ArchiveItem): SlackMessage {
  return formattedSentence(
    run(`${verdictWords(decision.verdict).done} by `),
    person(decision.by),
    run(': '),
    bold(itemName(found)),
    run(decision.note === null ? '.' : `. ${shortLine(decision.note, NOTE_LENGTH)}`),
  );
}

/** What a thread hears when a decision that it has heard of is taken back. */
export function undoneMessage(undo: Pick<Decision, 'by'>, found: ArchiveItem): SlackMessage {
  return formattedSentence(
    person(undo.by),
    run(' took the decision back: '),
    bold(itemName(found)),
    run(' waits for review again.'),
  );
}

/** What taking a decision back came to, as the reviewer hears it. */
export function undoOutcomeMessage(outcome: UndoOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'undone':
      return formattedSentence(
        run('Taken back: '),
        bold(itemName(outcome.found)),
        run(' waits for review again.'),
      );
    case 'not-last':
      return formattedSentence(
        run('Nothing to take back: '),
        bold(itemName(outcome.found)),
        run(' was decided anew, or its decision was taken back before.'),
      );
    case 'no-item':
      return goneMessage();
  }
}

/** Takes back the decision that it stands beside. */
export function undoDecisionButton({ itemId, at }: Decision, label: string, name: string): Button {
  return button({
    label,
    actionId: ACTIONS.undoDecision,
    value: value({ item: itemId, at: at.getTime() }),
    spoken: `${label}: ${name}`,
  });
}

/** The outcome as the reviewer hears it. */
export function decideOutcomeMessage(outcome: DecideOutcome): SlackMessage {
  switch (outcome.kind) {
    case 'decided': {
      const { text, blocks } = decisionMessage(outcome.decision, outcome.found);
      const undo = undoDecisionButton(outcome.decision, 'Undo', itemName(outcome.found));
      return { text, blocks: [...blocks, ...buttons(undo)] };
    }
    case 'already-decided':
      if (outcome.earlier === null) {
        return formattedSentence(
          run('The decision was taken back meanwhile: '),
          bold(itemName(outcome.found)),
          run(' waits for review again.'),
        );
      }
      return formattedSentence(
        run('Another reviewer was first. '),
        run(`${verdictWords(outcome.earlier.verdict).done} by `),
        person(outcome.earlier.by),
        run(': '),
        bold(itemName(outcome.found)),
        run('.'),
      );
    case 'no-item':
      return goneMessage();
  }
}
