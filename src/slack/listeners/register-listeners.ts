import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../digests/digests.ts';
import type { ArchiveStatus } from '../../model/archive-status.ts';
import type { Events } from '../../model/events/events.ts';
import type { Review } from '../../review/review.ts';
import type { Search } from '../../search/search.ts';
import { ACTIONS, anyOf, SHORTCUTS, VIEWS } from '../blocks/action-ids.ts';
import { createPublishHome } from '../posting/publish-home.ts';
import type { QuietReactions } from '../posting/quiet-reaction.ts';
import type { ShareGuard } from '../posting/share-guard.ts';
import { createAskAgain } from './actions/ask-again.ts';
import {
  createListDigests,
  createPreviewDigest,
  createRunDigest,
} from './actions/digest-buttons.ts';
import { createFlagItem } from './actions/flag-item.ts';
import { createOpenDecision } from './actions/open-decision.ts';
import { createOpenQueue } from './actions/open-queue.ts';
import { createShareItem } from './actions/share-item.ts';
import { createShowDetails } from './actions/show-details.ts';
import { createTurnPage } from './actions/turn-page.ts';
import { createUndoFlag } from './actions/undo-flag.ts';
import { createAnswerQuery } from './answer-query.ts';
import { type Click, readClick } from './click.ts';
import { type Command, readCommand } from './command.ts';
import { createAskTable, TABLE_COMMANDS } from './commands/ask-table.ts';
import { createSignalpost } from './commands/signalpost.ts';
import { createDigestAnswers } from './digest-answers.ts';
import { createAnswerMention } from './events/answer-mention.ts';
import { createFlagByReaction } from './events/flag-by-reaction.ts';
import { readHomeOpened } from './events/home-opened.ts';
import { readJoined } from './events/joined.ts';
import { readMention } from './events/mention.ts';
import { type Reaction, readReaction } from './events/reaction.ts';
import { createUnflagByReaction } from './events/unflag-by-reaction.ts';
import { createWelcome } from './events/welcome.ts';
import { readMessageShortcut } from './shortcuts/message-shortcut.ts';
import { createSearchMessage } from './shortcuts/search-message.ts';
import { readSubmission } from './views/submission.ts';
import { createSubmitDecision } from './views/submit-decision.ts';

export interface ListenerDeps {
  readonly search: Search;
  readonly digests: Digests;
  readonly review: Review;
  readonly archiveStatus: () => Promise<ArchiveStatus>;
  readonly shareGuard: ShareGuard;
  readonly quietReactions: QuietReactions;
  readonly events: Events;
}

/** Everything that the app listens to. Each request is acknowledged first and then worked on. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  registerCommands(app, deps);
  registerActions(app, deps);
  registerReactions(app, deps);
  registerConversation(app, deps);
  registerHomeAndViews(app, deps);
}

function registerCommands(app: App, deps: ListenerDeps): void {
  const onCommand = (name: string, listener: (command: Command) => Promise<void>) => {
    app.command(name, async ({ ack, body }) => {
      await ack();
      await listener(readCommand(body));
    });
  };
  const askTable = createAskTable({ answerQuery: createAnswerQuery(deps) });
  for (const [name, kind] of Object.entries(TABLE_COMMANDS)) {
    onCommand(name, (command) => askTable(kind, command));
  }
  onCommand('/signalpost', createSignalpost({ ...deps, digestAnswers: createDigestAnswers(deps) }));
}

function registerActions(app: App, deps: ListenerDeps): void {
  const onClick = (
    actionId: string,
    listener: (click: Click, client: WebClient) => Promise<void>,
  ) => {
    app.action({ type: 'block_actions', action_id: anyOf(actionId) }, async (args) => {
      await args.ack();
      await listener(readClick(args.body), args.client);
    });
  };
  const digestAnswers = createDigestAnswers(deps);
  onClick(ACTIONS.turn, createTurnPage(deps));
  const answerQuery = createAnswerQuery(deps);
  onClick(ACTIONS.ask, createAskAgain({ answerQuery, replace: true }));
  onClick(ACTIONS.tryOut, createAskAgain({ answerQuery, replace: false }));
  onClick(ACTIONS.details, createShowDetails(deps));
  onClick(ACTIONS.share, createShareItem(deps));
  onClick(ACTIONS.flag, createFlagItem(deps));
  onClick(ACTIONS.undoFlag, createUndoFlag(deps));
  onClick(ACTIONS.decide, createOpenDecision(deps));
  onClick(ACTIONS.previewDigest, createPreviewDigest({ digestAnswers }));
  onClick(ACTIONS.runDigest, createRunDigest({ digestAnswers }));
  onClick(ACTIONS.listDigests, createListDigests(deps));
  onClick(ACTIONS.openQueue, createOpenQueue(deps));
}

function registerReactions(app: App, deps: ListenerDeps): void {
  const onReaction = (
    event: 'reaction_added' | 'reaction_removed',
    listener: (reaction: Reaction, client: WebClient) => Promise<void>,
  ) => {
    app.event(event, async ({ body, client }) => {
      const reaction = readReaction(body);
      if (reaction !== undefined) {
        await listener(reaction, client);
      }
    });
  };
  onReaction('reaction_added', createFlagByReaction(deps));
  onReaction('reaction_removed', createUnflagByReaction(deps));
}

/** Being invited, being spoken to, and being asked about what others say. */
function registerConversation(app: App, deps: ListenerDeps): void {
  const welcome = createWelcome(deps);
  const answerQuery = createAnswerQuery(deps);
  const answerMention = createAnswerMention({ answerQuery });
  const searchMessage = createSearchMessage({ answerQuery });
  app.event('member_joined_channel', async ({ body, client, context: { botId, botUserId } }) => {
    const joined = readJoined(body);
    if (botId !== undefined && joined.user === botUserId) {
      await welcome(joined, { team: joined.team, botId, botUser: joined.user }, client);
    }
  });
  app.event('app_mention', async ({ body, client, context: { botUserId } }) => {
    const mention = readMention(body);
    if (mention !== undefined && botUserId !== undefined) {
      await answerMention(mention, botUserId, client);
    }
  });
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUTS.searchMessage },
    async ({ ack, body, client }) => {
      await ack();
      await searchMessage(readMessageShortcut(body), client);
    },
  );
}

function registerHomeAndViews(app: App, deps: ListenerDeps): void {
  const publishHome = createPublishHome(deps);
  const submitDecision = createSubmitDecision({ ...deps, publishHome });
  app.event('app_home_opened', async ({ body, client }) => {
    const actor = readHomeOpened(body);
    if (actor !== undefined) {
      await publishHome(client, actor);
    }
  });
  app.view(
    { type: 'view_submission', callback_id: VIEWS.decide },
    async ({ ack, body, client }) => {
      await ack();
      await submitDecision(readSubmission(body), client);
    },
  );
}
