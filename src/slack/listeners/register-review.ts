import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Act } from '../../model/authority.ts';
import { ACTIONS, QUEUE, REVIEW_FORM, SHORTCUTS, VIEWS } from '../blocks/action-ids.ts';
import { createAskAgainForReview, createGiveReason } from './actions/flag-answers.ts';
import {
  type CollectItem,
  createCollectClick,
  createCollectItem,
} from './collections/collect-item.ts';
import { createGate } from './gate.ts';
import type { InPlaceDeps } from './in-place.ts';
import { createOnClick } from './on-click.ts';
import { createSuggestItems } from './options/suggest-items.ts';
import {
  createDecideNow,
  createDecideTicked,
  createUndoDecision,
  createUndoSeveral,
  type OnQueueClick,
} from './review/decide-now.ts';
import { createFlagMessage, createSuggestNew } from './review/intake.ts';
import { createDecideAgain, createOpenDecision, createOpenForms } from './review/open-forms.ts';
import {
  createBackToQueue,
  createClearFilter,
  createCollectTicked,
  createFilterQueue,
  createOpenQueue,
  createQueueMenu,
  createShowDecided,
  createTickQueue,
  createTurnQueue,
} from './review/queue-buttons.ts';
import { readQueueClick } from './review/queue-click.ts';
import { createShowPlace } from './review/show-place.ts';
import {
  createSubmitDecision,
  createSubmitNotes,
  missingInDecision,
} from './review/submit-forms.ts';
import { createTellDecided } from './review/tell-decided.ts';
import { readMessageShortcut } from './shortcuts/message-shortcut.ts';
import { tellPrivately } from './tell-privately.ts';
import { readSubmission, type Submission, tellSubmitter } from './views/submission.ts';

/** Everything that reviewing listens to. Looking is for everybody who may search, deciding is not. */
export function registerReview(app: App, deps: InPlaceDeps): void {
  const collectItem = createCollectItem(deps);
  const parts = {
    ...deps,
    showPlace: createShowPlace(deps),
    openForms: createOpenForms(deps),
    tellDecided: createTellDecided(deps),
    collectItem,
    collectClick: createCollectClick({ collectItem }),
  };
  registerQueue(app, parts);
  registerForms(app, parts);
  registerShortcut(app, parts);
}

type Parts = InPlaceDeps & {
  readonly showPlace: ReturnType<typeof createShowPlace>;
  readonly openForms: ReturnType<typeof createOpenForms>;
  readonly tellDecided: ReturnType<typeof createTellDecided>;
  readonly collectItem: CollectItem;
  readonly collectClick: ReturnType<typeof createCollectClick>;
};

function registerQueue(app: App, parts: Parts): void {
  const onClick = createOnClick(app, parts);
  const onQueue = (actionId: string, act: Act, listener: OnQueueClick) =>
    onClick(actionId, act, (click, client, body) =>
      listener(click, readQueueClick(body, click), client),
    );
  onClick(ACTIONS.openQueue, 'search', createOpenQueue(parts));
  onClick(ACTIONS.flagReason, 'flag', createGiveReason(parts));
  onClick(ACTIONS.suggestNew, 'flag', createSuggestNew(parts));
  onClick(ACTIONS.askAgain, 'flag', createAskAgainForReview(parts));
  onQueue(ACTIONS.decide, 'decide', createOpenDecision(parts));
  onQueue(ACTIONS.decideAgain, 'decide', createDecideAgain(parts));
  onQueue(ACTIONS.decideNow, 'decide', createDecideNow(parts));
  onQueue(ACTIONS.undoDecision, 'decide', createUndoDecision(parts));
  onQueue(QUEUE.decideTicked, 'decide', createDecideTicked(parts));
  onQueue(QUEUE.collectTicked, 'keep-own', createCollectTicked(parts));
  onQueue(QUEUE.undoSeveral, 'decide', createUndoSeveral(parts));
  onQueue(QUEUE.menu, 'decide', createQueueMenu(parts));
  onQueue(QUEUE.tick, 'decide', createTickQueue(parts));
  const filter = createFilterQueue(parts);
  for (const id of [
    QUEUE.sort,
    QUEUE.kind,
    QUEUE.theme,
    QUEUE.reason,
    QUEUE.flaggedBy,
    QUEUE.shown,
  ]) {
    onQueue(id, 'search', filter);
  }
  onQueue(QUEUE.clear, 'search', createClearFilter(parts));
  onQueue(QUEUE.turn, 'search', createTurnQueue(parts));
  onQueue(QUEUE.decided, 'search', createShowDecided(parts));
  onQueue(QUEUE.back, 'search', createBackToQueue(parts));
}

function registerShortcut(app: App, parts: Parts): void {
  const gate = createGate(parts);
  const flagMessage = createFlagMessage(parts);
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUTS.flagMessage },
    async ({ ack, body, client }) => {
      await ack();
      const shortcut = readMessageShortcut(body, parts.here());
      const tell = tellPrivately.bind(null, client, shortcut);
      await gate({ act: 'flag', actor: shortcut.actor, tell }, () => flagMessage(shortcut, client));
    },
  );
}

function registerForms(app: App, parts: Parts): void {
  const gate = createGate(parts);
  const onForm = (
    callbackId: string,
    missing: (submission: Submission) => Record<string, string> | undefined,
    listener: (submission: Submission, client: WebClient) => Promise<void>,
  ) => {
    app.view(
      { type: 'view_submission', callback_id: callbackId },
      async ({ ack, body, client }) => {
        const submission = readSubmission(body, parts.here());
        const errors = missing(submission);
        if (errors !== undefined) {
          await ack({ response_action: 'errors', errors });
          return;
        }
        await ack();
        // What was allowed when the modal opened need not be any more, and nobody is bound to open it first.
        const tell = tellSubmitter(client, submission);
        await gate({ act: 'decide', actor: submission.actor, tell }, () =>
          listener(submission, client),
        );
      },
    );
  };
  const submitDecision = createSubmitDecision(parts);
  onForm(VIEWS.decide, missingInDecision, submitDecision);
  onForm(VIEWS.duplicate, missingInDecision, submitDecision);
  onForm(VIEWS.notes, () => undefined, createSubmitNotes(parts));
  const suggestItems = createSuggestItems(parts);
  app.options(REVIEW_FORM.duplicateOf, async ({ ack, body }) => {
    await ack({ options: [...(await suggestItems(body, parts.here().team))] });
  });
}
