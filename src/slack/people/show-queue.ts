import type { Review } from '../../review/review.ts';
import type { ShownQueue } from '../blocks/review/review-queue.ts';
import type { Authority } from './authority.ts';
import type { Person } from './person.ts';

/** The review queue as this person may see and work it. */
export type ShowQueue = (person: Person) => Promise<ShownQueue>;

export function createShowQueue({
  review,
  authority,
}: {
  readonly review: Pick<Review, 'queue'>;
  readonly authority: Pick<Authority, 'may'>;
}): ShowQueue {
  return async (person) => {
    const [queue, mayDecide] = await Promise.all([
      review.queue(person),
      authority.may('decide', person),
    ]);
    return { ...queue, mayDecide };
  };
}
