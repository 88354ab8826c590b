import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { MadeDigest } from '../../model/digest/made-digest.ts';
import { type DefinitionPause, isDefinitionPause } from '../../model/digest/pause.ts';
import type { Events } from '../../model/events/events.ts';
import { made, type Notice, type Notices, type NoticeWords } from '../../model/notice.ts';
import type { Unreadable } from '../../search/outcome.ts';
import { unreadableSentence } from '../../search/query/unreadable.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { CheckQuery } from '../definitions/check-query.ts';
import { knownDefinition } from './known-definition.ts';
import { pauseNotice } from './pause-notices.ts';
import { queryNotice } from './query-notices.ts';

export interface TellOfDefinitionsDeps {
  readonly store: Pick<MadeDigestStore, 'madeDigests' | 'indexState'>;
  readonly checkQuery: CheckQuery;
  readonly notices: Notices;
  readonly events: Events;
}

const KEYS: Readonly<Record<DefinitionPause, string>> = {
  'zone-gone': 'digest-zone',
  'other-version': 'digest-other-version',
  'query-unreadable': 'digest-query',
};

/**
 * Builds what tells whoever made a digest or an alert, once a version of it, that it says nothing
 * any more for what it asks: its time zone does not exist any more, another version wrote what this
 * one cannot read, or its query cannot be read or names what no page has.
 */
export function createTellOfDefinitions(deps: TellOfDefinitionsDeps): () => Promise<void> {
  const { store, notices } = deps;
  const report = createReport(deps.events);
  return async () => {
    const isSettled = await isIndexed(store);
    for (const whose of ['channels', 'people'] as const) {
      for (const known of await store.madeDigests(whose)) {
        if (known.state === 'active') {
          const definition = knownDefinition(known);
          const problem = await deps.checkQuery(definition);
          report(definition, problem);
          const notice = noticeOf(known, definition, { problem, isSettled });
          await (notice === null ? undefined : notices.tell([known.made.owner], notice));
        }
      }
    }
  };
}

/** Half-way through an index the archive may lack what it has again at its end. */
async function isIndexed(store: TellOfDefinitionsDeps['store']): Promise<boolean> {
  const { endedAt, changedAt } = await store.indexState();
  return endedAt !== null && (changedAt === null || endedAt >= changedAt);
}

/** Once a process and wording. What is planned is reported where it is planned. */
function createReport(events: Events) {
  const reported = new Map<string, string>();
  return ({ name, pause }: DigestDefinition, unreadable: Unreadable | null): void => {
    if (pause?.because === 'query-unreadable' && unreadable !== null) {
      const problem = unreadableSentence(unreadable);
      if (reported.get(name) !== problem) {
        events.emit('query-unreadable', { digest: name, problem });
      }
      reported.set(name, problem);
    }
  };
}

function noticeOf(
  { made: { version } }: MadeDigest,
  definition: DigestDefinition,
  { problem, isSettled }: { readonly problem: Unreadable | null; readonly isSettled: boolean },
): Pick<Notice, 'key' | 'words'> | null {
  const because = definition.pause?.because;
  const notice = (about: string, words: NoticeWords) => ({
    key: `${about}:${definition.name}:${version}`,
    words: [...words, ...made(definition.name)],
  });
  if (because === 'query-unreadable') {
    return problem === null
      ? null
      : notice(KEYS[because], queryNotice.ofPause(definition, problem));
  }
  if (isDefinitionPause(because)) {
    return notice(KEYS[because], pauseNotice.ofDigest(definition, because));
  }
  // What no page has is left out in vain: the others still come.
  const isSilent = problem !== null && !problem.part.startsWith('-');
  return isSilent && isSettled && definition.what === 'items'
    ? notice('digest-silent', queryNotice.ofSilence(definition, problem))
    : null;
}
