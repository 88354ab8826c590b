import { z } from 'zod';
import { ItemKind } from '../../../model/item.ts';
import { QueueFilter, QueueSort } from '../../../model/review/review-queue.ts';
import { UserId } from '../../../model/slack-ids.ts';
import type { QueueRequest } from '../../../review/review.ts';
import { BLOCK_LIMITS } from '../../limits.ts';

/**
 * What of the queue a message or modal shows, written into the ids of its blocks: Slack hands them
 * back with each click, so that nothing must be kept, and nothing expires.
 */
export type QueueState = QueueRequest;

export const FIRST_PAGE: QueueState = { filter: {}, sort: 'flagged', page: 1 };

const PREFIX = 'queue';

/** Short names, as a block's id holds 255 characters. */
const Code = z.object({
  p: z.number().int().min(1).default(1),
  s: QueueSort.default('flagged'),
  k: z.union([ItemKind, z.literal('nomination')]).optional(),
  t: z.string().optional(),
  r: z.string().optional(),
  u: UserId.optional(),
  a: z.enum(['me', 'nobody']).optional(),
  o: z.number().int().optional(),
  l: z.literal(1).optional(),
});

/** @param part - tells the blocks of one message apart: an item's id, `filters`, `foot`. */
export function queueBlockId(state: QueueState, part: string): string {
  const { kind, theme, reason, flaggedBy, assigned, olderThanDays, putOff } = state.filter;
  const code = {
    p: state.page,
    s: state.sort,
    k: kind,
    t: theme,
    r: reason,
    u: flaggedBy,
    a: assigned,
    o: olderThanDays,
    l: putOff === true ? 1 : undefined,
  };
  const id = `${PREFIX}|${part}|${JSON.stringify(code)}`;
  // A theme of 75 letters beside every other filter: the longest is left out rather than cut.
  return id.length <= BLOCK_LIMITS.blockId
    ? id
    : `${PREFIX}|${part}|${JSON.stringify({ ...code, t: undefined })}`;
}

/** What a block's id says of its queue; undefined for a block of something else. */
export function readQueueBlockId(
  blockId: string,
): { readonly state: QueueState; readonly part: string } | undefined {
  const [prefix, part, ...rest] = blockId.split('|');
  if (prefix !== PREFIX || part === undefined) {
    return undefined;
  }
  const code = readCode(rest.join('|'));
  if (code === undefined) {
    return undefined;
  }
  const { p: page, s: sort, k: kind, t: theme, r: reason, u: flaggedBy, a: assigned } = code;
  const filter = QueueFilter.safeParse({
    kind,
    theme,
    reason,
    flaggedBy,
    assigned,
    olderThanDays: code.o,
    putOff: code.l === 1 ? true : undefined,
  });
  return filter.success ? { part, state: { page, sort, filter: filter.data } } : undefined;
}

function readCode(text: string): z.infer<typeof Code> | undefined {
  try {
    return Code.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
