import type { ArchiveStatus } from '../../model/archive-status.ts';
import type { AskRequest } from '../../search/outcome.ts';
import type { Search } from '../../search/search.ts';
import { askOutcomeMessage } from '../blocks/ask-outcome.ts';
import { withIndexingNote } from '../blocks/indexing-note.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';

export interface AnswerQueryDeps {
  readonly search: Pick<Search, 'ask'>;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
}

/** Asks the archive; an answer that an index under way may change says so. */
export type AnswerQuery = (request: AskRequest) => Promise<SlackMessage>;

export function createAnswerQuery({ search, archiveStatus }: AnswerQueryDeps): AnswerQuery {
  return async (request) => {
    const outcome = await search.ask(request);
    const message = askOutcomeMessage(outcome);
    return outcome.kind === 'found' || outcome.kind === 'nothing'
      ? withIndexingNote(message, await archiveStatus())
      : message;
  };
}
