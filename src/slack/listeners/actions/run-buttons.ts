import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import type { Review } from '../../../review/review.ts';
import { RunPageValue, RunValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { sentDigestMessages, sentDigestView } from '../../blocks/digest/digest-outcome.ts';
import { type PickSeveralFields, pickSeveralView } from '../../blocks/digest/pick-several.ts';
import { runItemsMessage, unknownRunMessage } from '../../blocks/digest/run-items.ts';
import { runReasonsMessage } from '../../blocks/digest/run-reasons.ts';
import type { SlackMessage } from '../../blocks/slack-message.ts';
import type { SeesRun } from '../../people/sees-run.ts';
import type { Click } from '../click.ts';
import { replaceClicked, tellPrivately } from '../tell-privately.ts';

export interface RunButtonsDeps {
  readonly digests: Pick<Digests, 'runItems' | 'runReasons' | 'sentRun'>;
  readonly seesRun: SeesRun;
}

/** What the list of a run is drawn with. */
export interface RunListDeps extends RunButtonsDeps {
  readonly review: Pick<Review, 'standings'>;
}

/** What no run is called: one that somebody may not see is as unknown as one that never was. */
const NO_RUN = '';

async function runOf(click: Click, seesRun: SeesRun): Promise<string> {
  const run = readValue(RunValue, click.value)?.run ?? NO_RUN;
  return (await seesRun(click, run)) ? run : NO_RUN;
}

/** A page of the list that the run froze, with what was decided since. */
async function runList(
  { digests, seesRun, review }: RunListDeps,
  click: Click,
  page: number,
): Promise<SlackMessage> {
  const outcome = await digests.runItems(await runOf(click, seesRun), page);
  const ids = outcome.kind === 'items' ? outcome.items.map(({ item }) => item.id) : [];
  return runItemsMessage(outcome, await review.standings(click.actor, ids));
}

/** See all: the list that the run froze, from its first page. */
export function createShowRunItems(deps: RunListDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const list = await runList(deps, click, 1);
    await tellPrivately(client, click, list);
  };
}

/** Previous and Next of that list: the page takes the place of the one that was clicked. */
export function createTurnRunItems(deps: RunListDeps) {
  return async (click: Click): Promise<void> => {
    const page = readValue(RunPageValue, click.value)?.page ?? 1;
    await replaceClicked(click, await runList(deps, click, page));
  };
}

/** Why these? */
export function createShowRunReasons({ digests, seesRun }: RunButtonsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const outcome = await digests.runReasons(await runOf(click, seesRun));
    await tellPrivately(client, click, runReasonsMessage(outcome));
  };
}

/** A run of the log, as it was sent. */
export function createShowRun({ digests, seesRun }: RunButtonsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const sent = await digests.sentRun(await runOf(click, seesRun));
    const messages = sent === undefined ? [unknownRunMessage()] : sentDigestMessages(sent);
    if (click.channel === null) {
      // On the Home tab there is no place for a message.
      const view = viewWithinLimits(sentDigestView(messages));
      await client.views.open({ trigger_id: click.triggerId, view });
      return;
    }
    for (const message of messages) {
      await tellPrivately(client, click, message);
    }
  };
}

/** Flag several…, Collect several…: asks which, in a modal. */
export function createPickSeveral(
  { digests, seesRun }: RunButtonsDeps,
  deed: PickSeveralFields['deed'],
) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const sent = await digests.sentRun(await runOf(click, seesRun));
    if (sent === undefined || sent.entries.length === 0) {
      await tellPrivately(client, click, unknownRunMessage());
      return;
    }
    const { channel, threadTs } = click;
    const view = pickSeveralView({
      deed,
      title: sent.record.title,
      entries: sent.entries,
      remembered: { channel, threadTs },
    });
    await client.views.open({ trigger_id: click.triggerId, view: viewWithinLimits(view) });
  };
}
