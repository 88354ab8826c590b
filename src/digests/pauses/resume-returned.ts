import type { Clock } from '../../model/clock.ts';
import type { DigestDefinition } from '../../model/digest/digest-definition.ts';
import type { Notices } from '../../model/notice.ts';
import type { DigestStore } from '../../store/digest-store.ts';
import type { FilePauseStore } from '../../store/file-pause-store.ts';
import type { MadeDigestStore } from '../../store/made-digest-store.ts';
import type { DigestDefinitions } from '../definitions/read-definitions.ts';
import type { Poster } from '../delivery/poster.ts';
import { reachChannel } from '../delivery/reach-channel.ts';
import { pauseNotice } from './pause-notices.ts';
import { resumed } from './resumed.ts';

export interface ResumeReturnedDeps {
  readonly store: Pick<MadeDigestStore, 'madeDigest' | 'changeMadeDigest'> &
    Pick<FilePauseStore, 'resumeFile'> &
    Pick<DigestStore, 'knownChannel'>;
  readonly poster: Pick<Poster, 'reach'>;
  readonly definitions: () => Promise<DigestDefinitions>;
  readonly notices: Notices;
  readonly clock: Clock;
}

/**
 * Resumes digests whose archived channel is back, and tells who was told that they pause. Those
 * that somebody paused, or that the app was put out of, wait for somebody to resume them.
 */
export async function resumeReturned(deps: ResumeReturnedDeps): Promise<void> {
  const { definitions } = await deps.definitions();
  for (const definition of definitions) {
    const { pause, channel } = definition;
    if (pause?.because === 'channel-archived') {
      const reached = await reachChannel(deps, channel);
      if (reached.kind === 'reachable') {
        // Told first, under a key of this pause: killed in between, it is told once and resumed later.
        await tell(deps, definition, pause.at);
        await resume(deps, definition);
      }
    }
  }
}

function tell({ notices }: ResumeReturnedDeps, { name, title, made }: DigestDefinition, at: Date) {
  const listeners = made === null ? [] : [made.owner];
  const key = `digest-resumed:${name}:${at.toISOString()}`;
  return notices.tell([...listeners, 'operators'], { key, words: pauseNotice.ofReturn(title) });
}

async function resume({ store, clock }: ResumeReturnedDeps, { name, made }: DigestDefinition) {
  const known = made === null ? undefined : await store.madeDigest(name);
  if (known === undefined) {
    await store.resumeFile(name, clock.now());
  } else if (known.state === 'paused') {
    await store.changeMadeDigest(resumed(known, known.made.owner, clock.now()));
  }
}
