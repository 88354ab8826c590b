import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { ITEM_KINDS } from '../../../model/item.ts';
import { reasonsOf } from '../../../model/review/flag-emoji.ts';
import { type MessageRef, MessageTs } from '../../../model/slack-ids.ts';
import type { Review } from '../../../review/review.ts';
import type { Search } from '../../../search/search.ts';
import { readValue, SuggestValue } from '../../blocks/action-values.ts';
import { flaggedMessage, goneMessage } from '../../blocks/review/flagged.ts';
import {
  intakeMessage,
  noItemHereMessage,
  nominatedMessage,
  unreadableSourceMessage,
} from '../../blocks/review/intake.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import { MessageContent, messageText } from '../../markup/message-text.ts';
import { readMarkup } from '../../markup/read-markup.ts';
import type { ChannelSight } from '../../people/channel-sight.ts';
import type { Identity } from '../../transport/own-identity.ts';
import { unlessRefused } from '../../transport/platform-code.ts';
import type { Click } from '../click.ts';
import type { MessageShortcut } from '../shortcuts/message-shortcut.ts';
import { replaceClicked, tellPrivately } from '../tell-privately.ts';
import { tellingWords } from '../telling-words.ts';

/** Proposed where a message may be about an item of the archive. */
const NEAREST = 3;

export interface IntakeDeps {
  readonly search: Pick<Search, 'nearest'>;
  readonly review: Pick<Review, 'nominate' | 'itemAt' | 'flagByButton' | 'flagEmojis'>;
  readonly channelSight: ChannelSight;
  readonly identity: () => Identity;
  /** Whether messages are taken in that show no item. */
  readonly intake: boolean;
}

const Replies = z.object({
  messages: z
    .array(
      MessageContent.extend({
        ts: MessageTs,
        user: z.string().optional(),
        bot_id: z.string().optional(),
      }),
    )
    .default([]),
});

/** What a message says, in Slack's markup; undefined for our own, and where it cannot be read. */
async function textOf(
  client: WebClient,
  { channel, ts }: MessageRef,
  { botUser, botId }: Identity,
): Promise<string | undefined> {
  const out = ['thread_not_found', 'message_not_found', 'channel_not_found', 'not_in_channel'];
  let answer: unknown = {};
  await unlessRefused(async () => {
    answer = await client.conversations.replies({ channel, ts, limit: 1 });
  }, out);
  const { messages } = Replies.parse(answer);
  const found = messages.find((message) => message.ts === ts);
  return found === undefined || found.user === botUser || found.bot_id === botId
    ? undefined
    : messageText(found);
}

/** What is kept and shown of it: plain words. */
const inPlain = (said: string) => readMarkup(said, { of: 'message' });

/** Asks what a flag on a message means that shows no item; undefined where nothing is to be asked. */
export type AskIntake = (
  client: WebClient,
  flagged: { readonly ref: MessageRef; readonly emoji: string | null },
) => Promise<SlackMessage | undefined>;

export function createAskIntake({ search, identity, intake }: IntakeDeps): AskIntake {
  return async (client, { ref, emoji }) => {
    const said = intake ? await textOf(client, ref, identity()) : undefined;
    if (said === undefined || inPlain(said) === '') {
      return undefined;
    }
    // Not of its links' addresses, which say where it stands, and not what it is about.
    const words = tellingWords(said);
    const nearest = await search.nearest({ words, kinds: ITEM_KINDS, limit: NEAREST });
    return intakeMessage({ nearest, ref, emoji });
  };
}

/** *Suggest as new*: puts the message into the queue, where who presses it can read it. */
export function createSuggestNew(deps: IntakeDeps) {
  const { review, channelSight, identity } = deps;
  return async (click: Click, client: WebClient): Promise<void> => {
    const asked = readValue(SuggestValue, click.value);
    const { actor } = click;
    if (asked === undefined || !deps.intake) {
      await tellPrivately(client, click, goneMessage());
      return;
    }
    const { channel, ts, emoji } = asked;
    const ref = { team: actor.team, channel, ts };
    const isPublic = (await channelSight.publicOf([channel])).has(channel);
    const mayRead = isPublic || (await channelSight.readBy(actor.user, [channel])).length > 0;
    const said = mayRead ? await textOf(client, ref, identity()) : undefined;
    if (said === undefined) {
      await replaceClicked(click, unreadableSourceMessage());
      return;
    }
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    const outcome = await review.nominate({
      actor,
      ref,
      emoji,
      text: inPlain(said),
      permalink: permalink ?? null,
      isPrivate: !isPublic,
    });
    await replaceClicked(click, nominatedMessage(outcome));
  };
}

/** *Flag for review* in a message's menu: its item, or what it may be about. */
export function createFlagMessage(deps: IntakeDeps) {
  const { review } = deps;
  const askIntake = createAskIntake(deps);
  return async (shortcut: MessageShortcut, client: WebClient): Promise<void> => {
    const { actor, channel, ts } = shortcut;
    const ref = { team: actor.team, channel, ts };
    const item = await review.itemAt(ref);
    const answer =
      item === undefined
        ? await askIntake(client, { ref, emoji: null })
        : flaggedMessage(
            await review.flagByButton(actor, item, ref),
            { kind: 'button' },
            reasonsOf(review.flagEmojis),
          );
    await tellPrivately(client, shortcut, answer ?? noItemHereMessage());
  };
}
