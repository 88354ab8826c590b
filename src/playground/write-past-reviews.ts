import { DAY_MS, later, MINUTE_MS } from '../model/duration.ts';
import type { ItemId } from '../model/item.ts';
import type { TeamId } from '../model/slack-ids.ts';
import type { Store } from '../store/store.ts';
import type { PastReview, PastReviews } from './past-reviews.ts';

/** From one flag of a day to the next. */
const APART_MS = 7 * MINUTE_MS;

interface Step {
  readonly at: Date;
  readonly write: () => Promise<unknown>;
}

/**
 * Writes down what the demo's team has flagged and decided before `now`, in its order. It is data, not
 * clicks: a queue of sixty takes some hundredths of a second instead of a minute.
 *
 * @throws Error where a page has no such item.
 */
export async function writePastReviews(
  store: Pick<Store, 'itemsOfPage' | 'addMark' | 'addDecision'>,
  reviews: PastReviews,
  { team, now }: { readonly team: TeamId; readonly now: Date },
): Promise<void> {
  const steps: Step[] = [];
  for (const { page, items } of reviews) {
    const found = await store.itemsOfPage(page);
    for (const review of items) {
      const itemId = found.find(({ item }) => item.name === review.item)?.item.id;
      if (itemId === undefined) {
        throw new Error(`The demo's page ${page} has no item called “${review.item}”.`);
      }
      steps.push(...stepsOf(store, { review, itemId, team, now, place: steps.length }));
    }
  }
  // A decision answers the flags that were written before it.
  for (const { write } of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    await write();
  }
}

interface Told {
  readonly review: PastReview;
  readonly itemId: ItemId;
  readonly team: TeamId;
  readonly now: Date;
  /** How many steps were told before. */
  readonly place: number;
}

function stepsOf(
  store: Pick<Store, 'addMark' | 'addDecision'>,
  { review: { days, by, decided }, itemId, team, now, place }: Told,
): readonly Step[] {
  const flags = by.map(({ user, reason }, n): Step => {
    const at = later(now, -days * DAY_MS - (place + n) * APART_MS);
    const mark = { kind: 'button' } as const;
    return { at, write: () => store.addMark({ itemId, actor: { team, user }, mark, reason, at }) };
  });
  if (decided === null) {
    return flags;
  }
  const at = later(now, -decided.days * DAY_MS);
  const { days: _days, ...said } = decided;
  const decision = { itemId, team, duplicateOf: null, at, ...said };
  return [...flags, { at, write: () => store.addDecision(decision) }];
}
