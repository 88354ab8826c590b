import { z } from 'zod';
import { ItemId, ItemKind } from '../../model/item.ts';
import { Mark, Verdict } from '../../model/review/review.ts';
import { ChannelId, MessageTs } from '../../model/slack-ids.ts';
import { BLOCK_LIMITS } from '../limits.ts';

/** What buttons carry. Parsed when they come back: a click is a border like any other. */
/** A list that is kept, and the page of it that holds the button: the message is drawn anew from it. */
const Place = { list: z.string().optional(), page: z.number().int().min(1).optional() };

export const ItemValue = z.object({ item: ItemId, ...Place });

/** Sharing says under which query the item was found; null when under none. */
export const ShareValue = z.object({
  item: ItemId,
  query: z.string().nullable(),
  /** The list whose query found it; goes before the query. */
  list: z.string().optional(),
});
export type ShareValue = z.infer<typeof ShareValue>;

export const TurnValue = z.object({ list: z.string(), page: z.number().int().min(1) });

export const AskValue = z.object({ text: z.string(), kinds: z.array(ItemKind).min(1) });

/** What stands after `/signalpost`. */
export const MeantValue = z.object({ text: z.string().max(200) });

/** What an alert is for; no kind asks all five tables. */
export const TellMeValue = z.object({ text: z.string(), kinds: z.array(ItemKind) });

export const UndoValue = z.object({ item: ItemId, mark: Mark, ...Place });

export const DigestValue = z.object({ digest: z.string() });

export const RunValue = z.object({ run: z.string() });

export const RunPageValue = RunValue.extend({ page: z.number().int().min(1) });

export const DecideValue = z.object({
  item: ItemId,
  verdict: Verdict,
  /** When the decision was made that the reviewer sees, null for none; older messages do not say. */
  seen: z.number().nullable().optional(),
});

export const DecideAgainValue = DecideValue.omit({ verdict: true });

export const DecideTickedValue = z.object({ verdict: z.enum(['accepted', 'dismissed']) });

export const UndoSeveralValue = z.object({ undo: z.array(z.tuple([ItemId, z.number()])).max(20) });

export const QueueTurnValue = z.object({ page: z.number().int().min(1) });

export const DecidedValue = z.object({
  days: z.number().int().min(1).max(365),
  page: z.number().int().min(1),
});

export const SuggestValue = z.object({
  channel: ChannelId,
  ts: MessageTs,
  emoji: z.string().max(255).nullable(),
});

export const ReasonValue = z.object({
  item: ItemId,
  mark: Mark.nullable(),
  reason: z.string().max(40),
});

export const UndoDecisionValue = z.object({ item: ItemId, at: z.number() });

/** Where a form of a review was opened, so that it can be shown anew after what was sent in. */
export const ReviewPlace = z.object({
  /** Of the message; null in a modal and on the Home tab. */
  responseUrl: z.string().nullable(),
  /** Of the modal below; null in a message. */
  viewId: z.string().nullable().default(null),
  /** The id of the queue's block that was clicked, or what Details remembers. */
  shows: z.enum(['queue', 'decided', 'details', 'nothing']).default('queue'),
  code: z.string().default(''),
});
export type ReviewPlace = z.infer<typeof ReviewPlace>;

/** What the decision modal remembers. */
export const DecisionContext = DecideAgainValue.extend({ verdict: Verdict.optional() }).extend(
  ReviewPlace.shape,
);
export type DecisionContext = z.infer<typeof DecisionContext>;

/** What the modal of notes remembers: what was there when it was opened. */
export const NotesContext = ReviewPlace.extend({
  item: ItemId,
  seen: z.object({ note: z.string(), tags: z.string(), assignee: z.string(), later: z.string() }),
});
export type NotesContext = z.infer<typeof NotesContext>;

/** A button's value: JSON within Slack's limit, the text field cut where it would not fit. */
export function value<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): string {
  const text = JSON.stringify(fields);
  if (text.length <= BLOCK_LIMITS.buttonValue) {
    return text;
  }
  const cut = Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      typeof field === 'string' ? field.slice(0, 250).toWellFormed() : field,
    ]),
  );
  return JSON.stringify(cut);
}

/** What a button carried; undefined when it is not what this version writes. */
export function readValue<Shape>(
  schema: z.ZodType<Shape>,
  text: string | undefined,
): Shape | undefined {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
