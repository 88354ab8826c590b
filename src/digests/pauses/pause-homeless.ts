import type { Clock } from '../../model/clock.ts';
import { isPerson } from '../../model/digest/digest-definition.ts';
import type { DigestRun } from '../../model/digest/digest-run.ts';
import type { MadeDigest } from '../../model/digest/made-digest.ts';
import type { DefinitionPause, PauseReason } from '../../model/digest/pause.ts';
import type { Notices } from '../../model/notice.ts';
import type { UserId } from '../../model/slack-ids.ts';
import type { FilePauseStore } from '../../store/file-pause-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { DigestDefinitions } from '../definitions/read-definitions.ts';
import { askerOf } from '../delivery/asker-of.ts';
import { pauseNotice } from './pause-notices.ts';

export interface PauseHomelessDeps {
  readonly store: Pick<MadeDigestStore, 'madeDigest' | 'changeMadeDigest'> &
    Pick<FilePauseStore, 'pauseFile'>;
  /** Those of files and those of channels. */
  readonly definitions: () => Promise<DigestDefinitions>;
  readonly notices: Notices;
  readonly clock: Clock;
}

/** Why a digest has no place, or nobody, to go to. */
export type Homeless = Exclude<PauseReason, 'asked' | DefinitionPause>;

/** Pauses what has no place, or nobody, to go to any more. */
export interface PauseHomeless {
  /**
   * Called again for the same refusal, after a kill, it tells nobody twice.
   *
   * @param code - Slack's, why it took nothing of the run. @returns whether the digest pauses, and people are told.
   */
  afterRefusal(
    run: Pick<DigestRun, 'digest' | 'channel' | 'threadTs' | 'requestedBy'>,
    code: string,
  ): Promise<boolean>;
  /**
   * @param asker - who asked for the run that found it out, and hears of it too.
   * @returns whether it pauses for that, now or since before.
   */
  pause(made: MadeDigest, because: Homeless, asker?: UserId): Promise<boolean>;
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
 * Builds what pauses a digest whose channel is archived or gone, or whose owner
 * left: nothing vanishes, and its owner and the operators are told once. A file
 * pauses only for an archived channel, and for as long as it says that one:
 * whatever else keeps it from posting is mended in the file.
 */
export function createPauseHomeless(deps: PauseHomelessDeps): PauseHomeless {
  const { store, notices, clock } = deps;

  const pause: PauseHomeless['pause'] = async (known, because, asker) => {
    const { definition } = known;
    let { version } = known.made;
    if (known.state === 'active') {
      version += 1;
      const next: MadeDigest = {
        ...known,
        state: 'paused',
        because,
        made: { ...known.made, version },
        changedBy: known.made.owner,
        changedAt: clock.now(),
      };
      if (!(await store.changeMadeDigest(next))) {
        return false;
      }
    } else if (known.because !== because) {
      return false;
    }
    const owner = because === 'owner-left' ? [] : [known.made.owner];
    const listeners = [...new Set([...(asker === undefined ? [] : [asker]), ...owner])];
    const words = isPerson(definition.channel)
      ? pauseNotice.ofAlert()
      : pauseNotice.ofDigest(definition, because);
    await notices.tell([...listeners, 'operators'], {
      key: `digest-paused:${definition.name}:${version}`,
      words,
    });
    return true;
  };

  const pauseFile = async (
    { digest, channel }: Pick<DigestRun, 'digest' | 'channel'>,
    asker: UserId | undefined,
  ) => {
    const found = (await deps.definitions()).definitions.find(({ name }) => name === digest);
    if (found === undefined || found.made !== null || found.channel !== channel) {
      return false;
    }
    const because = 'channel-archived';
    const wanted = { name: digest, channel, pause: { because, at: clock.now() } } as const;
    const { at } = await store.pauseFile(wanted);
    await notices.tell([...(asker === undefined ? [] : [asker]), 'operators'], {
      key: `digest-paused:${digest}:${at.toISOString()}`,
      words: pauseNotice.ofDigest(found, because),
    });
    return true;
  };

  return {
    pause,
    afterRefusal: async (run, refusal) => {
      const because = reasonOf(refusal, isPerson(run.channel));
      // The thread was one place; its alert has another.
      if (because === null || run.threadTs !== null) {
        return false;
      }
      const known = await store.madeDigest(run.digest);
      if (known !== undefined) {
        return pause(known, because, askerOf(run));
      }
      return because === 'channel-archived' && pauseFile(run, askerOf(run));
    },
  };
}

function reasonOf(refusal: string, toPerson: boolean): Homeless | null {
  const [first = ''] = refusal.split(' ');
  if (toPerson) {
    return [...LEFT, ...ARCHIVED, 'channel_not_found'].includes(first) ? 'owner-left' : null;
  }
  if (ARCHIVED.includes(first)) {
    return 'channel-archived';
  }
  return GONE.includes(first) ? 'channel-gone' : null;
}
