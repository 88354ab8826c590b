import type { KnownBlock } from '@slack/types';
import type { SlackMessage } from '../slack-message.ts';

/** What just happened, whose buttons bring back what stands below it. @param idOf - of its nth block. */
export function newsBlocks(
  news: SlackMessage | undefined,
  idOf: (n: number) => string,
): readonly KnownBlock[] {
  return (news?.blocks ?? []).map((block, n) =>
    block.type === 'actions' ? { ...block, block_id: idOf(n) } : block,
  );
}
