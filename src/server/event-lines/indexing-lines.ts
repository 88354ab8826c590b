import type { IndexingEvents } from '../../model/events/indexing-events.ts';
import type { EventLines } from './event-line.ts';

export const INDEXING_LINES: EventLines<keyof IndexingEvents> = {
  'archive-indexed': {
    level: ({ hasChanged }) => (hasChanged ? 'info' : 'debug'),
    message: 'the archive was indexed',
  },
  'page-rejected': { level: 'debug', message: 'a page cannot be read' },
  'refresh-failed': {
    level: 'error',
    message: 'the archive could not be refreshed; its last state stays',
  },
  'folders-unreadable': {
    level: 'warn',
    message: 'the index is not complete: folders of the archive cannot be read',
  },
  'folders-unwatched': {
    level: 'warn',
    message: 'folders of the archive cannot be watched; they are looked through now and then',
  },
  'page-given-up': { level: 'warn', message: 'a page was too much for the parser' },
  'clone-damaged': {
    level: 'warn',
    message: 'the clone of the git archive is damaged; it is made anew',
  },
  'clone-updated': { level: 'debug', message: 'the git archive is up to date' },
};
