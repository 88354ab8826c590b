import type { ItemId } from '../model/item.ts';
import type { Flag } from '../model/review/review.ts';
import type { Actor } from '../model/slack-ids.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { MarkRequest, ReviewStore } from '../store/review-store.ts';
import type { FlagOutcome, UnflagOutcome } from './outcome.ts';

export interface MarkItemDeps {
  readonly store: Pick<NominationStore, 'subject'> &
    Pick<ReviewStore, 'messagesOf' | 'addMark' | 'removeMark' | 'standings'>;
}

/** Puts a mark on an item, or takes it off, and tells what that did to its person's flag. */
export interface MarkItem {
  add(request: MarkRequest): Promise<FlagOutcome>;
  remove(request: MarkRequest): Promise<UnflagOutcome>;
  /** How the item stands once its flags are these. */
  flagged(marked: Marked): Promise<FlagOutcome>;
}

export interface Marked {
  readonly kind: 'flagged' | 'already';
  readonly actor: Actor;
  readonly itemId: ItemId;
  readonly flags: readonly Flag[];
}

export function createMarkItem({ store }: MarkItemDeps): MarkItem {
  const flagged: MarkItem['flagged'] = async ({ kind, actor, itemId, flags }) => {
    const subject = await store.subject(itemId);
    const own = flags.find(({ user }) => user === actor.user);
    if (subject === undefined || own === undefined) {
      return { kind: 'no-item' };
    }
    const standing = (await store.standings(actor, [itemId])).get(itemId);
    const decided = standing?.isOpen === false ? standing.decision : null;
    return { kind, subject, flags, reasons: own.reasons, decided };
  };
  return {
    flagged,
    add: async (request) => {
      const { itemId, actor } = request;
      if ((await store.subject(itemId)) === undefined) {
        return { kind: 'no-item' };
      }
      const { flags, changed } = await store.addMark(request);
      return flagged({ kind: changed ? 'flagged' : 'already', actor, itemId, flags });
    },
    remove: async (request) => {
      const { itemId, actor, mark } = request;
      const subject = await store.subject(itemId);
      if (subject === undefined) {
        return { kind: 'no-item' };
      }
      const { flags, changed } = await store.removeMark(request);
      if (changed) {
        const team = mark.kind === 'reaction' ? mark.ref.team : actor.team;
        const messages = await store.messagesOf(team, itemId);
        return { kind: 'unflagged', subject, flags, messages };
      }
      return flags.some(({ user }) => user === actor.user)
        ? { kind: 'still-flagged', subject, flags }
        : { kind: 'not-flagged', subject };
    },
  };
}
