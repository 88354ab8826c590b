import type { WebClient } from '@slack/web-api';
import type { ArchiveItem } from '../../../model/archive-item.ts';
import { systemClock } from '../../../model/clock.ts';
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
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { decisionForm, duplicateForm } from '../../blocks/review/decision-form.ts';
import { goneMessage } from '../../blocks/review/flagged.ts';
import { notesForm } from '../../blocks/review/notes-form.ts';
import type { SlackModal } from '../../blocks/slack-message.ts';
import { unlessRefused } from '../../transport/platform-code.ts';
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

interface DrawnForm {
  readonly form: SlackModal;
  /** What it shows as soon as the archive has answered, where that takes longer than Slack waits. */
  readonly whole?: () => Promise<SlackModal>;
}

export function createOpenForms({ search, review }: OpenFormsDeps): OpenForms {
  const open = async (
    click: Click,
    client: WebClient,
    { item }: FormRequest,
    draw: (subject: ReviewSubject) => Promise<DrawnForm>,
  ): Promise<void> => {
    const subject = await review.subject(click.actor, item);
    if (subject === undefined) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { form, whole } = await draw(subject);
    const opened = await openModal(client, triggerOf(click), form);
    if (whole !== undefined && opened !== undefined) {
      await complete(client, opened, await whole());
    }
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
        const remembered = await remember(click, request);
        return {
          form: decisionForm({ subject, history, remembered, note: note ?? last?.note ?? null }),
        };
      }),
    duplicate: (click, client, request) =>
      open(click, client, request, async (subject) => {
        const { note } = await review.notes(click.actor.team, request.item);
        const remembered = await remember(click, { ...request, verdict: 'duplicate' });
        const fields = { subject, history: null, remembered, note };
        const nearest = nearestTo(search, subject);
        const soon = await Promise.race([nearest, systemClock.sleep(SOON_MS).then(() => null)]);
        return soon === null
          ? {
              form: duplicateForm(fields, []),
              whole: async () => duplicateForm(fields, await nearest),
            }
          : { form: duplicateForm(fields, soon) };
      }),
    notes: (click, client, { item, place }) =>
      open(click, client, { item, place }, async (subject) => {
        const { team } = click.actor;
        const notes = await review.notes(team, item);
        const seen = sealNotes(notes);
        const knownTags = await review.knownTags(team);
        return { form: notesForm(subject, notes, { ...place, item, seen }, { knownTags }) };
      }),
  };
}

/** What has been typed or chosen by then stays; whoever has closed the form wants nothing more. */
async function complete(
  client: WebClient,
  { id, hash }: { readonly id: string; readonly hash: string | undefined },
  form: SlackModal,
): Promise<void> {
  const view = viewWithinLimits(form);
  const update = { view_id: id, view, ...(hash === undefined ? {} : { hash }) };
  await unlessRefused(() => client.views.update(update), ['not_found', 'hash_conflict']);
}

const NEAREST = 5;
/** A search takes milliseconds, on a busy server seconds; Slack opens a window within three. */
const SOON_MS = 1_000;

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
