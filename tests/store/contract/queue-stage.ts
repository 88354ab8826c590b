import { ItemId } from '../../../src/model/item.ts';
import type { Nomination } from '../../../src/model/review/nomination.ts';
import type { Decision, Mark } from '../../../src/model/review/review.ts';
import type { QueueFilter, QueuePage } from '../../../src/model/review/review-queue.ts';
import type { QueueRequest } from '../../../src/store/queue-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { aDecision } from '../../support/a-decision.ts';
import {
  aNomination,
  aPage,
  aRow,
  foresight,
  jonas,
  messageTs,
  mira,
  team,
} from '../../support/builders.ts';

export const page = aPage({
  themes: ['Health'],
  rows: [
    aRow({ name: 'One', relevancy: 2 }),
    aRow({ name: 'Two', relevancy: 5, kind: 'concern' }),
    aRow({ name: 'Three', relevancy: null }),
  ],
});
const itemId = (n: number) => ItemId.parse(page.items[n]?.id);
export const [one, two, three] = [itemId(0), itemId(1), itemId(2)];

export const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute));
export const button: Mark = { kind: 'button' };
export const source = { team, channel: foresight, ts: messageTs(7) };
export const reaction: Mark = { kind: 'reaction', ref: source, emoji: 'question' };
export const decision = (minute: number, fields: Partial<Decision> = {}) =>
  aDecision(one, at(minute), fields);
export const nomination = (fields: Partial<Nomination> = {}): Nomination =>
  aNomination({ source, at: at(0), ...fields });
export const ask = (
  filter: QueueFilter = {},
  fields: Partial<QueueRequest> = {},
): QueueRequest => ({
  viewer: { ...mira, reads: [] },
  filter,
  sort: 'oldest',
  now: at(59),
  today: '2026-11-20',
  offset: 0,
  limit: 10,
  ...fields,
});
export const names = ({ entries }: Pick<QueuePage, 'entries'>) =>
  entries.map(({ subject }) =>
    subject.kind === 'item' ? subject.found.item.name : subject.nomination.text,
  );

/** One is flagged once at first, Two by two people, Three last. */
export async function flagThree(store: Store): Promise<void> {
  await store.putPages([page]);
  await store.addMark({ itemId: one, actor: mira, mark: button, at: at(1), reason: 'urgent' });
  await store.addMark({ itemId: two, actor: mira, mark: button, at: at(2) });
  await store.addMark({ itemId: two, actor: jonas, mark: reaction, at: at(3), reason: 'doubtful' });
  await store.addMark({ itemId: three, actor: jonas, mark: button, at: at(4) });
}
