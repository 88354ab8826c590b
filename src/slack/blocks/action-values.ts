import { z } from 'zod';
import { ItemId, ItemKind } from '../../model/item.ts';
import { Mark, Verdict } from '../../model/review.ts';
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

export const UndoValue = z.object({ item: ItemId, mark: Mark, ...Place });

export const DigestValue = z.object({ digest: z.string() });

export const RunValue = z.object({ run: z.string() });

export const RunPageValue = RunValue.extend({ page: z.number().int().min(1) });

export const DecideValue = z.object({ item: ItemId, verdict: Verdict });

export const UndoDecisionValue = z.object({ item: ItemId, at: z.number() });

/** What the decision modal remembers. The response URL lets the queue be shown anew; null on the Home tab. */
export const DecisionContext = DecideValue.extend({ responseUrl: z.string().nullable() });
export type DecisionContext = z.infer<typeof DecisionContext>;

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
