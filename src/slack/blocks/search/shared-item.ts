import type { ArchiveItem } from '../../../model/archive-item.ts';
import { plural } from '../../../model/kind-words.ts';
import type { ChannelId, UserId } from '../../../model/slack-ids.ts';
import { buttons } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { code, person, richText, run, section } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { detailsButton, flagButton } from './card-buttons.ts';
import { itemCard, itemName } from './item-card.ts';

export interface SharedItem {
  readonly found: ArchiveItem;
  readonly by: UserId;
  /** Under which query it was found; null when under none. */
  readonly query: string | null;
}

/** An item in a channel: its card under who shared it and the query. */
export function sharedItemMessage({ found, by, query }: SharedItem): SlackMessage {
  const command = `/${plural(found.item.kind)} ${shortLine(query ?? '', 200, '')}`.trim();
  return {
    text: `<@${by}> shared: ${escapeText(itemName(found))}`,
    blocks: [
      richText(
        section(
          person(by),
          run(query === null ? ' shared' : ' shared this from '),
          query === null ? [] : code(command),
        ),
      ),
      ...itemCard({ found, floor: false }),
      ...buttons(detailsButton(found), flagButton(found)),
    ],
  };
}

/** Why an item could not be shared where the reader is. @param refusal - Slack's code. */
export function notShareableMessage(refusal: string, channel: ChannelId): SlackMessage {
  if (refusal === 'is_archived') {
    return sentence('This channel is archived. Share from another one.');
  }
  if (refusal !== 'not_in_channel' && refusal !== 'channel_not_found') {
    return sentence(
      'This channel does not let apps post. Ask its managers, or share from another one.',
    );
  }
  return isBetweenPeople(channel)
    ? sentence(
        "I can't post in a direct message between people. Share from a channel that I am in.",
      )
    : formattedSentence(
        run("I'm not in this channel, so I can't post here. Type "),
        code('/invite @Signalpost'),
        run(', then share again.'),
      );
}

/** Slack's ids of direct messages begin with D; nobody can be invited there. */
function isBetweenPeople(channel: ChannelId): boolean {
  return channel.startsWith('D');
}
