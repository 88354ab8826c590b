import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { ACTIONS, QUEUE, SEARCH_MODAL, SHORTCUTS, VIEWS } from '../blocks/action-ids.ts';
import { loadingView } from '../blocks/search/details/details-view.ts';
import { createSeesRun } from '../people/sees-run.ts';
import { createShowDigests } from '../people/show-digests.ts';
import { createShowHome } from '../people/show-home.ts';
import { createShowDecided, createShowQueue } from '../people/show-queue.ts';
import { createPublishHome } from '../posting/publish-home.ts';
import { tellInWindow } from '../posting/tell-in-window.ts';
import { privateAnswer } from '../transport/response-url.ts';
import { createAskAgain } from './actions/ask-again.ts';
import { createCardMenu } from './actions/card-menu.ts';
import { changeSearch } from './actions/change-search.ts';
import {
  createListDigests,
  createPreviewDigest,
  createRunDigest,
} from './actions/digest-buttons.ts';
import { createFlagItem } from './actions/flag-item.ts';
import { createChangeMade } from './actions/made-buttons.ts';
import { createBackTo, createPickItem, createShowAll } from './actions/move-in-details.ts';
import {
  createPickSeveral,
  createShowRun,
  createShowRunItems,
  createShowRunReasons,
  createTurnRunItems,
} from './actions/run-buttons.ts';
import { createRunMeant } from './actions/run-meant.ts';
import { createShareButton } from './actions/share-item.ts';
import { createShowDetails } from './actions/show-details.ts';
import { createTurnPage } from './actions/turn-page.ts';
import { createUndoFlag } from './actions/undo-flag.ts';
import { createAnswerQuery } from './answer-query.ts';
import { type Command, readCommand } from './command.ts';
import { createAnswerTrends } from './commands/answer-trends.ts';
import { createAskTable, TABLE_COMMANDS } from './commands/ask-table.ts';
import { createSignalpost } from './commands/signalpost.ts';
import { createDigestAnswers } from './digest-answers.ts';
import { createCommandGate, createGate } from './gate.ts';
import type { Here } from './here.ts';
import { inPlaceDeps } from './in-place.ts';
import type { ListenerDeps, SharedDeps } from './listener-deps.ts';
import { createOnClick } from './on-click.ts';
import { createSuggestValues } from './options/suggest-values.ts';
import { createOpenPreferences } from './preferences/preferences.ts';
import { registerCollections } from './register-collections.ts';
import { registerEvents } from './register-events.ts';
import { registerExports } from './register-exports.ts';
import { registerHome } from './register-home.ts';
import { registerPreferences } from './register-preferences.ts';
import { registerReview } from './register-review.ts';
import { registerWish } from './register-wish.ts';
import { createResultMessage } from './result-message.ts';
import { readMessageShortcut } from './shortcuts/message-shortcut.ts';
import { openSearch, readGlobalShortcut } from './shortcuts/open-search.ts';
import { createSearchMessage } from './shortcuts/search-message.ts';
import { answerBelow, tellPrivately } from './tell-privately.ts';
import { readPickedSeveral } from './views/picked-several.ts';
import { readSearchSubmission } from './views/search-submission.ts';
import { readSubmission, tellSubmitter } from './views/submission.ts';
import { createSubmitFlagSeveral } from './views/submit-flag-several.ts';
import { createSubmitSearch, showAnswer } from './views/submit-search.ts';
import { createOpenWish } from './wish/open-wish.ts';

