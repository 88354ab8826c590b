import { REVIEW_STATUSES, type ReviewFilter, ReviewStatus } from '../../model/query.ts';
import { UserId } from '../../model/slack-ids.ts';
import type { Unreadable } from '../outcome.ts';
import { unreadable } from './unreadable.ts';

/** A filter by review as it was typed. */
export interface TypedReviewFilter {
  readonly name: 'is' | 'by' | 'tag';
  readonly value: string;
  readonly negated: boolean;
  readonly part: string;
}

/** Reads `is:accepted`, `by:me`, `by:@U024BE7LH`, `tag:energy`. */
export function parseReview({
  name,
  value,
  negated,
  part,
}: TypedReviewFilter): ReviewFilter | Unreadable {
  const sign = negated ? '-' : '';
  switch (name) {
    case 'is': {
      const status = ReviewStatus.safeParse(value.toLowerCase().replace(/[\s_]/g, '-')).data;
      return status === undefined
        ? {
            ...unreadable(part, 'an item is one of these', `${sign}is:accepted`),
            validValues: REVIEW_STATUSES,
          }
        : { kind: 'is', status, negated };
    }
    case 'by': {
      const id = /^@?([UW][A-Z0-9]{2,20})$/.exec(value)?.[1];
      if (value.toLowerCase() === 'me') {
        return { kind: 'by', user: 'me', negated };
      }
      return id === undefined
        ? unreadable(
            part,
            'a person is me, somebody mentioned with @, or a Slack member id',
            `${sign}by:me`,
          )
        : { kind: 'by', user: UserId.parse(id), negated };
    }
    case 'tag':
      return value === ''
        ? unreadable(part, 'the tag follows the colon directly', `${sign}tag:energy`)
        : { kind: 'tag', tag: value.replace(/^#/, ''), negated };
  }
}

/**
 * The query with `by:me` read as that person.
 *
 * @returns the filter that cannot be read where nobody in particular asks.
 */
export function readMe(
  reviews: readonly ReviewFilter[],
  me: UserId | undefined,
): readonly ReviewFilter[] | Unreadable {
  const asksForMe = reviews.some((filter) => filter.kind === 'by' && filter.user === 'me');
  if (asksForMe && me === undefined) {
    return unreadable('by:me', 'nobody in particular asks here; name the person', 'by:@U024BE7LH');
  }
  return reviews.map((filter) =>
    filter.kind === 'by' && filter.user === 'me' && me !== undefined
      ? { ...filter, user: me }
      : filter,
  );
}
