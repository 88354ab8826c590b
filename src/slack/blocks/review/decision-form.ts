import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { nominationTitle, type ReviewSubject } from '../../../model/review/nomination.ts';
import { type ItemHistory, Verdict } from '../../../model/review/review.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { NOTE, REVIEW_FORM, VIEWS } from '../action-ids.ts';
import type { DecisionContext } from '../action-values.ts';
import { ratingMark } from '../digest/digest-lines.ts';
import { context, plainText } from '../elements/basic-blocks.ts';
import { richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import { historyBlocks } from '../search/details/history.ts';
import { itemCard, itemName } from '../search/item-card.ts';
import type { SlackModal } from '../slack-message.ts';
import { verdictWords } from './verdicts.ts';

const NOTE_LENGTH = 1000;

/** What a form says of what it decides. */
export interface DecisionFormFields {
  readonly subject: ReviewSubject;
  readonly history: ItemHistory | null;
  readonly remembered: DecisionContext;
  /** The note as it stands. */
  readonly note: string | null;
}

/** Decides anew, or with a note: what was decided before, the four verdicts, a note. */
export function decisionForm(fields: DecisionFormFields): SlackModal {
  const { remembered, history } = fields;
  const isAgain = (history?.decisions.length ?? 0) > 0;
  const title = isAgain ? 'Decide again' : 'Decide';
  return {
    ...formHead(VIEWS.decide, title, remembered),
    submit: plainText('Decide', VIEW_LIMITS.submit),
    blocks: [
      ...subjectBlocks(fields.subject),
      ...(history === null ? [] : historyBlocks(history)),
      verdictInput(remembered.verdict),
      ...duplicateInputs([]),
      noteInput(fields.note),
    ],
  };
}

/** Says of what something is a duplicate: the nearest items, or any other by a word of its name. */
export function duplicateForm(
  fields: DecisionFormFields,
  nearest: readonly ArchiveItem[],
): SlackModal {
  return {
    ...formHead(VIEWS.duplicate, 'Duplicate of…', fields.remembered),
    submit: plainText('Mark as duplicate', VIEW_LIMITS.submit),
    blocks: [...subjectBlocks(fields.subject), ...duplicateInputs(nearest), noteInput(fields.note)],
  };
}

export function formHead(
  callbackId: string,
  title: string,
  remembered: object,
): Omit<SlackModal, 'blocks'> {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: JSON.stringify(remembered),
    title: plainText(title, VIEW_LIMITS.title),
    close: plainText('Cancel', VIEW_LIMITS.close),
  };
}

/** Characters of a message. */
const SHOWN = 700;

/** What is decided on, as its card shows it. */
export function subjectBlocks(subject: ReviewSubject): KnownBlock[] {
  return subject.kind === 'item'
    ? itemCard({ found: subject.found, floor: false })
    : [
        richText(section(run(shortLine(nominationTitle(subject.nomination, SHOWN), SHOWN)))),
        context('a suggestion from a message'),
      ];
}

export function noteInput(note: string | null): InputBlock {
  return {
    type: 'input',
    block_id: NOTE.block,
    optional: true,
    label: plainText('Note', 100),
    hint: plainText(
      "Stands beside the decision: in its log, on cards and in the item's thread.",
      200,
    ),
    element: {
      type: 'plain_text_input',
      action_id: NOTE.action,
      multiline: true,
      max_length: NOTE_LENGTH,
      ...(note === null ? {} : { initial_value: note.slice(0, NOTE_LENGTH) }),
    },
  };
}

function verdictInput(chosen: Verdict | undefined): InputBlock {
  const options = Verdict.options.map(
    (verdict): PlainTextOption => ({
      text: plainText(verdictWords(verdict).act, BLOCK_LIMITS.optionText),
      value: verdict,
    }),
  );
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'input',
    block_id: REVIEW_FORM.verdict,
    label: plainText('Decision', BLOCK_LIMITS.inputLabel),
    element: {
      type: 'radio_buttons',
      action_id: REVIEW_FORM.verdict,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function duplicateInputs(nearest: readonly ArchiveItem[]): InputBlock[] {
  const options = nearest.slice(0, BLOCK_LIMITS.radioOptions).map(itemOption);
  return [
    ...(options.length === 0
      ? []
      : [
          {
            type: 'input' as const,
            block_id: REVIEW_FORM.nearest,
            optional: true,
            label: plainText('The nearest items', BLOCK_LIMITS.inputLabel),
            element: {
              type: 'radio_buttons' as const,
              action_id: REVIEW_FORM.nearest,
              options,
            },
          },
        ]),
    {
      type: 'input',
      block_id: REVIEW_FORM.duplicateOf,
      optional: true,
      label: plainText(
        options.length === 0 ? 'If a duplicate: of which item?' : 'Or another one',
        BLOCK_LIMITS.inputLabel,
      ),
      element: {
        type: 'external_select',
        action_id: REVIEW_FORM.duplicateOf,
        min_query_length: 2,
        placeholder: plainText('type a word of it', BLOCK_LIMITS.placeholder),
      },
    },
  ];
}

/** An item to be chosen from a list. */
export function itemOption(found: ArchiveItem): PlainTextOption {
  const page = shortLine(found.page.title, 60, 'untitled page');
  return {
    text: plainText(
      `${ratingMark(found, { floor: true })} ${itemName(found)}`,
      BLOCK_LIMITS.optionText,
    ),
    description: plainText(page, BLOCK_LIMITS.optionDescription),
    value: found.item.id,
  };
}
