import type { ArchiveStatus } from '../../../model/archive-status.ts';
import { counted, grouped } from '../../../model/text/counted.ts';
import { context } from '../elements/basic-blocks.ts';
import type { SlackMessage } from '../slack-message.ts';

/** The answer, with a line below it while an index goes on that may change it. */
export function withIndexingNote(
  message: SlackMessage,
  { indexing, lastIndexAt }: ArchiveStatus,
): SlackMessage {
  const isFirst = lastIndexAt === null;
  if (indexing === null || (indexing.of === 0 && !isFirst)) {
    return message;
  }
  const progress =
    indexing.of === 0 ? '' : `: ${grouped(indexing.done)} of ${counted(indexing.of, 'file')} read`;
  const note = isFirst
    ? `The archive is being indexed for the first time${progress}. Ask again in a moment for all of it.`
    : `The archive is being indexed${progress}.`;
  return { text: `${message.text} ${note}`, blocks: [...message.blocks, context(note)] };
}
