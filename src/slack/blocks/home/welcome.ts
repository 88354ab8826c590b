import type { DigestInfo } from '../../../digests/outcome.ts';
import { ACTIONS } from '../action-ids.ts';
import { value } from '../action-values.ts';
import { button, buttons, contextWithMarkup } from '../elements/basic-blocks.ts';
import { escapeText } from '../elements/escape-text.ts';
import { bold, richText, run, section } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';
import type { SlackMessage } from '../slack-message.ts';
import { exampleButton } from './help.ts';

const WHO = 'Hello, I am Signalpost.';
const WHAT =
  "I search your team's horizon-scanning archive, post what is new in it, and collect what you flag for review.";

/**
 * What the app says when it comes into a channel: who it is, and three things to try.
 *
 * @param digest - the next digest that posts to this channel; undefined when none does.
 * @param flagEmoji - the reaction that flags an item, without colons; null when none does.
 */
export function welcomeMessage(
  digest: DigestInfo | undefined,
  flagEmoji: string | null,
): SlackMessage {
  const how = flagEmoji === null ? 'Press Flag on' : `React with :${flagEmoji}: to`;

  return {
    text: escapeText(`${WHO} ${WHAT}`),
    blocks: [
      richText(section(bold(WHO), run(` ${WHAT} Three things to try; only you see the answer:`))),
      ...buttons(
        exampleButton(0),
        digest === undefined ? listButton() : previewButton(digest),
        button({ label: 'Open the review queue', actionId: ACTIONS.openQueue, value: value({}) }),
      ),
      contextWithMarkup(`${how} an item to have it reviewed. /signalpost help shows everything.`),
    ],
  };
}

function listButton() {
  return button({ label: 'See the digests', actionId: ACTIONS.listDigests, value: value({}) });
}

function previewButton({ definition: { name, title } }: DigestInfo) {
  return button({
    label: `Preview ${shortLine(title, 50)}`,
    actionId: ACTIONS.previewDigest,
    value: value({ digest: name }),
  });
}
