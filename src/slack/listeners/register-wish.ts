import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { findTimezones } from '../../digests/schedule/timezones.ts';
import type { Act } from '../../model/authority.ts';
import { systemClock } from '../../model/clock.ts';
import { ACTIONS, NEW_OWNER, PREFERENCES, VIEWS, WISH } from '../blocks/action-ids.ts';
import { viewWithinLimits } from '../blocks/check-limits.ts';
import { option } from '../blocks/elements/inputs.ts';
import { sentence } from '../blocks/elements/sentence.ts';
import { loadingView } from '../blocks/search/details/details-view.ts';
import { countingView, endedView } from '../blocks/wish/wish-preview.ts';
import { wishView } from '../blocks/wish/wish-view.ts';
import { BLOCK_LIMITS } from '../limits.ts';
import { createMadeButton } from './actions/made-buttons.ts';
import {
  createCopyMade,
  createEditMade,
  createMadeMenu,
  createNewWish,
} from './actions/open-form.ts';
import { createDigestAnswers } from './digest-answers.ts';
import { createGate } from './gate.ts';
import type { SharedDeps } from './listener-deps.ts';
import { createOnClick } from './on-click.ts';
import { createSubmitTransfer, readTransfer, transferProblem } from './views/submit-transfer.ts';
import { readWish, readWishPreview, type WishSubmission } from './wish/read-wish.ts';
import {
  createCountWish,
  createPreviewWish,
  createSaveWish,
  endWish,
  type WishDeps,
} from './wish/submit-wish.ts';
import { createCheckWish } from './wish/wish-problems.ts';

/** Slack waits three seconds for the answer to a form; what is not known by then is shown in the form. */
const CHECK_MS = 2_000;

/** Digests and alerts that people make: the form, its preview, and what else is done with them. */
export function registerWish(app: App, deps: SharedDeps): void {
  const wishDeps = { ...deps, checkWish: createCheckWish(deps) };
  registerForm(app, wishDeps);
  registerButtons(app, deps);
  registerTransfer(app, deps);
  for (const field of [WISH.timezone, PREFERENCES.timezone]) {
    app.options(field, async ({ ack, body }) => {
      const typed = 'value' in body && typeof body.value === 'string' ? body.value : '';
      const zones = findTimezones(typed, BLOCK_LIMITS.selectOptions);
      await ack({ options: zones.map((zone) => option(zone, zone)) });
    });
  }
}

const OLD_FORM = endedView(
  sentence(
    'This form was opened by another version of Signalpost. Open it again; nothing was saved.',
  ),
);

const actOf = ({ fields: { channel } }: WishSubmission): Act =>
  channel === null ? 'keep-own' : 'make-digest';

function registerForm(app: App, deps: SharedDeps & WishDeps): void {
  const gate = createGate(deps);
  const { checkWish } = deps;
  const inGate = (
    submission: WishSubmission,
    client: WebClient,
    work: (submission: WishSubmission, client: WebClient) => Promise<void>,
  ) => {
    const tell = endWish.bind(null, submission, client);
    return gate({ act: actOf(submission), actor: submission.actor, tell }, () =>
      work(submission, client),
    );
  };
  const countWish = createCountWish(deps);
  app.action({ action_id: ACTIONS.countWish }, async ({ ack, body, client }) => {
    await ack();
    const submission = readWish(body, deps.here().team);
    if (submission !== undefined) {
      await inGate(submission, client, countWish);
    }
  });
  // Which other fields there are depends on these.
  for (const field of [WISH.what, WISH.cadence]) {
    app.action({ action_id: field }, async ({ ack, body, client }) => {
      await ack();
      const form = readWish(body, deps.here().team);
      if (form !== undefined) {
        await inGate(form, client, async ({ viewId, fields }) => {
          await client.views.update({ view_id: viewId, view: viewWithinLimits(wishView(fields)) });
        });
      }
    });
  }
  app.action({ action_id: ACTIONS.changeWish }, async ({ ack, body, client }) => {
    await ack();
    const preview = readWishPreview(body, deps.here().team);
    if (preview !== undefined) {
      await inGate(preview, client, async ({ viewId, fields }) => {
        await client.views.update({ view_id: viewId, view: viewWithinLimits(wishView(fields)) });
      });
    }
  });
  const previewWish = createPreviewWish(deps);
  app.view({ type: 'view_submission', callback_id: VIEWS.wish }, async ({ ack, body, client }) => {
    const submission = readWish(body, deps.here().team);
    if (submission === undefined) {
      await ack({ response_action: 'update', view: OLD_FORM });
      return;
    }
    const { actor, fields } = submission;
    const checked = await Promise.race([
      checkWish(client, actor, fields).catch(() => null),
      systemClock.sleep(CHECK_MS).then(() => null),
    ]);
    if (checked !== null && Object.keys(checked.problems).length > 0) {
      await ack({ response_action: 'errors', errors: { ...checked.problems } });
      return;
    }
    await ack({ response_action: 'update', view: countingView(fields, 'Counting…') });
    await inGate(submission, client, previewWish);
  });
  const saveWish = createSaveWish(deps);
  app.view(
    { type: 'view_submission', callback_id: VIEWS.wishPreview },
    async ({ ack, body, client }) => {
      const submission = readWishPreview(body, deps.here().team);
      if (submission === undefined) {
        await ack({ response_action: 'update', view: OLD_FORM });
        return;
      }
      await ack({ response_action: 'update', view: countingView(submission.fields, 'Saving…') });
      await inGate(submission, client, saveWish);
    },
  );
}

function registerButtons(app: App, deps: SharedDeps): void {
  const onClick = createOnClick(app, deps);
  // Whether it is a channel's or an alert is known where it is looked up: the stricter is asked there.
  onClick(ACTIONS.newWish, 'keep-own', createNewWish(deps));
  onClick(ACTIONS.editMade, 'keep-own', createEditMade(deps));
  onClick(ACTIONS.copyMade, 'keep-own', createCopyMade(deps));
  onClick(
    ACTIONS.madeMenu,
    'keep-own',
    createMadeMenu({ ...deps, digestAnswers: createDigestAnswers(deps) }),
  );
  onClick(ACTIONS.pauseMade, 'keep-own', createMadeButton(deps, { kind: 'pause' }));
  onClick(ACTIONS.resumeMade, 'keep-own', createMadeButton(deps, { kind: 'resume' }));
  onClick(ACTIONS.deleteMade, 'keep-own', createMadeButton(deps, { kind: 'delete' }));
  onClick(ACTIONS.restoreMade, 'keep-own', createMadeButton(deps, { kind: 'restore' }));
}

function registerTransfer(app: App, deps: SharedDeps): void {
  const gate = createGate(deps);
  const submitTransfer = createSubmitTransfer(deps);
  app.view(
    { type: 'view_submission', callback_id: VIEWS.transfer },
    async ({ ack, body, client }) => {
      const transfer = readTransfer(body, deps.here().team);
      const problem = await transferProblem(deps, client, transfer);
      if (problem !== null) {
        await ack({ response_action: 'errors', errors: { [NEW_OWNER.block]: problem } });
        return;
      }
      await ack({ response_action: 'update', view: loadingView() });
      const tell = endWish.bind(null, transfer, client);
      await gate({ act: 'make-digest', actor: transfer.actor, tell }, () =>
        submitTransfer(transfer, client),
      );
    },
  );
}
