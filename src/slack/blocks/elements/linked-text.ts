import type { RichTextElement } from '@slack/types';
import type { TextRange } from '../../../model/hit.ts';
import { BLOCK_LIMITS } from '../../limits.ts';
import { plain } from './plain.ts';
import { highlighted, run } from './rich-text.ts';
import { webLink } from './web-link.ts';

/**
 * Text that is the link to an article, with the given ranges in bold; the same without a link where
 * the address is none. Ranges are as `highlighted` takes them.
 */
export function linkedText(
  text: string,
  address: string | null,
  ranges: readonly TextRange[],
): RichTextElement[] {
  const url = address === null ? undefined : webLink(address, BLOCK_LIMITS.buttonUrl);
  const parts = highlighted(text, ranges);
  if (url === undefined) {
    return parts.length === 0 ? run(plain(text)) : parts;
  }
  return parts.flatMap((part): RichTextElement[] =>
    part.type === 'text'
      ? [{ type: 'link', url, text: part.text, ...(part.style && { style: part.style }) }]
      : [part],
  );
}
