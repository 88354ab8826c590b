import type { Message } from '../../../../src/workspace/page-protocol.ts';
import type { RunningApp } from '../../../support/running-app.ts';

/** The boxes of a queue's rows, top down. */
function boxesOf({ blocks }: Pick<Message, 'blocks'>) {
  return blocks.flatMap((block) =>
    block.type !== 'actions'
      ? []
      : block.elements.flatMap((element) =>
          element.type === 'checkboxes'
            ? [{ blockId: block.block_id ?? '', options: element.options }]
            : [],
        ),
  );
}

/** Ticks the n-th row of a queue, from 0. */
export async function tick(
  { workspace }: RunningApp,
  as: string,
  queue: Message,
  n: number,
): Promise<void> {
  const box = boxesOf(queue)[n];
  await workspace.act(as, {
    kind: 'action',
    container: { kind: 'message', channel: queue.channel, ts: queue.ts },
    blockId: box?.blockId ?? '',
    actionId: 'queue.tick',
    action: { type: 'checkboxes', selected_options: box?.options ?? [] },
    values: {},
  });
}
