import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../digests/digests.ts';
import type { ArchiveStatus } from '../../model/archive-status.ts';
import {
  previewMessages,
  runMessage,
  sentDigestMessages,
} from '../blocks/digest/digest-outcome.ts';
import { missingDigestMessage } from '../blocks/digest/missing-digest.ts';
import { emptyArchiveMessage, isEmptyArchive } from '../blocks/search/empty-archive.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import type { Person } from '../people/person.ts';
import { maySee } from '../people/show-digests.ts';

/** Who asks for a digest by its name: typed, or as a button gives it. */
export interface NamedDigest {
  readonly name: string;
  readonly actor: Person;
}

/**
 * What typing a digest's name and clicking its buttons have in common. A digest of a private
 * channel is not there for those who are not in it, whoever tells them its name.
 */
export interface DigestAnswers {
  preview(client: WebClient, asked: NamedDigest): Promise<readonly SlackMessage[]>;
  run(client: WebClient, asked: NamedDigest): Promise<SlackMessage>;
  /** @param day - `2026-11-16` in the digest's zone; null is its last run. */
  sent(client: WebClient, asked: NamedDigest, day: string | null): Promise<readonly SlackMessage[]>;
}

export interface DigestAnswersDeps {
  readonly digests: Pick<Digests, 'list' | 'preview' | 'run' | 'sent'>;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
}

export function createDigestAnswers({ digests, archiveStatus }: DigestAnswersDeps): DigestAnswers {
  const definitionOf = async (name: string) =>
    (await digests.list()).digests.find(({ definition }) => definition.name === name)?.definition;
  const isHidden = async (client: WebClient, { name, actor }: NamedDigest) => {
    const definition = await definitionOf(name);
    return definition !== undefined && !(await maySee(client, definition, actor));
  };
  return {
    preview: async (client, asked) => {
      if (await isHidden(client, asked)) {
        return [missing(asked)];
      }
      const outcome = await digests.preview(asked.name);
      return outcome.kind === 'preview' && isEmptyArchive(await archiveStatus())
        ? [emptyArchiveMessage()]
        : previewMessages(outcome);
    },
    run: async (client, asked) => {
      if (await isHidden(client, asked)) {
        return missing(asked);
      }
      const outcome = await digests.run(asked.name, asked.actor.user);
      const definition = await definitionOf(asked.name);
      return runMessage(outcome, definition?.schedule.timezone ?? 'UTC');
    },
    sent: async (client, asked, day) =>
      (await isHidden(client, asked))
        ? [missing(asked)]
        : sentDigestMessages(await digests.sent(asked.name, day)),
  };
}

/** No other name is offered: which ones there are is not for everybody either. */
const missing = ({ name }: NamedDigest) =>
  missingDigestMessage({ kind: 'unknown', name, nearest: null, known: [] });
