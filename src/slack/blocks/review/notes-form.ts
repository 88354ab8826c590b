import type { InputBlock } from '@slack/types';
import type { ReviewSubject } from '../../../model/review/nomination.ts';
import type { ReviewNotes } from '../../../model/review/review-notes.ts';
import { BLOCK_LIMITS, VIEW_LIMITS } from '../../limits.ts';
import { REVIEW_FORM, VIEWS } from '../action-ids.ts';
import type { NotesContext } from '../action-values.ts';
import { plainText } from '../elements/basic-blocks.ts';
import type { SlackModal } from '../slack-message.ts';
import { formHead, noteInput, subjectBlocks } from './decision-form.ts';

/** What reviewers of an item tell each other, all in one modal. */
export function notesForm(
  subject: ReviewSubject,
  notes: ReviewNotes,
  remembered: NotesContext,
  { knownTags }: { readonly knownTags: readonly string[] },
): SlackModal {
  return {
    ...formHead(VIEWS.notes, 'Note, tags, assign', remembered),
    submit: plainText('Save', VIEW_LIMITS.submit),
    blocks: [
      ...subjectBlocks(subject),
      noteInput(notes.note),
      tagsInput(notes.tags, knownTags),
      optional('Who decides', {
        type: 'users_select',
        action_id: REVIEW_FORM.assignee,
        placeholder: plainText('nobody in particular', BLOCK_LIMITS.placeholder),
        ...(notes.assignee === null ? {} : { initial_user: notes.assignee }),
      }),
      optional('Later: out of the queue until', {
        type: 'datepicker',
        action_id: REVIEW_FORM.later,
        ...(notes.later === null ? {} : { initial_date: notes.later }),
      }),
    ],
  };
}

function tagsInput(tags: readonly string[], known: readonly string[]): InputBlock {
  const hint =
    known.length === 0
      ? 'Separated by commas.'
      : `Separated by commas. Used so far: ${known.slice(0, 12).join(', ')}.`;
  return {
    ...optional('Tags', {
      type: 'plain_text_input',
      action_id: REVIEW_FORM.tags,
      max_length: 400,
      ...(tags.length === 0 ? {} : { initial_value: tags.join(', ') }),
    }),
    hint: plainText(hint, BLOCK_LIMITS.inputHint),
  };
}

function optional(label: string, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: 'action_id' in element ? (element.action_id ?? label) : label,
    optional: true,
    label: plainText(label, BLOCK_LIMITS.inputLabel),
    element,
  };
}