/** Everything that the app listens to. Each request is acknowledged first and then worked on. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  const { identity, answerAt } = deps;
  const here = (): Here => ({ team: identity().team, answerAt });
  const showQueue = createShowQueue(deps);
  const showDigests = createShowDigests(deps);
  const showHome = createShowHome({ ...deps, showQueue, showDigests });
  const publishHome = createPublishHome({ ...deps, showHome });
  const resultMessage = createResultMessage(deps);
  const showDecided = createShowDecided(deps);
  const shared = {
    ...deps,
    here,
    showQueue,
    showDecided,
    publishHome,
    resultMessage,
    showDigests,
    seesRun: createSeesRun(deps),
    openWish: createOpenWish(deps),
    openPreferences: createOpenPreferences(deps),
    changeMade: createChangeMade({ ...deps, publishHome }),
  };
  registerCommands(app, shared);
  registerActions(app, shared);
  registerShortcuts(app, shared);
  registerSearchModal(app, shared);
  registerViews(app, shared);
  registerCollections(app, shared);
  registerExports(app, shared);
  registerHome(app, shared);
  registerWish(app, shared);
  registerReview(app, inPlaceDeps(shared));
  registerPreferences(app, shared);
  registerEvents(app, shared);
}

function registerCommands(app: App, deps: SharedDeps): void {
  const gate = createCommandGate(deps);
  const onCommand = (
    name: string,
    listener: (command: Command, client: WebClient) => Promise<void>,
  ) => {
    app.command(name, async ({ ack, body, client }) => {
      await gate({
        ack: (busy) => ack(busy === undefined ? undefined : privateAnswer(busy)),
        read: () => {
          const command = readCommand(body, deps.here());
          const tell = answerBelow.bind(null, command);
          return [{ act: 'search', actor: command.actor, tell }, () => listener(command, client)];
        },
      });
    });
  };
  const askTable = createAskTable({ answerQuery: createAnswerQuery(deps) });
  for (const [name, kind] of Object.entries(TABLE_COMMANDS)) {
    onCommand(name, (command) => askTable(kind, command));
  }
  const signalpost = createSignalpost({
    ...deps,
    digestAnswers: createDigestAnswers(deps),
    answerTrends: createAnswerTrends(deps),
  });
  onCommand('/signalpost', signalpost);
  createOnClick(app, deps)(ACTIONS.meant, 'search', createRunMeant(signalpost));
}

function registerActions(app: App, deps: SharedDeps): void {
  const onClick = createOnClick(app, deps);
  const digestAnswers = createDigestAnswers(deps);
  const inPlace = inPlaceDeps(deps);
  const { details, shareItem, answerQuery } = inPlace;
  onClick(ACTIONS.turn, 'search', createTurnPage(inPlace));
  onClick(ACTIONS.ask, 'search', createAskAgain({ answerQuery, replace: true }));
  onClick(ACTIONS.tryOut, 'search', createAskAgain({ answerQuery, replace: false }));
  onClick(ACTIONS.details, 'search', createShowDetails({ details }));
  onClick(ACTIONS.pickItem, 'search', createPickItem({ details }));
  onClick(ACTIONS.backTo, 'search', createBackTo({ details }));
  onClick(ACTIONS.showAll, 'search', createShowAll({ details }));
  // A link opens by itself; its click wants an acknowledgement all the same.
  onClick(ACTIONS.openArticle, 'search', async () => {});
  onClick(ACTIONS.changeSearch, 'search', changeSearch);
  onClick(ACTIONS.cardMenu, 'search', createCardMenu(inPlace));
  onClick(ACTIONS.share, 'share', createShareButton({ shareItem }));
  onClick(ACTIONS.flag, 'flag', createFlagItem(inPlace));
  onClick(ACTIONS.undoFlag, 'flag', createUndoFlag(inPlace));
  onClick(ACTIONS.previewDigest, 'search', createPreviewDigest({ digestAnswers }));
  onClick(ACTIONS.runDigest, 'run-digest', createRunDigest({ digestAnswers }));
  onClick(ACTIONS.listDigests, 'search', createListDigests(deps));
  onClick(ACTIONS.runItems, 'search', createShowRunItems(deps));
  onClick(ACTIONS.turnRunItems, 'search', createTurnRunItems(deps));
  onClick(ACTIONS.runReasons, 'search', createShowRunReasons(deps));
  onClick(ACTIONS.showRun, 'search', createShowRun(deps));
  onClick(ACTIONS.flagSeveral, 'flag', createPickSeveral(deps, 'flag'));
  onClick(ACTIONS.collectSeveral, 'keep-own', createPickSeveral(deps, 'collect'));
}

function registerShortcuts(app: App, deps: SharedDeps): void {
  const gate = createGate(deps);
  const searchMessage = createSearchMessage({ answerQuery: createAnswerQuery(deps) });
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUTS.searchMessage },
    async ({ ack, body, client }) => {
      await ack();
      const shortcut = readMessageShortcut(body, deps.here());
      const tell = tellPrivately.bind(null, client, shortcut);
      await gate({ act: 'search', actor: shortcut.actor, tell }, () =>
        searchMessage(shortcut, client),
      );
    },
  );
}

/** Search from anywhere: a modal whose themes and keywords are the archive's own. */
function registerSearchModal(app: App, deps: SharedDeps): void {
  const gate = createGate(deps);
  const submitSearch = createSubmitSearch({ answerQuery: createAnswerQuery(deps) });
  const suggestValues = createSuggestValues(deps);
  app.shortcut(
    { type: 'shortcut', callback_id: SHORTCUTS.search },
    async ({ ack, body, client }) => {
      await ack();
      const shortcut = readGlobalShortcut(body, deps.here().team);
      const { actor, triggerId } = shortcut;
      const clicked = { user: actor.user, triggerId, isModal: false };
      const tell = tellInWindow.bind(null, client, clicked);
      await gate({ act: 'search', actor, tell }, () => openSearch(shortcut, client));
    },
  );
  for (const actionId of [SEARCH_MODAL.theme, SEARCH_MODAL.keyword, QUEUE.theme]) {
    app.options(actionId, async ({ ack, body }) => {
      await ack({ options: [...(await suggestValues(body, deps.here().team))] });
    });
  }
  app.view(
    { type: 'view_submission', callback_id: VIEWS.search },
    async ({ ack, body, client }) => {
      // The modal stays open; the archive's answer takes the place of this in a moment.
      await ack({ response_action: 'update', view: loadingView() });
      const submission = readSearchSubmission(body, deps.here().team);
      const tell = showAnswer.bind(null, submission, client);
      await gate({ act: 'search', actor: submission.actor, tell }, () =>
        submitSearch(submission, client),
      );
    },
  );
}

function registerViews(app: App, deps: SharedDeps): void {
  const gate = createGate(deps);
  const submitFlagSeveral = createSubmitFlagSeveral(deps);
  app.view(
    { type: 'view_submission', callback_id: VIEWS.flagSeveral },
    async ({ ack, body, client }) => {
      await ack();
      const submission = readSubmission(body, deps.here());
      const tell = tellSubmitter(client, submission);
      await gate({ act: 'flag', actor: submission.actor, tell }, () =>
        submitFlagSeveral(readPickedSeveral(body, submission.actor), client),
      );
    },
  );
}
