import type { Clock } from '../../model/clock.ts';
import { isPerson } from '../../model/digest-definition.ts';
import type { DigestRun } from '../../model/digest-run.ts';
import type { MadeDigest, PauseReason } from '../../model/made-digest.ts';
import { bold, code, type Notices, type NoticeWords, text } from '../../model/notice.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';

export interface PauseHomelessDeps {
  readonly store: Pick<MadeDigestStore, 'madeDigest' | 'changeMadeDigest'>;
  readonly notices: Notices;
  readonly clock: Clock;
}

/** Pauses what has no place, or nobody, to go to any more. */
export interface PauseHomeless {
  /** @param code - Slack's, why it took nothing of the run. @returns whether the digest pauses, and people are told. */
  afterRefusal(
    run: Pick<DigestRun, 'digest' | 'channel' | 'threadTs'>,
    code: string,
  ): Promise<boolean>;
  /** @returns whether it was active until now. */
  pause(made: MadeDigest, because: Exclude<PauseReason, 'asked'>): Promise<boolean>;
}

const ARCHIVED = ['is_archived', 'is_inactive'];
const GONE = ['channel_not_found', 'not_in_channel'];
const LEFT = [
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'account_inactive',
  'user_not_visible',
];

/**
 * Builds what pauses a digest of Slack's making whose channel is archived or
 * gone, or whose owner left: nothing vanishes, its owner and the operators are
 * told once, and *Resume* goes on from then. A file says where it posts for
 * whoever keeps it; it is never paused here.
 */
export function createPauseHomeless({ store, notices, clock }: PauseHomelessDeps): PauseHomeless {
  const pause: PauseHomeless['pause'] = async (known, because) => {
    const at = clock.now();
    const next: MadeDigest = {
      ...known,
      state: 'paused',
      because,
      made: { ...known.made, version: known.made.version + 1 },
      changedBy: known.made.owner,
      changedAt: at,
    };
    if (known.state !== 'active' || !(await store.changeMadeDigest(next))) {
      return false;
    }
    const key = `digest-paused:${known.definition.name}:${next.made.version}`;
    const listeners =
      because === 'owner-left'
        ? (['operators'] as const)
        : ([known.made.owner, 'operators'] as const);
    await notices.tell(listeners, { key, words: wordsOf(known, because) });
    return true;
  };
  return {
    pause,
    afterRefusal: async (run, refusal) => {
      const because = reasonOf(refusal, isPerson(run.channel));
      // The thread was one place; its alert has another.
      const known = run.threadTs === null ? await store.madeDigest(run.digest) : undefined;
      return known === undefined || because === null ? false : pause(known, because);
    },
  };
}

function reasonOf(refusal: string, toPerson: boolean): Exclude<PauseReason, 'asked'> | null {
  const [first = ''] = refusal.split(' ');
  if (toPerson) {
    return [...LEFT, ...ARCHIVED, 'channel_not_found'].includes(first) ? 'owner-left' : null;
  }
  if (ARCHIVED.includes(first)) {
    return 'channel-archived';
  }
  return GONE.includes(first) ? 'channel-gone' : null;
}

function wordsOf({ definition }: MadeDigest, because: PauseReason): NoticeWords {
  if (isPerson(definition.channel)) {
    // What somebody asked for stays theirs.
    return text('An alert pauses: its person has left. Nothing needs to be done.');
  }
  const title: NoticeWords = [
    ...text('The digest '),
    ...bold(definition.title),
    ...text(' pauses: '),
  ];
  const list: NoticeWords = [...code('/signalpost digest list')];
  switch (because) {
    case 'channel-archived':
      return [
        ...title,
        ...text('its channel is archived. Unarchive it and press Resume in '),
        ...list,
        ...text(', or give the digest another channel there.'),
      ];
    case 'channel-gone':
      return [
        ...title,
        ...text('I am not in its channel any more. Type '),
        ...code('/invite @Signalpost'),
        ...text(' there and press Resume in '),
        ...list,
        ...text('.'),
      ];
    case 'owner-left':
      return [
        ...title,
        ...text('who made it has left. Somebody else can take it over in '),
        ...list,
        ...text(' (Transfer…), or delete it.'),
      ];
    case 'asked':
      return [...title, ...text('somebody wished it.')];
  }
}
