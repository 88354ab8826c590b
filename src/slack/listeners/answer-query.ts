import type { ArchiveStatus } from '../../model/archive-status.ts';
import type { AskOutcome, AskRequest } from '../../search/outcome.ts';
import type { Search } from '../../search/search.ts';
import { emptyArchiveMessage, isEmptyArchive } from '../blocks/search/empty-archive.ts';
import { withIndexingNote } from '../blocks/search/indexing-note.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import type { ResultMessage } from './result-message.ts';

export interface AnswerQueryDeps {
  readonly search: Pick<Search, 'ask'>;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
  readonly resultMessage: ResultMessage;
}

/** Asks the archive; an answer that an index under way may change says so, and an empty archive that it is empty. */
export type AnswerQuery = (
  request: AskRequest & {
    readonly inThread?: boolean;
    /** Words that were said beside the query; the answer names them. Default: none. */
    readonly leftOut?: readonly string[];
  },
) => Promise<SlackMessage>;

export function createAnswerQuery({
  search,
  archiveStatus,
  resultMessage,
}: AnswerQueryDeps): AnswerQuery {
  return async ({ inThread = false, leftOut = [], ...request }) => {
    const outcome = naming(leftOut, await search.ask(request));
    const message = await resultMessage(outcome, { actor: request.actor, inThread });
    if (outcome.kind !== 'found' && outcome.kind !== 'nothing') {
      return message;
    }
    const archive = await archiveStatus();
    return isEmptyArchive(archive) ? emptyArchiveMessage() : withIndexingNote(message, archive);
  };
}

/** The answer with the words of the question before those that the query itself left out. */
function naming(said: readonly string[], outcome: AskOutcome): AskOutcome {
  return said.length > 0 && (outcome.kind === 'found' || outcome.kind === 'nothing')
    ? { ...outcome, leftOut: [...new Set([...said, ...outcome.leftOut])] }
    : outcome;
}
