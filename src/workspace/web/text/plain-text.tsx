import { Fragment } from 'react';
import { Emoji } from './mrkdwn-text.tsx';

const shortcode = /:([a-z0-9_+'-]{1,64}):/g;

/** Draws plain text with its shortcodes as emoji, and its line breaks. */
export function PlainText({ text, emoji = true }: { text: string; emoji?: boolean | undefined }) {
  if (!emoji || !text.includes(':')) {
    return text;
  }
  return text.split(shortcode).map((part, index) => (
    // The pieces of one text never move: their position is their identity.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={index}>{index % 2 === 1 ? <Emoji name={part} /> : part}</Fragment>
  ));
}
