import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Events } from '../../../model/events/events.ts';
import { ItemId } from '../../../model/item.ts';
import { Verdict } from '../../../model/review/review.ts';
import type { ReviewNotes } from '../../../model/review/review-notes.ts';
import { UserId } from '../../../model/slack-ids.ts';
import { CalendarDate } from '../../../model/summary.ts';
import type { Review } from '../../../review/review.ts';
import { REVIEW_FORM } from '../../blocks/action-ids.ts';
import { DecisionContext, NotesContext, readValue } from '../../blocks/action-values.ts';
import { decideOutcomeMessage, notesOutcomeMessage } from '../../blocks/review/decision.ts';
import type { Submission } from '../views/submission.ts';
import { seenAt } from './decide-now.ts';
import type { ShowPlace } from './show-place.ts';
import type { TellDecided } from './tell-decided.ts';

export interface SubmitFormsDeps {
  readonly review: Pick<Review, 'decide' | 'writeNotes' | 'knownTags'>;
  readonly showPlace: ShowPlace;
  readonly tellDecided: TellDecided;
  readonly events: Events;
}

const Chosen = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_user: UserId.nullish(),
  selected_date: CalendarDate.nullish(),
});

/** What was put into a field of a form, whatever kind it is of. */
function fieldOf({ values }: Submission, id: string): z.infer<typeof Chosen> {
  return Chosen.safeParse(values[id]?.[id]).data ?? {};
}

/**
 * What is missing in a form that decides, by the field to which it is said; undefined when it can
 * be worked on. A duplicate that names no other item is one all the same.
 */
export function missingInDecision(submission: Submission): Record<string, string> | undefined {
  const context = readValue(DecisionContext, submission.remembered);
  const other = duplicateOf(submission);
  if (context !== undefined && other !== null && other === context.item) {
    const nearest = fieldOf(submission, REVIEW_FORM.nearest).selected_option;
    const field = nearest == null ? REVIEW_FORM.duplicateOf : REVIEW_FORM.nearest;
    return { [field]: 'This is the item itself. Choose another one.' };
  }
  return undefined;
}

function duplicateOf(submission: Submission): ItemId | null {
  const typed = fieldOf(submission, REVIEW_FORM.duplicateOf).selected_option;
  const nearest = fieldOf(submission, REVIEW_FORM.nearest).selected_option;
  return ItemId.safeParse((typed ?? nearest)?.value).data ?? null;
}

/** A form that decides was sent in: decides, and shows anew where it was opened from. */
export function createSubmitDecision(deps: SubmitFormsDeps) {
  const { review, showPlace, tellDecided, events } = deps;
  return async (submission: Submission, client: WebClient): Promise<void> => {
    const { actor, note } = submission;
    const context = readValue(DecisionContext, submission.remembered);
    const chosen = fieldOf(submission, REVIEW_FORM.verdict).selected_option?.value;
    const verdict = Verdict.safeParse(chosen).data ?? context?.verdict;
    if (context === undefined || verdict === undefined) {
      events.emit('decision-without-item', {});
      return;
    }
    const outcome = await review.decide({
      actor,
      itemId: context.item,
      verdict,
      note,
      duplicateOf: duplicateOf(submission),
      ...seenAt(context.seen),
    });
    await Promise.all([
      tellDecided(client, [outcome]),
      showPlace(client, actor, context, { news: decideOutcomeMessage(outcome) }),
    ]);
  };
}

/** Notes were sent in: writes what was changed, and where a colleague was first shows theirs. */
export function createSubmitNotes({ review, showPlace, events }: SubmitFormsDeps) {
  return async (submission: Submission, client: WebClient): Promise<void> => {
    const { actor } = submission;
    const context = readValue(NotesContext, submission.remembered);
    if (context === undefined) {
      events.emit('decision-without-item', {});
      return;
    }
    const outcome = await review.writeNotes({
      actor,
      itemId: context.item,
      seen: context.seen,
      wanted: wantedNotes(submission),
    });
    await showPlace(client, actor, context, { news: notesOutcomeMessage(outcome) });
  };
}

function wantedNotes(submission: Submission): ReviewNotes {
  const tags = fieldOf(submission, REVIEW_FORM.tags).value ?? '';
  return {
    note: submission.note,
    tags: tags.split(/[,;\n]/),
    assignee: fieldOf(submission, REVIEW_FORM.assignee).selected_user ?? null,
    later: fieldOf(submission, REVIEW_FORM.later).selected_date ?? null,
  };
}
