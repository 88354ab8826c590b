import type { AnyBlock, KnownBlock } from '@slack/types';

const known: ReadonlySet<string> = new Set<KnownBlock['type']>([
  'actions',
  'alert',
  'card',
  'carousel',
  'container',
  'context',
  'context_actions',
  'data_table',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
  'task_card',
  'plan',
  'video',
]);

/** Whether Slack's types know this block; one that they do not is shown as its JSON. */
export function isKnownBlock(block: AnyBlock): block is KnownBlock {
  return known.has(block.type);
}
