import type { KnownBlock } from '@slack/types';

/**
 * Gives a name to each block that holds something to press and has none: after what its first
 * element does, and the how-manieth of these it is. Slack makes up another name on each publishing
 * otherwise. A Home tab is published on every visit and when others decide, so whoever presses a
 * button in that moment would press one that is gone.
 */
export function withKeptIds(blocks: readonly KnownBlock[]): KnownBlock[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    const name = block.block_id === undefined ? firstAction(block) : undefined;
    if (name === undefined) {
      return block;
    }
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    return { ...block, block_id: `${name}#${n}` };
  });
}

function firstAction(block: KnownBlock): string | undefined {
  if (block.type === 'actions') {
    return block.elements[0]?.action_id;
  }
  return block.type === 'section' && block.accessory !== undefined && 'action_id' in block.accessory
    ? block.accessory.action_id
    : undefined;
}
