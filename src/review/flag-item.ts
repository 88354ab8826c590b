import type { Clock } from '../model/clock.ts';
import { emojiName } from '../model/emoji-name.ts';
import type { ItemId } from '../model/item.ts';
import type { Mark } from '../model/review.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { ItemStore } from '../store/item-store.ts';
import type { MarkRequest, ReviewStore } from '../store/review-store.ts';
import type { FlagOutcome, UnflagOutcome } from './outcome.ts';
import type { ReactionRequest, Review } from './review.ts';

export interface FlagItemDeps {
  readonly store: Pick<ItemStore, 'item'> &
    Pick<ReviewStore, 'itemAt' | 'messagesOf' | 'addMark' | 'removeMark'>;
  readonly clock: Clock;
  /** As the operator names them; see model/emoji-name.ts. */
  readonly flagEmojis: readonly string[];
}

export type FlagItem = Pick<
  Review,
  'isFlag' | 'showsItem' | 'flagByReaction' | 'unflagByReaction' | 'flagByButton' | 'undo'
>;

/**
 * Builds flagging. Each sign a person gives is a mark of its own, skin tones
 * included, since Slack lets one person put several on a message; the store
 * merges them into one flag per person and says whether that flag changed.
 */
export function createFlagItem({ store, clock, flagEmojis }: FlagItemDeps): FlagItem {
  const add = async (itemId: ItemId, actor: Actor, mark: Mark, at: Date): Promise<FlagOutcome> => {
    const found = await store.item(itemId);
    if (found === undefined) {
      return { kind: 'no-item' };
    }
    const { flags, changed } = await store.addMark({ itemId, actor, mark, at });
    if (!flags.some(({ user }) => user === actor.user)) {
      return { kind: 'no-item' };
    }
    return { kind: changed ? 'flagged' : 'already', found, flags };
  };

  const remove = async (request: MarkRequest): Promise<UnflagOutcome> => {
    const { itemId, actor, mark } = request;
    const found = await store.item(itemId);
    if (found === undefined) {
      return { kind: 'no-item' };
    }
    const { flags, changed } = await store.removeMark(request);
    if (changed) {
      const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
      return {
        kind: 'unflagged',
        found,
        flags,
        messages: await store.messagesOf(team, itemId),
      };
    }
    return flags.some(({ user }) => user === actor.user)
      ? { kind: 'still-flagged', found, flags }
      : { kind: 'not-flagged', found };
  };

  const flags = new Set(flagEmojis.map(emojiName));
  const isFlag = (emoji: string) => flags.has(emojiName(emoji));
  const flaggedBy = async ({ ref, emoji }: ReactionRequest): Promise<ItemId | undefined> =>
    isFlag(emoji) ? store.itemAt(ref) : undefined;

  // Slack's clock may run ahead of ours; an Undo, which is dated by ours, must not look older.
  const whenHeard = ({ at }: ReactionRequest): Date => {
    const now = clock.now();
    return at === undefined || at > now ? now : at;
  };

  return {
    isFlag,
    showsItem: async (ref) => (await store.itemAt(ref)) !== undefined,
    flagByReaction: async (request) => {
      const itemId = await flaggedBy(request);
      return itemId === undefined
        ? { kind: 'no-item' }
        : add(itemId, request.actor, reactionMark(request), whenHeard(request));
    },
    unflagByReaction: async (request) => {
      const itemId = await flaggedBy(request);
      return itemId === undefined
        ? { kind: 'no-item' }
        : remove({
            itemId,
            actor: request.actor,
            mark: reactionMark(request),
            at: whenHeard(request),
          });
    },
    flagByButton: (actor, itemId) => add(itemId, actor, { kind: 'button' }, clock.now()),
    undo: (actor, itemId, mark) =>
      remove({ itemId, actor, mark, at: clock.now(), isTakenBack: true }),
  };
}

function reactionMark({ ref, emoji }: ReactionRequest): Mark {
  return { kind: 'reaction', ref, emoji };
}
