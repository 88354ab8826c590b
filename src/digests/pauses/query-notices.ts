import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import { code, type NoticeWords, text } from '../../model/notice.ts';
import type { Unreadable } from '../../search/outcome.ts';
import { LIST, subjectOf } from './pause-notices.ts';

type Named = Pick<DigestDefinition, 'title' | 'channel'>;

/** What people are told when a query that was good when it was saved is so no longer. */
export const queryNotice = {
  /** It is planned no more. */
  ofPause: (definition: Named, problem: Unreadable): NoticeWords => [
    ...subjectOf(definition),
    ...text(' pauses: its query cannot be read any more. '),
    ...problemWords(problem),
    ...text(' Put it right with Edit in '),
    ...LIST,
    ...text(' and save it; it goes on then.'),
  ],
  /** It is planned, and says nothing. */
  ofSilence: (definition: Named, problem: Unreadable): NoticeWords => [
    ...subjectOf(definition),
    ...text(' finds nothing any more. '),
    ...problemWords(problem),
    ...text(' It goes on when a page has it again; Edit in '),
    ...LIST,
    ...text(' changes what it asks for.'),
  ],
};

function problemWords({ part, reason, example }: Unreadable): NoticeWords {
  return [
    ...text("I can't read "),
    ...code(part),
    ...text(`: ${reason.replace(/\.$/, '')}.`),
    ...(example === null ? [] : [...text(' Try '), ...code(example), ...text('.')]),
  ];
}
