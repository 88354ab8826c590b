import type { Digests } from '../../../digests/digests.ts';
import type { ArchiveStatus } from '../../../model/archive-status.ts';
import type { Finding } from '../../../model/finding.ts';
import { digestListMessage } from '../../blocks/digest/digest-list.ts';
import { sentDigestMessages } from '../../blocks/digest/digest-outcome.ts';
import { LOGGED_RUNS, runLogMessage } from '../../blocks/digest/run-log.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { helpMessage } from '../../blocks/home/help.ts';
import { fullStatusMessage, statusMessage } from '../../blocks/home/status.ts';
import { unknownSubcommandMessage } from '../../blocks/home/unknown-subcommand.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Authority } from '../../people/authority.ts';
import type { ShowQueue } from '../../people/show-queue.ts';
import { collectAnswer, type NameAnswersDeps } from '../collections/name-answers.ts';
import type { Command } from '../command.ts';
import type { DigestAnswers } from '../digest-answers.ts';
import { parseSubcommand } from '../subcommand.ts';
import { answerBelow } from '../tell-privately.ts';

export interface SignalpostDeps {
  readonly digests: Pick<Digests, 'list' | 'log' | 'sent'>;
  readonly authority: Authority;
  readonly showQueue: ShowQueue;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
  /** A short doctor's look at the installation; shown to operators. */
  readonly examine: () => Promise<readonly Finding[]>;
  readonly digestAnswers: DigestAnswers;
  readonly collections: NameAnswersDeps['collections'];
}

/** `/signalpost …`: everything that is not a query. */
export function createSignalpost(deps: SignalpostDeps) {
  return async (command: Command): Promise<void> => {
    for (const message of await answers(deps, command)) {
      await answerBelow(command, message);
    }
  };
}

async function answers(
  {
    digests,
    authority,
    showQueue,
    archiveStatus,
    examine,
    digestAnswers,
    collections,
  }: SignalpostDeps,
  { text, actor }: Command,
): Promise<readonly SlackMessage[]> {
  const asked = parseSubcommand(text);
  switch (asked.kind) {
    case 'help':
      return [helpMessage()];
    case 'status':
      return [
        (await authority.may('see-full-status', actor))
          ? fullStatusMessage(await archiveStatus(), await digests.list(), await examine())
          : statusMessage(await archiveStatus(), await digests.list()),
      ];
    case 'review':
      return [reviewQueueMessage(await showQueue(actor))];
    case 'collect': {
      const permission = await authority.ask('keep-own', actor);
      return permission.kind === 'allowed'
        ? [await collectAnswer({ collections }, actor, asked.name)]
        : [refusalMessage('keep-own', permission)];
    }
    case 'digest-list':
      return [digestListMessage(await digests.list(), await authority.may('run-digest', actor))];
    case 'digest-preview':
      return digestAnswers.preview(asked.name);
    case 'digest-log':
      return [runLogMessage(await digests.log(LOGGED_RUNS))];
    case 'digest-show':
      return sentDigestMessages(await digests.sent(asked.name, asked.day));
    case 'digest-run': {
      const permission = await authority.ask('run-digest', actor);
      return permission.kind === 'allowed'
        ? [await digestAnswers.run(asked.name, actor)]
        : [refusalMessage('run-digest', permission)];
    }
    case 'unknown':
      return [unknownSubcommandMessage(asked.typed, asked.nearest)];
  }
}
