import type { Message } from '../../page-protocol.ts';

/**
 * Whether an update made another message of it, as the next page of a list is:
 * most of its blocks are new. A button that changed its label leaves the rest.
 */
export function isReplaced(before: Message, after: Message): boolean {
  const earlier = new Set(before.blocks.map(contentOf));
  const kept = after.blocks.filter((block) => earlier.has(contentOf(block))).length;
  return before.blocks !== after.blocks && kept * 2 < after.blocks.length;
}

/** A block's content; its id may be a new one each time. */
function contentOf(block: Message['blocks'][number]): string {
  return JSON.stringify({ ...block, block_id: undefined });
}
