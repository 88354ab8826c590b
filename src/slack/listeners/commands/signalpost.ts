import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import type { ArchiveStatus } from '../../../model/archive-status.ts';
import type { Act } from '../../../model/authority.ts';
import type { Finding } from '../../../model/finding.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { digestListMessage } from '../../blocks/digest/digest-list.ts';
import { LOGGED_RUNS, runLogMessage } from '../../blocks/digest/run-log.ts';
import { refusalMessage } from '../../blocks/elements/refusal.ts';
import { sentence } from '../../blocks/elements/sentence.ts';
import { howToExportMessage } from '../../blocks/exports/export-outcome.ts';
import { exportView } from '../../blocks/exports/export-view.ts';
import { helpMessage } from '../../blocks/home/help.ts';
import { fullStatusMessage, statusMessage } from '../../blocks/home/status.ts';
import { unknownSubcommandMessage } from '../../blocks/home/unknown-subcommand.ts';
import { calibrationMessage } from '../../blocks/review/calibration.ts';
import { reviewQueueMessage } from '../../blocks/review/review-queue.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { Authority } from '../../people/authority.ts';
import type { ShowDigests } from '../../people/show-digests.ts';
import type { ShowQueue } from '../../people/show-queue.ts';
import type { ChangeMade } from '../actions/made-buttons.ts';
import { collectAnswer, type NameAnswersDeps } from '../collections/name-answers.ts';
import type { Command } from '../command.ts';
import type { DigestAnswers } from '../digest-answers.ts';
import { readExport } from '../exports/export-command.ts';
import type { SendExport } from '../exports/send-export.ts';
import type { ListenerDeps } from '../listener-deps.ts';
import type { OpenPreferences } from '../preferences/preferences.ts';
import { parseSubcommand, type Subcommand } from '../subcommand.ts';
import { answerBelow } from '../tell-privately.ts';
import type { OpenWish } from '../wish/open-wish.ts';
import { answerReplay } from './answer-replay.ts';
import type { AnswerTrends } from './answer-trends.ts';

export interface SignalpostDeps {
  readonly digests: Pick<Digests, 'list' | 'log' | 'replay'>;
  readonly authority: Authority;
  readonly showQueue: ShowQueue;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
  /** A short doctor's look at the installation; shown to operators. */
  readonly examine: () => Promise<readonly Finding[]>;
  readonly digestAnswers: DigestAnswers;
  readonly collections: NameAnswersDeps['collections'];
  readonly sendExport: SendExport;
  readonly calibration: ListenerDeps['calibration'];
  readonly showDigests: ShowDigests;
  readonly openWish: OpenWish;
  readonly openPreferences: OpenPreferences;
  readonly changeMade: ChangeMade;
  readonly answerTrends: AnswerTrends;
}

/** Subcommands that do one thing to a digest. */
const CHANGES = {
  'digest-pause': 'pause',
  'digest-resume': 'resume',
  'digest-delete': 'delete',
} as const;

/** `/signalpost …`: everything that is not a query. */
export function createSignalpost(deps: SignalpostDeps) {
  return async (command: Command, client: WebClient): Promise<void> => {
    for (const message of await answers(deps, command, client)) {
      await answerBelow(command, message);
    }
  };
}

async function answers(
  deps: SignalpostDeps,
  command: Command,
  client: WebClient,
): Promise<readonly SlackMessage[]> {
  const { digests, authority, showQueue, archiveStatus, examine, digestAnswers, collections } =
    deps;
  const { text, actor } = command;
  const asked = parseSubcommand(text);
  const ifAllowed = async (act: Act, answer: () => Promise<readonly SlackMessage[]>) => {
    const permission = await authority.ask(act, actor);
    return permission.kind === 'allowed' ? answer() : [refusalMessage(act, permission)];
  };
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
    case 'calibration':
      return [calibrationMessage(await deps.calibration(actor.team))];
    case 'collect':
      return ifAllowed('keep-own', async () => [
        await collectAnswer({ collections }, actor, asked.name),
      ]);
    case 'export':
      return ifAllowed('export', () => exportAnswers(deps, command, client, asked.typed));
    case 'digest-list':
      return [digestListMessage(await deps.showDigests(client, actor))];
    case 'digest-new':
    case 'alert-new':
    case 'digest-edit':
    case 'digest-copy':
      return openForm(deps, command, client, asked);
    case 'preferences':
      return ifAllowed('keep-own', async () => {
        const { triggerId } = command;
        await deps.openPreferences(client, { actor, triggerId, below: null }, null);
        return [];
      });
    case 'digest-pause':
    case 'digest-resume':
    case 'digest-delete': {
      const change = { kind: CHANGES[asked.kind] };
      return [(await deps.changeMade(client, actor, asked.name, change)).message];
    }
    case 'digest-preview':
      return digestAnswers.preview(client, { name: asked.name, actor });
    case 'digest-replay':
      return [await answerReplay(digests, client, { actor, name: asked.name })];
    case 'trends':
      await deps.answerTrends(command, asked.query);
      return [];
    case 'digest-log':
      return [runLogMessage(await digests.log(LOGGED_RUNS))];
    case 'digest-show':
      return digestAnswers.sent(client, { name: asked.name, actor }, asked.day);
    case 'digest-run':
      return ifAllowed('run-digest', async () => [
        await digestAnswers.run(client, { name: asked.name, actor }),
      ]);
    case 'unknown':
      return [unknownSubcommandMessage(asked.typed, asked.nearest)];
  }
}

/** Without a word it asks by a form, else the file goes to the person's direct messages. */
async function exportAnswers(
  { sendExport }: SignalpostDeps,
  { actor, triggerId }: Command,
  client: WebClient,
  typed: string,
): Promise<readonly SlackMessage[]> {
  if (typed === '') {
    await client.views.open({ trigger_id: triggerId, view: viewWithinLimits(exportView()) });
    return [];
  }
  const ask = readExport(typed);
  if (ask === null || typeof ask === 'string') {
    return [ask === null ? howToExportMessage() : sentence(ask)];
  }
  return [await sendExport(client, actor, ask)];
}

type Form = Extract<
  Subcommand,
  { readonly kind: 'digest-new' | 'alert-new' } | { readonly kind: 'digest-edit' | 'digest-copy' }
>;

/** Opens the form; the answer is the form itself, or why there is none. */
async function openForm(
  { authority, openWish }: SignalpostDeps,
  { actor, channel, triggerId }: Command,
  client: WebClient,
  asked: Form,
): Promise<readonly SlackMessage[]> {
  const act = asked.kind === 'alert-new' ? 'keep-own' : 'make-digest';
  const permission = await authority.ask(asked.kind === 'digest-edit' ? 'keep-own' : act, actor);
  if (permission.kind === 'refused') {
    return [refusalMessage(act, permission)];
  }
  const trigger = { actor, triggerId, below: null };
  if ('name' in asked) {
    await openWish.existing(
      client,
      trigger,
      asked.name,
      asked.kind === 'digest-edit' ? 'edit' : 'copy',
    );
    return [];
  }
  const isChannel = asked.kind === 'digest-new' && /^[CG]/.test(channel);
  await openWish.fresh(client, trigger, {
    query: asked.query,
    place: asked.kind === 'digest-new' ? 'channel' : 'either',
    ...(isChannel ? { channel } : {}),
  });
  return [];
}
