import type { Clock } from '../model/clock.ts';
import { emojiName } from '../model/emoji-name.ts';
import type { FlagEmoji } from '../model/flag-emoji.ts';
import type { ItemId } from '../model/item.ts';
import type { Flag, Mark } from '../model/review.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { MarkRequest, ReviewStore } from '../store/review-store.ts';
import type { FlagOutcome, UnflagOutcome } from './outcome.ts';
import type { ReactionRequest, Review } from './review.ts';

export interface FlagItemDeps {
  readonly store: Pick<NominationStore, 'subject'> &
    Pick<
      ReviewStore,
      'itemAt' | 'messagesOf' | 'addMark' | 'removeMark' | 'setReason' | 'standings'
    >;
  readonly clock: Clock;
  readonly flagEmojis: readonly FlagEmoji[];
}

export type FlagItem = Pick<
  Review,
  | 'isFlag'
  | 'showsItem'
  | 'flagByReaction'
  | 'unflagByReaction'
  | 'flagByButton'
  | 'askAgain'
  | 'giveReason'
  | 'undo'
>;

/**
 * Builds flagging. Each sign a person gives is a mark of its own, skin tones
 * included, since Slack lets one person put several on a message; the store
 * merges them into one flag per person and says whether that flag changed.
 */
export function createFlagItem({ store, clock, flagEmojis }: FlagItemDeps): FlagItem {
  const outcomeOf = async (
    kind: 'flagged' | 'already',
    actor: Actor,
    itemId: ItemId,
    flags: readonly Flag[],
  ): Promise<FlagOutcome> => {
    const subject = await store.subject(itemId);
    const own = flags.find(({ user }) => user === actor.user);
    if (subject === undefined || own === undefined) {
      return { kind: 'no-item' };
    }
    const standing = (await store.standings(actor, [itemId])).get(itemId);
    const decided = standing?.isOpen === false ? standing.decision : null;
    return { kind, subject, flags, reasons: own.reasons, decided };
  };

  const add = async (request: MarkRequest): Promise<FlagOutcome> => {
    const { itemId, actor } = request;
    if ((await store.subject(itemId)) === undefined) {
      return { kind: 'no-item' };
    }
    const { flags, changed } = await store.addMark(request);
    return outcomeOf(changed ? 'flagged' : 'already', actor, itemId, flags);
  };

  const remove = async (request: MarkRequest): Promise<UnflagOutcome> => {
    const { itemId, actor, mark } = request;
    const subject = await store.subject(itemId);
    if (subject === undefined) {
      return { kind: 'no-item' };
    }
    const { flags, changed } = await store.removeMark(request);
    if (changed) {
      const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
      return {
        kind: 'unflagged',
        subject,
        flags,
        messages: await store.messagesOf(team, itemId),
      };
    }
    return flags.some(({ user }) => user === actor.user)
      ? { kind: 'still-flagged', subject, flags }
      : { kind: 'not-flagged', subject };
  };

  const reasons = new Map(flagEmojis.map(({ emoji, reason }) => [emojiName(emoji), reason]));
  const isFlag = (emoji: string) => reasons.has(emojiName(emoji));
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
      const { actor, emoji } = request;
      return itemId === undefined
        ? { kind: 'no-item' }
        : add({
            itemId,
            actor,
            mark: reactionMark(request),
            at: whenHeard(request),
            reason: reasons.get(emojiName(emoji)) ?? null,
            asks: 'unless-decided',
          });
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
    flagByButton: (actor, itemId, where = null) =>
      add({
        itemId,
        actor,
        mark: { kind: 'button' },
        at: clock.now(),
        where,
        asks: 'unless-decided',
      }),
    askAgain: (actor, itemId) =>
      add({ itemId, actor, mark: { kind: 'button' }, at: clock.now(), asks: 'always' }),
    giveReason: async (actor, itemId, mark, reason) => {
      const flags = await store.setReason({ actor, itemId, mark, reason, at: clock.now() });
      return outcomeOf('flagged', actor, itemId, flags);
    },
    undo: (actor, itemId, mark) =>
      remove({ itemId, actor, mark, at: clock.now(), isTakenBack: true }),
  };
}

function reactionMark({ ref, emoji }: ReactionRequest): Mark {
  return { kind: 'reaction', ref, emoji };
}
