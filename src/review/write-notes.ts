import type { Clock } from '../model/clock.ts';
import type { ReviewNotes } from '../model/review/review-notes.ts';
import { cutBetweenWords } from '../model/text/headline.ts';
import { foldText } from '../model/text/text-words.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { ReviewNotesStore } from '../store/review-notes-store.ts';
import { NOTE_LENGTH } from './decide.ts';
import type { Review } from './review.ts';
import { mergedNotes } from './seal-notes.ts';

const MOST_TAGS = 10;
const TAG_LENGTH = 40;

export interface WriteNotesDeps {
  readonly store: Pick<NominationStore, 'subject'> & Pick<ReviewNotesStore, 'notes' | 'setNotes'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Builds writing a note, tags, an assignee and a later day beside an item, all at once. */
export function createWriteNotes({ store, clock }: WriteNotesDeps): Review['writeNotes'] {
  return async ({ actor, itemId, seen, wanted }) => {
    const subject = await store.subject(itemId);
    if (subject === undefined) {
      return { kind: 'no-item' };
    }
    const current = await store.notes(actor.team, itemId);
    const merged = mergedNotes(seen, tidied(wanted), current);
    if (merged === undefined) {
      return { kind: 'changed-meanwhile', notes: current, subject };
    }
    // The store looks again, in case that it changed since it was read.
    const request = { actor, itemId, seen: current, wanted: merged, at: clock.now() };
    return { ...(await store.setNotes(request)), subject };
  };
}

function tidied({ note, tags, ...rest }: ReviewNotes): ReviewNotes {
  return {
    ...rest,
    note: cutBetweenWords(note?.trim() ?? '', NOTE_LENGTH) || null,
    tags: tidyTags(tags),
  };
}

/** Without `#`, in the order in which the store gives them back, so that no change is seen where none is. */
function tidyTags(tags: readonly string[]): readonly string[] {
  const clean = tags
    .map((tag) => tag.replace(/^[#\s]+/, '').replace(/\s+/g, ' '))
    .map((tag) => cutBetweenWords(tag.trim(), TAG_LENGTH))
    .filter((tag) => tag !== '');
  const byFold = new Map(clean.toReversed().map((tag) => [foldText(tag), tag]));
  return [...byFold]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, MOST_TAGS)
    .map(([, tag]) => tag);
}
