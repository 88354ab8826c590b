import type { WebClient } from '@slack/web-api';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { ITEM_KINDS, type ItemId } from '../../../model/item.ts';
import type { ReviewSubject } from '../../../model/review/nomination.ts';
import type { Verdict } from '../../../model/review/review.ts';
import { headline } from '../../../model/text/headline.ts';
import type { Review } from '../../../review/review.ts';
import { sealNotes } from '../../../review/seal-notes.ts';
import type { Search } from '../../../search/search.ts';
import {
  DecideAgainValue,
  DecideValue,
  type ReviewPlace,
  readValue,
} from '../../blocks/action-values.ts';
import { decisionForm, duplicateForm } from '../../blocks/review/decision-form.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { notesForm } from '../../blocks/review/notes-form.ts';
import type { SlackModal } from '../../blocks/slack-message.ts';
import type { Click } from '../click.ts';
import { openModal, triggerOf } from '../open-modal.ts';
import { tellPrivately } from '../tell-privately.ts';
import { tellingWords } from '../telling-words.ts';
import type { OnQueueClick } from './decide-now.ts';

export interface OpenFormsDeps {
  readonly search: Pick<Search, 'nearest'>;
  readonly review: Pick<Review, 'subject' | 'history' | 'notes' | 'knownTags' | 'standings'>;
}

export interface FormRequest {
  readonly item: ItemId;
  readonly place: ReviewPlace;
  /** When the decision was made that the reviewer saw, null for none; asked for when left out. */
  readonly seen?: number | null | undefined;
  readonly verdict?: Verdict;
}

/** The forms of a review; each says so when its item is not known. */
export interface OpenForms {
  decision(click: Click, client: WebClient, request: FormRequest): Promise<void>;
  duplicate(click: Click, client: WebClient, request: FormRequest): Promise<void>;
  notes(click: Click, client: WebClient, request: FormRequest): Promise<void>;
}

export function createOpenForms({ search, review }: OpenFormsDeps): OpenForms {
  const open = async (
    click: Click,
    client: WebClient,
    { item }: FormRequest,
    draw: (subject: ReviewSubject) => Promise<SlackModal>,
  ): Promise<void> => {
    const subject = await review.subject(click.actor, item);
    if (subject === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    await openModal(client, triggerOf(click), await draw(subject));
  };

  const decisionOf = async (click: Click, item: ItemId) =>
    (await review.standings(click.actor, [item])).get(item)?.decision ?? null;

  const remember = async (click: Click, { item, place, seen, verdict }: FormRequest) => ({
    item,
    ...place,
    ...(verdict === undefined ? {} : { verdict }),
    seen: seen === undefined ? ((await decisionOf(click, item))?.at.getTime() ?? null) : seen,
  });

  return {
    decision: (click, client, request) =>
      open(click, client, request, async (subject) => {
        const { team } = click.actor;
        const history = await review.history(click.actor, request.item);
        const { note } = await review.notes(team, request.item);
        const last = await decisionOf(click, request.item);
        return decisionForm({
          subject,
          history,
          remembered: await remember(click, request),
          note: note ?? last?.note ?? null,
        });
      }),
    duplicate: (click, client, request) =>
      open(click, client, request, async (subject) => {
        const { note } = await review.notes(click.actor.team, request.item);
        return duplicateForm(
          {
            subject,
            history: null,
            remembered: await remember(click, { ...request, verdict: 'duplicate' }),
            note,
          },
          await nearestTo(search, subject),
        );
      }),
    notes: (click, client, { item, place }) =>
      open(click, client, { item, place }, async (subject) => {
        const { team } = click.actor;
        const notes = await review.notes(team, item);
        const seen = sealNotes(notes);
        return notesForm(
          subject,
          notes,
          { ...place, item, seen },
          {
            knownTags: await review.knownTags(team),
          },
        );
      }),
  };
}

const NEAREST = 5;

/** Items that say most of the same words. */
async function nearestTo(
  search: Pick<Search, 'nearest'>,
  subject: ReviewSubject,
): Promise<readonly ArchiveItem[]> {
  if (subject.kind === 'nomination') {
    return search.nearest({
      words: tellingWords(subject.nomination.text),
      kinds: ITEM_KINDS,
      limit: NEAREST,
    });
  }
  const { item } = subject.found;
  const { title, body } = headline(item);
  const words = tellingWords(`${title} ${body ?? ''}`);
  const found = await search.nearest({ words, kinds: ITEM_KINDS, limit: NEAREST + 1 });
  return found.filter((one) => one.item.id !== item.id).slice(0, NEAREST);
}

/** Decide again, in Details, what was decided, or where another reviewer was first. */
export function createDecideAgain({ openForms }: { readonly openForms: OpenForms }): OnQueueClick {
  return async (click, { place }, client) => {
    const chosen = readValue(DecideAgainValue, click.value);
    await (chosen === undefined
      ? tellPrivately(client, click, goneMessage())
      : openForms.decision(click, client, { ...chosen, place }));
  };
}

/** A verdict of an older message, which asks for a note first. */
export function createOpenDecision({ openForms }: { readonly openForms: OpenForms }): OnQueueClick {
  return async (click, { place }, client) => {
    const chosen = readValue(DecideValue, click.value);
    await (chosen === undefined
      ? tellPrivately(client, click, goneMessage())
      : openForms.decision(click, client, { ...chosen, place }));
  };
}
