import type { KnownBlock } from '@slack/types';
import type { ArchiveStatus } from '../../../model/archive-status.ts';
import { code, richText, run, section } from '../elements/rich-text.ts';
import { formattedSentence } from '../elements/sentence.ts';
import type { SlackMessage } from '../slack-message.ts';

const WHAT = 'The archive holds no page yet. ';

/** Whether there is nothing to ask: no page, and no index under way that may find some. */
export function isEmptyArchive({ pages, indexing, lastIndexAt }: ArchiveStatus): boolean {
  return pages === 0 && indexing === null && lastIndexAt !== null;
}

/** The answer to whatever is asked of an archive without pages: no other word would find more. */
export function emptyArchiveMessage(): SlackMessage {
  return formattedSentence(
    run(WHAT),
    ...advice(),
    run(' '),
    code('/signalpost status'),
    run(' says how its last index went.'),
  );
}

/** What an operator does about it, below the status. */
export function emptyArchiveAdvice(): KnownBlock {
  return richText(section(...advice()));
}

function advice() {
  return [
    run('A page is a file named by 32 hex digits and '),
    code('.md'),
    run(
      ". Whoever runs Signalpost: look into the archive's folder, or the branch and subfolder of its repository; what comes there is found by itself.",
    ),
  ];
}
