import type { Digests } from '../../digests/digests.ts';
import type { ArchiveStatus } from '../../model/archive-status.ts';
import type { Actor } from '../../model/slack-ids.ts';
import { previewMessages, runMessage } from '../blocks/digest/digest-outcome.ts';
import { emptyArchiveMessage, isEmptyArchive } from '../blocks/search/empty-archive.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';

/** What typing a digest's name and clicking its buttons have in common. */
export interface DigestAnswers {
  preview(name: string): Promise<readonly SlackMessage[]>;
  run(name: string, actor: Actor): Promise<SlackMessage>;
}

export interface DigestAnswersDeps {
  readonly digests: Digests;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
}

export function createDigestAnswers({ digests, archiveStatus }: DigestAnswersDeps): DigestAnswers {
  return {
    preview: async (name) => {
      const outcome = await digests.preview(name);
      return outcome.kind === 'preview' && isEmptyArchive(await archiveStatus())
        ? [emptyArchiveMessage()]
        : previewMessages(outcome);
    },
    run: async (name, actor) => {
      const outcome = await digests.run(name, actor.user);
      const { digests: known } = await digests.list();
      const info = known.find(({ definition }) => definition.name === name);
      return runMessage(outcome, info?.definition.schedule.timezone ?? 'UTC');
    },
  };
}
