import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { CollectionEntry, EntryNote } from '../../../model/collection.ts';
import { VIEW_LIMITS } from '../../limits.ts';
import { VIEWS } from '../action-ids.ts';
import { plainText } from '../elements/basic-blocks.ts';
import { bold, person, richText, run, section } from '../elements/rich-text.ts';
import { subjectName } from '../review/subject-name.ts';
import type { SlackModal } from '../slack-message.ts';
import { noteInput } from './collect-view.ts';
import type { NoteContext } from './collection-values.ts';

export interface NoteFields {
  readonly entry: CollectionEntry;
  readonly context: Omit<NoteContext, 'before'>;
  /** What was typed over a note that somebody changed meanwhile. */
  readonly typed?: string;
}

/** The note of an entry. Where it was changed meanwhile, both notes are shown and nothing is lost. */
export function noteView({ entry, context, typed }: NoteFields): SlackModal {
  const { note, subject } = entry;
  return {
    type: 'modal',
    callback_id: VIEWS.entryNote,
    private_metadata: JSON.stringify({ ...context, before: noteHash(note) }),
    title: plainText('Note', VIEW_LIMITS.title),
    submit: plainText(typed === undefined ? 'Save' : 'Replace it', VIEW_LIMITS.submit),
    close: plainText('Cancel', VIEW_LIMITS.close),
    blocks: [
      richText(section(bold(subjectName(subject)))),
      ...(typed === undefined ? [] : changedMeanwhile(note)),
      noteInput('Everybody can read it; an empty one is taken away.', typed ?? note?.text),
    ],
  };
}

function changedMeanwhile(note: EntryNote | null): KnownBlock[] {
  return note === null
    ? [richText(section(run('The note was taken away meanwhile. Yours is below.')))]
    : [
        richText(
          section(
            run('Meanwhile '),
            person(note.by),
            run(' wrote: “'),
            run(note.text),
            run('”. Yours is below.'),
          ),
        ),
      ];
}

/** A note of any length in the few characters that a modal remembers. */
export function noteHash(note: EntryNote | null): string {
  return createHash('sha256')
    .update(note?.text ?? '')
    .digest('hex')
    .slice(0, 16);
}
