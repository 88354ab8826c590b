import type { WebClient } from '@slack/web-api';
import type { Digests } from '../../../digests/digests.ts';
import { RunPageValue, RunValue, readValue } from '../../blocks/action-values.ts';
import { viewWithinLimits } from '../../blocks/check-limits.ts';
import { sentDigestMessages, sentDigestView } from '../../blocks/digest/digest-outcome.ts';
import { flagSeveralView } from '../../blocks/digest/flag-several.ts';
import { runItemsMessage, unknownRunMessage } from '../../blocks/digest/run-items.ts';
import { runReasonsMessage } from '../../blocks/digest/run-reasons.ts';
import type { Click } from '../click.ts';
import { replaceClicked, tellPrivately } from '../tell-privately.ts';

export interface RunButtonsDeps {
  readonly digests: Pick<Digests, 'runItems' | 'runReasons' | 'sentRun'>;
}

const runOf = ({ value }: Click) => readValue(RunValue, value)?.run ?? '';

/** See all: the list that the run froze, from its first page. */
export function createShowRunItems({ digests }: RunButtonsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const outcome = await digests.runItems(runOf(click), 1);
    await tellPrivately(client, click, runItemsMessage(outcome));
  };
}

/** Previous and Next of that list: the page takes the place of the one that was clicked. */
export function createTurnRunItems({ digests }: RunButtonsDeps) {
  return async (click: Click): Promise<void> => {
    const turn = readValue(RunPageValue, click.value);
    const outcome = await digests.runItems(turn?.run ?? '', turn?.page ?? 1);
    await replaceClicked(click, runItemsMessage(outcome));
  };
}

/** Why these? */
export function createShowRunReasons({ digests }: RunButtonsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const outcome = await digests.runReasons(runOf(click));
    await tellPrivately(client, click, runReasonsMessage(outcome));
  };
}

/** A run of the log, as it was sent. */
export function createShowRun({ digests }: RunButtonsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const sent = await digests.sentRun(runOf(click));
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

/** Flag several…: asks which, in a modal. */
export function createOpenFlagSeveral({ digests }: RunButtonsDeps) {
  return async (click: Click, client: WebClient): Promise<void> => {
    const sent = await digests.sentRun(runOf(click));
    if (sent === undefined || sent.entries.length === 0) {
      await tellPrivately(client, click, unknownRunMessage());
      return;
    }
    const { channel, threadTs } = click;
    const view = flagSeveralView({
      title: sent.record.title,
      entries: sent.entries,
      remembered: { channel, threadTs },
    });
    await client.views.open({ trigger_id: click.triggerId, view: viewWithinLimits(view) });
  };
}
