import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { TextRange } from '../../../model/hit.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { plain } from './plain.ts';
import { webLink } from './web-link.ts';

/**
 * Foreign text is shown as rich text: Slack parses nothing in it, so `*`, `_`,
 * `<!channel>` and `:emoji:` stay what the page says.
 */
export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  readonly strike?: boolean;
}

/** A run of text. Empty text gives nothing, since Slack refuses it. */
export function run(text: string, style?: Style): RichTextElement[] {
  const shown = plain(text);
  if (shown === '') {
    return [];
  }
  return [
    style === undefined ? { type: 'text', text: shown } : { type: 'text', text: shown, style },
  ];
}

export const bold = (text: string): RichTextElement[] => run(text, { bold: true });
export const italic = (text: string): RichTextElement[] => run(text, { italic: true });
export const code = (text: string): RichTextElement[] => run(text, { code: true });

/** A mention, which notifies nobody in an ephemeral message and one person elsewhere. */
export function person(user: string): RichTextElement[] {
  return [{ type: 'user', user_id: user }];
}

/** A user group, which notifies its members outside ephemeral messages. */
export function userGroup(id: string): RichTextElement[] {
  return [{ type: 'usergroup', usergroup_id: id }];
}

/** An emoji by its name without colons: Slack draws it, a workspace's own one too. */
export function emoji(name: string): RichTextElement[] {
  return [{ type: 'emoji', name }];
}

/** The text as a link when the address is a web address, else as plain text. */
export function link(text: string, address: string | null, style?: Style): RichTextElement[] {
  const url = address === null ? undefined : webLink(address, BLOCK_LIMITS.buttonUrl);
  return url === undefined || text === ''
    ? run(text, style)
    : [{ type: 'link', url, text: plain(text), ...(style !== undefined && { style }) }];
}

/** Text with the given ranges in bold. Ranges count UTF-16 units, in order; what lies outside is cut off. */
export function highlighted(text: string, ranges: readonly TextRange[]): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    const from = Math.min(Math.max(start, at), text.length);
    const to = Math.min(Math.max(end, from), text.length);
    elements.push(...run(text.slice(at, from)), ...bold(text.slice(from, to)));
    at = to;
  }
  return [...elements, ...run(text.slice(at))];
}

export function section(...elements: readonly (readonly RichTextElement[])[]): RichTextSection {
  return { type: 'rich_text_section', elements: elements.flat() };
}

/** A block of paragraphs; those without any text are left out. */
export function richText(...sections: readonly RichTextSection[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: sections.filter(({ elements }) => elements.length > 0),
  };
}
