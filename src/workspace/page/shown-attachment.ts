import type { KnownBlock } from '@slack/types';
import { type JsonObject, objectsAt, stringAt } from '../json.ts';
import type { Attachment } from '../page-protocol.ts';

/** An attachment as the page draws it; its fallback stands in where it says nothing else. */
export function shownAttachment(attachment: JsonObject): Attachment {
  const at = (key: string) => stringAt(attachment, key) ?? null;
  const blocks = objectsAt(attachment, 'blocks').filter(isBlock);
  const fields = objectsAt(attachment, 'fields').map((field) => ({
    title: stringAt(field, 'title') ?? '',
    value: stringAt(field, 'value') ?? '',
  }));
  const title = at('title');
  const says = title !== null || blocks.length > 0 || fields.length > 0;
  return {
    source: at('service_name') ?? at('author_name') ?? at('pretext'),
    title,
    titleLink: at('title_link') ?? at('from_url'),
    text: at('text') ?? (says ? null : at('fallback')),
    blocks,
    fields,
    footer: at('footer'),
  };
}

/** Blocks are checked when the attachment is posted. */
function isBlock(block: JsonObject): block is JsonObject & KnownBlock {
  return typeof block.type === 'string';
}
