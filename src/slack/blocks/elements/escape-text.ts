import { plain } from './plain.ts';

/**
 * Text for a place where Slack reads control sequences: a message's top-level
 * `text`. `<!channel>`, mentions and links in it become what they look like.
 */
export function escapeText(text: string): string {
  return plain(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
