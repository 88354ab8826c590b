import type { Clock } from '../model/clock.ts';
import { later, MINUTE_MS } from '../model/duration.ts';
import { emojiName } from '../model/emoji-name.ts';
import type { ItemId } from '../model/item.ts';
import type { FlagEmoji } from '../model/review/flag-emoji.ts';
import type { ReviewStore } from '../store/review-store.ts';
import { createMarkItem, type MarkItemDeps } from './mark-item.ts';
import type { ReactionRequest, Review } from './review.ts';

export interface FlagItemDeps extends MarkItemDeps {
  readonly store: MarkItemDeps['store'] &
    Pick<ReviewStore, 'itemAt' | 'awaitsItemMessage' | 'setReason'>;
  readonly clock: Clock;
  readonly flagEmojis: readonly FlagEmoji[];
}

type FlagByReaction = Pick<Review, 'isFlag' | 'flagByReaction' | 'unflagByReaction'>;

type FlagByButton = Pick<Review, 'flagByButton' | 'askAgain' | 'giveReason' | 'undo'>;

export type FlagItem = Pick<Review, 'showsItem' | 'mayShowItem'> & FlagByReaction & FlagByButton;

/**
 * Builds flagging. Each sign a person gives is a mark of its own, skin tones
 * included, since Slack lets one person put several on a message; the store
 * merges them into one flag per person and says whether that flag changed.
 */
export function createFlagItem(deps: FlagItemDeps): FlagItem {
  return {
    showsItem: async (ref) => (await deps.store.itemAt(ref)) !== undefined,
    mayShowItem: (ref) => deps.store.awaitsItemMessage(ref, later(deps.clock.now(), -MINUTE_MS)),
    ...createFlagByReaction(deps),
    ...createFlagByButton(deps),
  };
}

function createFlagByReaction(deps: FlagItemDeps): FlagByReaction {
  const { store, clock } = deps;
  const markItem = createMarkItem(deps);
  const reasons = new Map(deps.flagEmojis.map(({ emoji, reason }) => [emojiName(emoji), reason]));
  const isFlag = (emoji: string) => reasons.has(emojiName(emoji));
  const flaggedBy = async ({ ref, emoji }: ReactionRequest): Promise<ItemId | undefined> =>
    isFlag(emoji) ? store.itemAt(ref) : undefined;
  const markOf = (itemId: ItemId, { actor, ref, emoji, at }: ReactionRequest) => ({
    itemId,
    actor,
    mark: { kind: 'reaction' as const, ref, emoji },
    at: whenHeard(at, clock.now()),
  });
  return {
    isFlag,
    flagByReaction: async (request) => {
      const itemId = await flaggedBy(request);
      return itemId === undefined
        ? { kind: 'no-item' }
        : markItem.add({
            ...markOf(itemId, request),
            reason: reasons.get(emojiName(request.emoji)) ?? null,
            asks: 'unless-decided',
          });
    },
    unflagByReaction: async (request) => {
      const itemId = await flaggedBy(request);
      return itemId === undefined ? { kind: 'no-item' } : markItem.remove(markOf(itemId, request));
    },
  };
}

/** Slack's clock may run ahead of ours; an Undo, which is dated by ours, must not look older. */
function whenHeard(at: Date | undefined, now: Date): Date {
  return at === undefined || at > now ? now : at;
}

function createFlagByButton(deps: FlagItemDeps): FlagByButton {
  const { store, clock } = deps;
  const markItem = createMarkItem(deps);
  const button = { kind: 'button' } as const;
  return {
    flagByButton: (actor, itemId, where = null) =>
      markItem.add({
        itemId,
        actor,
        mark: button,
        at: clock.now(),
        where,
        asks: 'unless-decided',
      }),
    askAgain: (actor, itemId) =>
      markItem.add({ itemId, actor, mark: button, at: clock.now(), asks: 'always' }),
    giveReason: async (actor, itemId, mark, reason) => {
      const flags = await store.setReason({ actor, itemId, mark, reason, at: clock.now() });
      return markItem.flagged({ kind: 'flagged', actor, itemId, flags });
    },
    undo: (actor, itemId, mark) =>
      markItem.remove({ itemId, actor, mark, at: clock.now(), isTakenBack: true }),
  };
}
