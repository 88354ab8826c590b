import type { App } from '@slack/bolt';
import { ACTIONS, EXPORT_FORM, VIEWS } from '../blocks/action-ids.ts';
import { readValue } from '../blocks/action-values.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { noCollectionMessage } from '../blocks/collections/collection-page.ts';
import { CollectionValue } from '../blocks/collections/collection-values.ts';
import { makingMessage } from '../blocks/exports/export-outcome.ts';
import { exportView, handOutView } from '../blocks/exports/export-view.ts';
import { answerView } from '../blocks/search/answer-view.ts';
import type { SlackMessage } from '../blocks/slack-message.ts';
import { showMessage, wrongField } from './collections/form-answer.ts';
import { showInPlace } from './collections/show-in-place.ts';
import { readExportForm } from './exports/export-form.ts';
import { createGate } from './gate.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createOnClick } from './on-click.ts';
import { openModal, triggerOf } from './open-modal.ts';

/** Exports and hand-outs: the buttons that ask, and the form that is sent in. */
export function registerExports(app: App, deps: SharedDeps): void {
  const onClick = createOnClick(app, deps);
  onClick(ACTIONS.export, 'export', async (click, client) => {
    await openModal(client, triggerOf(click), exportView());
  });
  onClick(ACTIONS.handOut, 'keep-own', async (click, client) => {
    const id = readValue(CollectionValue, click.value)?.collection;
    const shown = id === undefined ? undefined : await deps.collections.page(click.actor, id, 1);
    await (shown === undefined
      ? showInPlace(client, click, noCollectionMessage())
      : openModal(client, triggerOf(click), handOutView(shown.collection)));
  });
  registerForm(app, deps);
}

/** The form stays open; what became of the file takes its place. */
function registerForm(app: App, deps: SharedDeps): void {
  const gate = createGate(deps);
  app.view(
    { type: 'view_submission', callback_id: VIEWS.export },
    async ({ ack, body, client }) => {
      const { actor, viewId, ask } = readExportForm(body, deps.here().team);
      if ('wrong' in ask) {
        await ack(wrongField(EXPORT_FORM.format, ask.wrong));
        return;
      }
      await ack(showMessage(makingMessage()));
      const show = async (message: SlackMessage) => {
        await client.views.update({
          view_id: viewId,
          view: viewWithinLimits(answerView(message)),
        });
      };
      const act = ask.kind === 'collection' ? 'keep-own' : 'export';
      await gate({ act, actor, tell: show }, async () =>
        show(await deps.sendExport(client, actor, ask)),
      );
    },
  );
}
