import { createHash } from 'node:crypto';
import type { Clock } from '../model/clock.ts';
import { emojiName } from '../model/emoji-name.ts';
import { ItemId } from '../model/item.ts';
import type { FlagEmoji } from '../model/review/flag-emoji.ts';
import type { Mark } from '../model/review/review.ts';
import type { MessageRef } from '../model/slack-ids.ts';
import { cutBetweenWords } from '../model/text/headline.ts';
import type { NominationStore } from '../store/nomination-store.ts';
import type { ReviewStore } from '../store/review-store.ts';
import type { Review } from './review.ts';

const TEXT_LENGTH = 3000;

export interface NominateDeps {
  readonly store: Pick<NominationStore, 'nominate' | 'subject'> & Pick<ReviewStore, 'addMark'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly flagEmojis: readonly FlagEmoji[];
}

/** Builds suggesting a message as a new item. Doing it twice is no fault. */
export function createNominate({ store, clock, flagEmojis }: NominateDeps): Review['nominate'] {
  const reasons = new Map(flagEmojis.map(({ emoji, reason }) => [emojiName(emoji), reason]));
  return async ({ actor, ref, emoji, text, permalink, isPrivate }) => {
    const at = clock.now();
    const nomination = {
      id: nominationId(ref),
      source: ref,
      text: cutBetweenWords(text.trim(), TEXT_LENGTH),
      permalink,
      by: actor.user,
      at,
      isPrivate,
    };
    const kind = await store.nominate(nomination);
    const mark: Mark = emoji === null ? { kind: 'button' } : { kind: 'reaction', ref, emoji };
    const reason = emoji === null ? null : (reasons.get(emojiName(emoji)) ?? null);
    const { flags } = await store.addMark({
      itemId: nomination.id,
      actor,
      mark,
      at,
      reason,
      where: ref,
      asks: 'unless-decided',
    });
    const subject = await store.subject(nomination.id);
    return { kind, flags, subject: subject ?? { kind: 'nomination', nomination } };
  };
}

/** The same for each time that a message is nominated. */
function nominationId({ team, channel, ts }: MessageRef): ItemId {
  const digest = createHash('sha256')
    .update(JSON.stringify([team, channel, ts]))
    .digest('hex');
  return ItemId.parse(digest.slice(0, 16));
}
