import type { RichTextElement } from '@slack/types';
import { bold, run } from '../elements/rich-text.ts';
import { shortLine } from '../elements/short-line.ts';

/** A digest's channel: a link where it is an id, else its name as the file says it. */
export function channelWords(
  channel: string,
  style: 'plain' | 'bold' = 'plain',
): RichTextElement[] {
  if (/^[CG][A-Z0-9]+$/.test(channel)) {
    return [{ type: 'channel', channel_id: channel }];
  }
  const name = shortLine(channel, 80);
  return style === 'bold' ? bold(name) : run(name);
}
