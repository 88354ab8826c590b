import type { ArchiveItem } from '../../../model/archive-item.ts';
import type { ChannelId, UserId } from '../../../model/slack-ids.ts';
import { withCollectMenu } from '../collections/collect-choice.ts';
import { escapeText } from '../elements/escape-text.ts';
import { busyMessage } from '../elements/fault.ts';
import { code, link, person, richText, run, section } from '../elements/rich-text.ts';
import { formattedSentence, sentence } from '../elements/sentence.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { tellMeButton } from '../wish/tell-me.ts';
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
  return {
    text: `<@${by}> shared: ${escapeText(itemName(found))}`,
    blocks: [
      richText(
        section(
          person(by),
          run(query === null ? ' shared' : ' shared this from '),
          query === null ? [] : code(shortLine(query, 200)),
        ),
      ),
      ...itemCard({ found, floor: false }),
      withCollectMenu(
        found,
        detailsButton(found),
        flagButton(found),
        ...(query === null ? [] : [tellMeButton(query, [])]),
      ),
    ],
  };
}

/** A share that was made already, and where it is. */
export function sharedAlreadyMessage(permalink: string): SlackMessage {
  return formattedSentence(run('Shared already: '), link('see it', permalink), run('.'));
}

export type NotShared =
  | { readonly kind: 'under-way' }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unknown' };

/** Why nothing was shared, as far as is known, and what to do. */
export function notSharedMessage(outcome: NotShared, channel: ChannelId): SlackMessage {
  switch (outcome.kind) {
    case 'under-way':
      return sentence('It is being shared.');
    case 'limited':
      return busyMessage(outcome.seconds);
    case 'refused':
      return notShareableMessage(outcome.code, channel);
    case 'unknown':
      return sentence(
        'Slack did not say whether it took the message, and it is not there yet. Share again in a moment: I look for it before I post.',
      );
  }
}

/** Why an item could not be shared where the reader is. @param refusal - Slack's code. */
function notShareableMessage(refusal: string, channel: ChannelId): SlackMessage {
  if (refusal === 'is_archived') {
    return sentence('This channel is archived. Share from another one.');
  }
  if (refusal === 'missing_scope' || refusal === 'token_revoked') {
    return sentence(`Slack does not let me post: ${refusal}. Tell whoever runs Signalpost.`);
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
